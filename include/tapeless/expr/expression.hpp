// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/expr/record.hpp>

#include <bit>

namespace tapeless {

/// Run-time numbers that an expression carries: literals and captured values.
template <int Count>
struct held_numbers {
    double value[Count]{};
};
template <>
struct held_numbers<0> {};

inline constexpr int most_held = 64;

/// What the type of an expression cannot change to.
template <class Type>
concept Assigned = std::is_arithmetic_v<Type> || requires {
    typename Type::symbolic_tag;
};

/// An expression over named variables: its root by content, and the run-time numbers it holds. A
/// value like any other: no reference to its parts, so `auto` is always safe.
template <word Root, int Held = 0>
struct expression {
    using symbolic_tag = expression;
    static constexpr word root = Root;
    static constexpr int held_count = Held;

    [[no_unique_address]] held_numbers<Held> held{};

    constexpr double const* held_values() const {
        if constexpr (Held > 0)
            return held.value;
        else
            return nullptr;
    }

    /// `if (x > y)` asks for this.
    template <class Bool>
    requires std::is_same_v<Bool, bool>
    constexpr explicit operator Bool() const {
        static_assert(diagnosis::has_no_branch<Bool>, TAPELESS_SAYS_NO_TRUTH);
        return false;
    }

    /// `double v = e` and `std::sin(e)` ask for this.
    template <class Number>
    requires std::is_same_v<Number, double>
    constexpr operator Number() const {
        static_assert(diagnosis::is_known<Number>, TAPELESS_SAYS_NO_VALUE);
        return 0.0;
    }

    /// `s = s + x` asks for this.
    template <class Other>
    requires Assigned<Other>
    constexpr expression& operator=(Other const&) {
        constexpr bool constant_type = !Assigned<Other>;
        static_assert(constant_type, TAPELESS_SAYS_IN_PLACE);
        return *this;
    }

    template <class Index>
    constexpr expression operator[](Index const&) const {
        static_assert(diagnosis::is_known<Index>, TAPELESS_SAYS_ELEMENTS);
        return {};
    }

