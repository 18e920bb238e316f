// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/diagnosis.hpp>
#include <tapeless/core/diagnostics.hpp>
#include <tapeless/graph/rewrite.hpp>

namespace tapeless {

class condition;

/// A value of a function while the compiler traces it: a node of the graph under construction. A
/// symbol made from a number stays a number until it meets a graph.
class symbol {
public:
    using symbolic_tag = symbol;

    constexpr symbol() = default; // zero, as for double{}
    template <class Number>
    requires std::is_arithmetic_v<Number>
    constexpr symbol(Number value) : constant_(static_cast<double>(value)) {}
    constexpr symbol(builder* home, int node) : home_(home), node_(node) {}

    /// A condition in place of a number.
    template <class Condition>
    requires std::is_same_v<Condition, condition>
    constexpr symbol(Condition const&) {
        static_assert(!std::is_same_v<Condition, condition>, TAPELESS_SAYS_CONDITION);
    }

    constexpr builder* home() const { return home_; }
    constexpr double constant() const { return constant_; }
    constexpr int in(builder& g) const { return home_ ? node_ : g.constant_node(constant_); }
    constexpr bool is_constant() const { return home_ == nullptr || home_->is_constant(node_); }
    constexpr double constant_value() const {
        return home_ == nullptr ? constant_ : home_->constant_at(node_);
    }

    friend constexpr symbol operator+(symbol const& a, symbol const& b) {
        if (builder* g = common_home(a, b)) return {g, add(*g, a.in(*g), b.in(*g))};
        return a.constant_ + b.constant_;
    }
    friend constexpr symbol operator-(symbol const& a, symbol const& b) {
        if (builder* g = common_home(a, b)) return {g, subtract(*g, a.in(*g), b.in(*g))};
        return a.constant_ - b.constant_;
    }
    friend constexpr symbol operator*(symbol const& a, symbol const& b) {
        if (builder* g = common_home(a, b)) return {g, multiply(*g, a.in(*g), b.in(*g))};
        return a.constant_ * b.constant_;
    }
    friend constexpr symbol operator/(symbol const& a, symbol const& b) {
        if (builder* g = common_home(a, b)) return {g, divide(*g, a.in(*g), b.in(*g))};
        return a.constant_ / b.constant_;
    }
    friend constexpr symbol operator-(symbol const& a) {
        if (a.home_) return {a.home_, negate(*a.home_, a.node_)};
        return -a.constant_;
    }
    friend constexpr symbol operator+(symbol const& a) { return a; }

    constexpr symbol& operator+=(symbol const& other) { return *this = *this + other; }
    constexpr symbol& operator-=(symbol const& other) { return *this = *this - other; }
    constexpr symbol& operator*=(symbol const& other) { return *this = *this * other; }
    constexpr symbol& operator/=(symbol const& other) { return *this = *this / other; }

    constexpr symbol& operator++() { return *this += 1.0; }
    constexpr symbol& operator--() { return *this -= 1.0; }
    constexpr symbol operator++(int) {
        symbol const before = *this;
        return *this += 1.0, before;
    }
    constexpr symbol operator--(int) {
        symbol const before = *this;
        return *this -= 1.0, before;
    }

    /// `if (x)` and `while (x)` ask for bool, `static_cast<double>(x)` for a number.
    template <class Number>
    requires std::is_arithmetic_v<Number>
    constexpr explicit operator Number() const {
        if constexpr (std::is_same_v<Number, bool>)
            static_assert(diagnosis::has_no_branch<Number>, TAPELESS_SAYS_BRANCH);
        else
            static_assert(diagnosis::is_known<Number>, TAPELESS_SAYS_NOT_A_DOUBLE);
        return {};
    }
    template <class Index>
    constexpr symbol operator[](Index const&) const {
        static_assert(diagnosis::is_known<Index>, TAPELESS_SAYS_ELEMENTS);
        return {};
    }

private:
    static constexpr builder* common_home(symbol const& a, symbol const& b) {
        return a.home_ ? a.home_ : b.home_;
    }

    builder* home_ = nullptr;
    int node_ = 0;
    double constant_ = 0;
};

/// The truth value of a comparison of symbols. Its value is unknown while the function is traced,
/// so it cannot steer C++ control flow; `select` uses it.
class condition {
public:
    using symbolic_tag = condition;

    constexpr condition(bool value) : constant_(value) {}
    constexpr condition(builder* home, int node) : home_(home), node_(node) {}

