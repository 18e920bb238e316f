// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/source.hpp>

#include <fstream>

/// Writes the random functions that compiled.cpp includes: a generic lambda for each
/// recipe, and the traced function of it.
int main(int count, char** argument) {
    if (count != 2) return 2;
    std::ofstream out(argument[1]);
    out << "#pragma once\n#include <tapeless/tapeless.hpp>\nnamespace random_test::compiled {\n"
           "namespace tl = tapeless;\ntemplate <int>\ninline constexpr int body = 0;\n";
    for (int seed = 1; seed <= random_test::compiled_functions; ++seed)
        out << random_test::source_of(
            random_test::compiled_recipe(static_cast<std::uint64_t>(seed)), std::to_string(seed));
    out << "template <int Seed>\ninline constexpr auto function = tl::function(body<Seed>);\n";
    out << "} // namespace random_test::compiled\n";
    return out.good() ? 0 : 1;
}
