// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <concepts>
#include <cstddef>
#include <numbers>
#include <type_traits>
#include <utility>

namespace tapeless::math {

/// C++ computes sin(2) in double, and pow(2.0f, 2) too; so do we.
template <class... Type>
using promoted = std::common_type_t<std::conditional_t<std::is_integral_v<Type>, double, Type>...>;

/// Whether exp and log of a double are kernels of our own, in place. Without fused multiply-adds
/// those that the C library finds at run time are faster.
#ifdef __FMA__
inline constexpr bool machine_fuses = true;
#else
inline constexpr bool machine_fuses = false;
#endif
template <class X>
inline constexpr bool has_fast_kernels = machine_fuses&& std::is_same_v<X, double>;

template <class Type>
concept ArithmeticNumber = std::is_arithmetic_v<Type>;

/// Numbers made of two real ones: std::complex, batches of it, and types that look like them.
template <class Type>
concept ComplexNumber = std::is_class_v<Type> && requires(Type const& z) {
    typename Type::value_type;
    Type(z.real(), z.imag());
};

/// Batches of floating-point numbers that go to memory and back.
template <class X>
concept LaneBatch = std::is_class_v<X> && requires(X const& x, typename X::value_type* memory) {
    requires std::is_floating_point_v<typename X::value_type>;
    requires(X::size > 0);
    x.store_unaligned(memory);
    X::load_unaligned(memory);
};

/// Batches with the mathematics of a library, which takes some edges as it likes; a batch with
/// kernels that keep them says so by `keeps_edges`.
template <class X>
concept CarelessBatch = LaneBatch<X> && !requires {
    typename X::keeps_edges;
};

/// Types whose comparisons are one truth value, and types with one per lane and a `select`. The
/// masks of xsimd on AVX-512 convert to bool, to whether any lane holds.
template <class X>
concept OrderedNumber = !LaneBatch<X> && requires(X const& x) {
    requires std::is_convertible_v<decltype(x < x), bool>;
};
template <class X>
concept LanewiseNumber = !OrderedNumber<X> && requires(X const& x) {
    select(x < x, x, x);
};

/// A function of numbers applied to every lane.
template <class Function, LaneBatch X, std::same_as<X>... Same>
X lane_by_lane(Function const& function, X const& x, Same const&... more) {
    using Element = typename X::value_type;
    Element lane[1 + sizeof...(Same)][X::size];
    std::size_t k = 0;
    x.store_unaligned(lane[k++]), (more.store_unaligned(lane[k++]), ...);
    for (std::size_t i = 0; i < X::size; ++i)
        lane[0][i] = [&]<std::size_t... K>(std::index_sequence<K...>) {
            return static_cast<Element>(function(lane[K][i]...));
        }
    (std::make_index_sequence<1 + sizeof...(Same)>{});
    return X::load_unaligned(lane[0]);
}

/// A long double constant to the precision of any number type.
template <class Value>
constexpr Value constant(long double x) {
    if constexpr (std::is_arithmetic_v<Value>) {
        return static_cast<Value>(x);
    } else if constexpr (requires { Value(constant<typename Value::value_type>(x)); }) {
        return Value(constant<typename Value::value_type>(x));
    } else {
        return Value(static_cast<double>(x));
    }
}

inline constexpr long double constant_pi = std::numbers::pi_v<long double>;
inline constexpr long double constant_ln2 = std::numbers::ln2_v<long double>;
inline constexpr long double constant_ln10 = std::numbers::ln10_v<long double>;
inline constexpr long double constant_inverse_ln2 = std::numbers::log2e_v<long double>;
inline constexpr long double constant_inverse_ln10 = std::numbers::log10e_v<long double>;
inline constexpr long double constant_two_over_sqrt_pi =
    2 * std::numbers::inv_sqrtpi_v<long double>;

} // namespace tapeless::math
