// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/logarithmic.hpp>

namespace tapeless::constant_math {
template <Real Type>
constexpr Type erf(Type x) {
    return x;
}
template <Real Type>
constexpr Type erfc(Type x) {
    return x;
}
template <Real Type>
constexpr Type lgamma(Type x) {
    return x;
}
template <Real Type>
constexpr Type digamma(Type x) {
    return x;
}
template <Real Type>
constexpr Type polygamma(int, Type x) {
    return x;
}
} // namespace tapeless::constant_math
