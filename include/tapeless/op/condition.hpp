// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>

namespace tapeless {

namespace foreign {
/// `select` of a batch library, found by argument-dependent lookup; ours is declared further down.
template <class Mask, class Value>
constexpr Value pick(Mask const& mask, Value const& a, Value const& b) {
    if constexpr (std::is_same_v<Mask, bool>)
        return mask ? a : b;
    else
        return select(mask, a, b);
}
} // namespace foreign

struct comparison : binary {
    static constexpr kind result = kind::condition;
    static constexpr binding form = binding::comparison;
    static constexpr domain defined_on = domain::ordered;
};
struct less_op : comparison {
    static constexpr char const* name = "<";
    static constexpr auto value(auto const& a, auto const& b) { return a < b; }
};
struct less_equal_op : comparison {
    static constexpr char const* name = "<=";
    static constexpr char const* latex = "\\le";
    static constexpr auto value(auto const& a, auto const& b) { return a <= b; }
};
struct equal_op : comparison {
    static constexpr char const* name = "==";
    static constexpr char const* latex = "=";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::any;
    static constexpr auto value(auto const& a, auto const& b) { return a == b; }
};

struct logic : binary {
    static constexpr kind result = kind::condition;
    static constexpr kind operands[3] = {kind::condition, kind::condition, kind::condition};
    static constexpr bool commutative = true;

protected:
    /// A constant operand decides or drops out, so that no truth value of a program is a constant.
    static constexpr bool settled_by(bool decides, auto& simpler, auto const& a, auto const& b) {
        if (!a.is_constant() && !b.is_constant()) return false;
        bool const value = a.is_constant() ? a.constant_value() : b.constant_value();
        simpler = value == decides ? (a.is_constant() ? a : b) : (a.is_constant() ? b : a);
        return true;
    }
};
struct and_op : logic {
    static constexpr char const* name = "&&";
    static constexpr char const* latex = "\\land";
    static constexpr binding form = binding::conjunction;
    static constexpr auto value(auto const& a, auto const& b) { return a && b; }
    static constexpr bool simplify(auto& simpler, auto const& a, auto const& b) {
        return settled_by(false, simpler, a, b);
    }
};
struct or_op : logic {
    static constexpr char const* name = "||";
    static constexpr char const* latex = "\\lor";
    static constexpr binding form = binding::disjunction;
    static constexpr auto value(auto const& a, auto const& b) { return a || b; }
    static constexpr bool simplify(auto& simpler, auto const& a, auto const& b) {
        return settled_by(true, simpler, a, b);
    }
};
struct not_op : unary {
    static constexpr char const* name = "!";
    static constexpr char const* latex = "\\lnot ";
    static constexpr binding form = binding::sign;
    static constexpr kind result = kind::condition;
    static constexpr kind operands[3] = {kind::condition, kind::condition, kind::condition};
    static constexpr auto value(auto const& a) { return !a; }
};

/// Each branch receives its adjoint only where it is taken.
struct select_op : ternary {
    static constexpr char const* name = "select";
    static constexpr kind operands[3] = {kind::condition, kind::real, kind::real};
    static constexpr auto value(auto const& c, auto const& a, auto const& b) {
        return foreign::pick(c, a, b);
    }
    static constexpr auto partial(auto const&, auto const& c, auto const&, auto const&) {
        return partials(0.0, guarded{c, 1.0}, guarded{!c, 1.0});
    }
    static constexpr bool simplify(auto& result, auto const& c, auto const& a, auto const& b) {
        if (!c.is_constant()) return false;
        result = c.constant_value() ? a : b;
        return true;
    }
};

template <class... Type>
concept SymbolicOperands = Operands<Type...> &&(Symbolic<Type> || ...);

template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator<(A const& a, B const& b) { return apply_op(less_op{}, a, b); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator>(A const& a, B const& b) { return apply_op(less_op{}, b, a); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator<=(A const& a, B const& b) { return apply_op(less_equal_op{}, a, b); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator>=(A const& a, B const& b) { return apply_op(less_equal_op{}, b, a); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator==(A const& a, B const& b) { return apply_op(equal_op{}, a, b); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator!=(A const& a, B const& b) {
    return apply_op(not_op{}, apply_op(equal_op{}, a, b));
}
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator&&(A const& a, B const& b) { return apply_op(and_op{}, a, b); }
template <class A, class B>
requires SymbolicOperands<A, B>
constexpr auto operator||(A const& a, B const& b) { return apply_op(or_op{}, a, b); }
template <class A>
requires SymbolicOperands<A>
constexpr auto operator!(A const& a) { return apply_op(not_op{}, a); }

/// Where `c` holds `a`, else `b`; both are computed, the gradient follows the one that counts.
template <class C, class A, class B>
requires Operands<C, A, B>
constexpr auto select(C const& c, A const& a, B const& b) {
    if constexpr (Symbolic<C>)
        return apply_op(select_op{}, c, a, b);
    else {
        using Value = std::common_type_t<floating<A>, floating<B>>;
        return foreign::pick(c, Value(a), Value(b));
    }
}

} // namespace tapeless
