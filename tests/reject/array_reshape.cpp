// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: reshape leaves one extent at most to be found, as in reshape<3, dynamic>(x)
#include <tapeless/array.hpp>

namespace tl = tapeless;

#ifndef ACCEPT
constexpr auto f =
    tl::function([](auto a) { return tl::sum(tl::reshape<tl::dynamic, tl::dynamic>(a)); });
#else
constexpr auto f = tl::function([](auto a) { return tl::sum(tl::reshape<3, tl::dynamic>(a)); });
#endif

int main() { f(tl::tensor<double, 6>()); }
