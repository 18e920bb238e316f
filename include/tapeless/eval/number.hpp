// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/symbol.hpp>

#include <type_traits>

namespace tapeless {

/// What `join` answers where two number types must not meet in one call.
struct mismatch {};

template <class Value>
struct element_of {
    using type = void;
};
template <class Value>
requires requires { typename Value::value_type; }
struct element_of<Value> {
    using type = typename Value::value_type;
};

/// The number type of a call with arguments of types A and B. Integers take the other's side; a
/// number joins a complex number or batch made of such numbers; anything joins a symbol.
template <class A, class B>
struct join {
    using type = mismatch;
};
template <class A>
struct join<A, A> {
    using type = A;
};
template <class A, class B>
requires(!std::is_same_v<A, B> && std::is_arithmetic_v<A> &&
         std::is_integral_v<B>) struct join<A, B> {
    using type = A;
};
template <class A, class B>
requires(std::is_integral_v<A>&& std::is_floating_point_v<B>) struct join<A, B> {
    using type = B;
};
template <class A, class B>
requires(std::is_class_v<A>&& std::is_arithmetic_v<B> &&
         !std::is_same_v<A, mismatch>) struct join<A, B> {
    using element = typename element_of<A>::type;
    static constexpr bool joins = std::is_same_v<A, symbol> || std::is_integral_v<B> ||
                                  std::is_same_v<element, B> || std::is_void_v<element>;
    using type = std::conditional_t<joins, A, mismatch>;
};
template <class A, class B>
requires(std::is_class_v<B>&& std::is_arithmetic_v<A> &&
         !std::is_same_v<B, mismatch>) struct join<A, B> : join<B, A> {
};

template <class... Value>
struct number_of;
template <>
struct number_of<> {
    using type = double;
};
template <class Value>
struct number_of<Value> {
    using type = std::conditional_t<std::is_integral_v<Value>, double, Value>;
};
template <class A, class B, class... Rest>
struct number_of<A, B, Rest...> : number_of<typename join<A, B>::type, Rest...> {};

/// What a leaf of an argument has to be: closed under products.
template <class Value>
inline constexpr bool is_number = TracedValue<Value>;
template <class Value>
requires requires(Value x) { requires std::is_convertible_v<decltype(x * x), Value>; }
inline constexpr bool is_number<Value> = true;

template <class Value>
inline constexpr bool is_range = requires(Value& x) {
    x.begin();
};

/// An expression where a value should be.
template <class Value>
inline constexpr bool is_unbound = Symbolic<Value> && !TracedValue<Value>;

/// Complex numbers have no order.
template <class Value>
inline constexpr bool lacks_order = requires(Value const& x) {
    x.real();
    x.imag();
}
&&!requires(Value const& x) { x < x; };

/// Whether all operations of the function have a meaning for this number type.
template <class At, class Value>
constexpr bool defined_on() {
    if constexpr (lacks_order<Value>) {
        constexpr word culprit = [] {
            for (int op = code::first_called; op < At::graph.operations; ++op)
                if (At::graph.operation[op]->defined_on == domain::ordered)
                    return At::graph.operation[op]->hash;
            return word{0};
        }();
        if constexpr (culprit != 0)
            static_assert(diagnosis::is_defined_on<operation_of<culprit>, Value>,
                          TAPELESS_SAYS_ORDERED);
        return culprit == 0;
    } else
        return true;
}

} // namespace tapeless
