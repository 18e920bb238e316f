// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/data.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a * sin(a); });

int main() {
#ifndef ACCEPT
    using slopes = tl::tangents<float, 4>;
#else
    using slopes = tl::tangents<double, 4>;
#endif
    auto const [value, slope] = tl::jvp(f)(std::tuple{2.0}, std::tuple{slopes::unit(1)});
    return value == 0 && slope[0] == 0;
}