    /// The value at `e(x = 2.0, y = 3.0)`, in any order.
    template <class... Binding>
    TAPELESS_INLINE constexpr auto operator()(Binding const&... binding) const {
        return call(*this, binding...);
    }
};

template <class Type>
inline constexpr bool is_expression = requires {
    typename Type::symbolic_tag;
}
&&!TracedValue<Type>;

/// An operand as an expression: a variable as its base, a number as one the expression holds.
template <word Root, int Held>
constexpr expression<Root, Held> as_expression(expression<Root, Held> const& e) {
    return e;
}
template <class Number>
requires std::is_arithmetic_v<Number>
constexpr auto as_expression(Number value) {
    expression<leaf_node<record::leaf::held, 0>::hash, 1> e;
    e.held.value[0] = static_cast<double>(value);
    return e;
}

/// Appends the numbers of `e` to `all` from `at` on.
template <int All, word Root, int Held>
constexpr void append_held(held_numbers<All>& all, int& at, expression<Root, Held> const& e) {
    if constexpr (Held > 0)
        for (int i = 0; i < Held; ++i) all.value[at++] = e.held.value[i];
}

template <class Op, word A, int InA>
constexpr auto combine(expression<A, InA> const& a) {
    expression<applied_node<Op, A>::hash, InA> result;
    result.held = a.held;
    return result;
}
/// `InA` numbers are held in `a`. The side that holds fewer is renumbered, so that a long sum stays
/// cheap.
template <class Op, word A, int InA, word B, int InB>
constexpr auto combine(expression<A, InA> const& a, expression<B, InB> const& b) {
    constexpr bool b_first = InB > InA;
    constexpr word left = renumbered < A, b_first ? InB : 0 > ();
    constexpr word right = renumbered < B, b_first ? 0 : InA > ();
    expression<applied_node<Op, left, right>::hash, InA + InB> result;
    int at = 0;
    if constexpr (b_first)
        append_held(result.held, at, b), append_held(result.held, at, a);
    else
        append_held(result.held, at, a), append_held(result.held, at, b);
    return result;
}
template <class Op, word A, int InA, word B, int InB, word C, int InC>
constexpr auto combine(expression<A, InA> const& a, expression<B, InB> const& b,
                       expression<C, InC> const& c) {
    expression<applied_node<Op, A, renumbered<B, InA>(), renumbered<C, InA + InB>()>::hash,
               InA + InB + InC>
        result;
    int at = 0;
    append_held(result.held, at, a), append_held(result.held, at, b);
    append_held(result.held, at, c);
    return result;
}

/// A truth value that the expression holds: programs compute truth values and take none as input.
constexpr auto as_expression(bool value) {
    using zero = expression<leaf_node<record::leaf::constant, std::bit_cast<word>(0.0)>::hash>;
    return combine<not_op>(combine<equal_op>(as_expression(value ? 1.0 : 0.0), zero{}));
}

template <class Operand>
constexpr kind kind_of() {
    if constexpr (is_expression<Operand>)
        return find(record_key<Operand::root>{})->result();
    else
        return std::is_same_v<Operand, bool> ? kind::condition : kind::real;
}
template <class Op, class... Operand>
constexpr bool expression_kinds_fit() {
    int k = 0;
    return ((kind_of<Operand>() == Op::operands[k++]) && ...);
}

/// An operation on expressions and numbers: an expression.
template <class Op, class... Operand>
requires(is_expression<Operand> || ...) constexpr auto apply_op(Op, Operand const&... x) {
    constexpr bool unmixed = !(TracedValue<Operand> || ...);
    static_assert(unmixed, TAPELESS_SAYS_MIXED_DOORS);
    if constexpr (!unmixed)
        return symbol();
    else {
        constexpr int held = (decltype(as_expression(x))::held_count + ... + 0);
        static_assert(held <= most_held, TAPELESS_SAYS_TOO_MANY_HELD);
        constexpr bool fits = expression_kinds_fit<Op, Operand...>();
        static_assert(fits, TAPELESS_SAYS_CONDITION);
        if constexpr (held <= most_held)
            return combine<Op>(as_expression(x)...);
        else
            return expression<leaf_node<record::leaf::constant, 0>::hash>{};
    }
}

template <class A, class B>
concept ExpressionOperands = (is_expression<A> &&
                              (is_expression<B> || std::is_arithmetic_v<B> || TracedValue<B>)) ||
                             (is_expression<B> && (std::is_arithmetic_v<A> || TracedValue<A>));

template <class A, class B>
requires ExpressionOperands<A, B>
constexpr auto operator+(A const& a, B const& b) { return apply_op(add_op{}, a, b); }
template <class A, class B>
requires ExpressionOperands<A, B>
constexpr auto operator-(A const& a, B const& b) { return apply_op(subtract_op{}, a, b); }
template <class A, class B>
requires ExpressionOperands<A, B>
constexpr auto operator*(A const& a, B const& b) { return apply_op(multiply_op{}, a, b); }
template <class A, class B>
requires ExpressionOperands<A, B>
constexpr auto operator/(A const& a, B const& b) { return apply_op(divide_op{}, a, b); }
template <class A>
requires is_expression<A>
constexpr auto operator-(A const& a) { return apply_op(negate_op{}, a); }

/// A compile-time constant as an expression: it can be folded, an exponent can become products.
template <auto Value>
requires std::is_arithmetic_v<decltype(Value)>
inline constexpr expression<
    leaf_node<record::leaf::constant, std::bit_cast<word>(static_cast<double>(Value))>::hash>
    constant{};

namespace literals {

/// `2_c`, `2.5_c`: the constant of that value.
template <char... Digit>
constexpr auto operator""_c() {
    constexpr double value = [] {
        double mantissa = 0, scale = 1;
        bool fraction = false;
        for (char const c : {Digit...}) {
            if (c == '.')
                fraction = true;
            else if (c != '\'') {
                mantissa = mantissa * 10 + (c - '0');
                if (fraction) scale *= 10;
            }
        }
        return mantissa / scale;
    }();
    static_assert(((Digit == '.' || Digit == '\'' || (Digit >= '0' && Digit <= '9')) && ...),
                  TAPELESS_SAYS_LITERAL);
    return constant<value>;
}

} // namespace literals
using namespace literals;

} // namespace tapeless