    constexpr builder* home() const { return home_; }
    constexpr double constant() const { return constant_ ? 1 : 0; }
    constexpr int in(builder& g) const { return home_ ? node_ : g.constant_node(constant()); }
    constexpr bool is_constant() const { return home_ == nullptr || home_->is_constant(node_); }
    constexpr bool constant_value() const {
        return home_ == nullptr ? constant_ : home_->constant_at(node_) != 0;
    }

    template <class Bool>
    requires std::is_same_v<Bool, bool>
    constexpr operator Bool() const {
        static_assert(diagnosis::has_no_branch<Bool>, TAPELESS_SAYS_BRANCH);
        return false;
    }

private:
    builder* home_ = nullptr;
    int node_ = 0;
    bool constant_ = false;
};

template <class Type>
concept TracedValue = std::is_same_v<Type, symbol> || std::is_same_v<Type, condition>;

// A condition as an operand of arithmetic without any symbol, as in (x > 0) * 2.0.
template <class A, class B>
concept ConditionOperands = (std::is_same_v<A, condition> &&
                             (std::is_same_v<B, condition> || std::is_arithmetic_v<B>)) ||
                            (std::is_arithmetic_v<A> && std::is_same_v<B, condition>);
template <class A, class B>
requires ConditionOperands<A, B>
constexpr symbol operator+(A const& a, B const& b) { return symbol(a) + symbol(b); }
template <class A, class B>
requires ConditionOperands<A, B>
constexpr symbol operator-(A const& a, B const& b) { return symbol(a) - symbol(b); }
template <class A, class B>
requires ConditionOperands<A, B>
constexpr symbol operator*(A const& a, B const& b) { return symbol(a) * symbol(b); }
template <class A, class B>
requires ConditionOperands<A, B>
constexpr symbol operator/(A const& a, B const& b) { return symbol(a) / symbol(b); }

template <class Op>
struct describe;
template <class Op>
inline constexpr operation_info info_of = describe<Op>::info();

template <class Type>
constexpr builder* home_of(Type const& x) {
    if constexpr (TracedValue<Type>)
        return x.home();
    else
        return nullptr;
}
template <class Type>
constexpr int node_in(builder& g, Type const& x) {
    if constexpr (TracedValue<Type>)
        return x.in(g);
    else
        return g.constant_node(static_cast<double>(x));
}
template <class Type>
constexpr auto constant_of(Type const& x) {
    if constexpr (TracedValue<Type>)
        return x.constant_value();
    else if constexpr (std::is_same_v<Type, bool>)
        return x;
    else
        return static_cast<double>(x);
}

/// Whether every operand is a condition where the operation wants one, and a number elsewhere.
template <class Op, class... Operand>
constexpr bool kinds_fit() {
    int k = 0;
    return ((Op::operands[k++] == kind::condition
                 ? std::is_same_v<Operand, condition> || std::is_same_v<Operand, bool>
                 : !std::is_same_v<Operand, condition>)&&...);
}

/// An operation on traced values: a new node, or a number where no graph is involved.
template <class Op, class... Operand>
requires((TracedValue<Operand> || ...) &&
         ((TracedValue<Operand> ||
           !Symbolic<Operand>)&&...)) constexpr auto apply_op(Op, Operand const&... x) {
    using Result = std::conditional_t<Op::result == kind::condition, condition, symbol>;
    constexpr bool numbers = ((TracedValue<Operand> || std::is_arithmetic_v<Operand>)&&...);
    static_assert(numbers, TAPELESS_SAYS_OPERAND);
    constexpr bool fits = kinds_fit<Op, Operand...>();
    static_assert(fits, TAPELESS_SAYS_CONDITION);
    if constexpr (!fits || !numbers)
        return Result(false);
    else {
        builder* g = nullptr;
        ((g = g ? g : home_of(x)), ...);
        if (g == nullptr) return Result(Op::value(constant_of(x)...));
        int const nodes[] = {node_in(*g, x)...};
        return Result(g, call(*g, info_of<Op>, nodes));
    }
}

/// A named constant as a node beside `near`, or as a number where no graph is involved.
template <class Op>
constexpr symbol apply_nullary(Op, symbol const& near) {
    if (near.home() == nullptr) return Op::template value<double>();
    return {near.home(), call(*near.home(), info_of<Op>, nullptr)};
}

} // namespace tapeless
