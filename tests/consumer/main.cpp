// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });

int main() { return tl::derivative(square)(3.0) == 6.0 ? 0 : 1; }
