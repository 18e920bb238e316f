// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
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

/// Weight of an operand of min or max: it passes where it is chosen, half where both are equal.
template <class Value>
constexpr auto chosen(Value const& mine, Value const& other, auto const& wins) {
    return guarded{wins, select(mine == other, Value(0.5), Value(1.0))};
}

/// A NaN is handed on. It is looked for in the second operand, since the first is the one waited
/// for in `m = max(m, x)`; the comparison hands on the other.
struct min_op : binary {
    static constexpr char const* name = "min";
    static constexpr char const* latex = "\\min";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) {
        return foreign::pick(b != b || b < a, b, a);
    }
    static constexpr auto partial(auto const&, auto const& a, auto const& b) {
        return partials(chosen(a, b, a <= b), chosen(b, a, b <= a));
    }
};

struct max_op : binary {
    static constexpr char const* name = "max";
    static constexpr char const* latex = "\\max";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) {
        return foreign::pick(b != b || a < b, b, a);
    }
    static constexpr auto partial(auto const&, auto const& a, auto const& b) {
        return partials(chosen(a, b, b <= a), chosen(b, a, a <= b));
    }
};

/// min(max(x, low), high); at a bound the slope is that of the inside.
struct clamp_op : ternary {
    static constexpr char const* name = "clamp";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x, auto const& low, auto const& high) {
        return foreign::pick(x < low, low, foreign::pick(high < x, high, x));
    }
    static constexpr auto partial(auto const&, auto const& x, auto const& low, auto const& high) {
        return partials(guarded{low <= x && x <= high, 1.0}, guarded{x < low, 1.0},
                        guarded{high < x && low <= x, 1.0});
    }
};

/// -1, 0 or 1, and the derivative 0 everywhere.
struct sign_op : unary {
    static constexpr char const* name = "sign";
    static constexpr char const* latex = "\\operatorname{sgn}";
    static constexpr domain defined_on = domain::ordered;
    template <class Value>
    static constexpr Value value(Value const& x) {
        return foreign::pick(x > Value(0), Value(1), foreign::pick(x < Value(0), Value(-1), x));
    }
    static constexpr auto partial(auto const&, auto const&) { return 0.0; }
};

/// abs'(0) = 0.
struct abs_op : unary {
    static constexpr char const* name = "abs";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::fabs(x); }
    static constexpr auto partial(auto const&, auto const& x) { return sign(x); }
};

/// |a| with the sign of b; d/da = 1 where the signs agree, else -1; the slope along b is 0.
struct copysign_op : binary {
    static constexpr char const* name = "copysign";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) { return math::copysign(a, b); }
    template <class Value>
    static constexpr auto partial(Value const&, Value const& a, Value const& b) {
        return partials(sign(a) * copysign(Value(1.0), b), 0.0);
    }
};

/// max(x, 0); relu'(0) = 0.
struct relu_op : unary {
    static constexpr char const* name = "relu";
    static constexpr char const* latex = "\\operatorname{relu}";
    static constexpr domain defined_on = domain::ordered;
    template <class Value>
    static constexpr Value value(Value const& x) {
        return foreign::pick(x < Value(0), Value(0), x);
    }
    static constexpr auto partial(auto const&, auto const& x) { return guarded{0.0 < x, 1.0}; }
};

struct step_function : unary {
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto partial(auto const&, auto const&) { return 0.0; }
};
struct floor_op : step_function {
    static constexpr char const* name = "floor";
    static constexpr auto value(auto const& x) { return math::floor(x); }
};
struct ceil_op : step_function {
    static constexpr char const* name = "ceil";
    static constexpr auto value(auto const& x) { return math::ceil(x); }
};
struct round_op : step_function {
    static constexpr char const* name = "round";
    static constexpr auto value(auto const& x) { return math::round(x); }
};
struct trunc_op : step_function {
    static constexpr char const* name = "trunc";
    static constexpr auto value(auto const& x) { return math::trunc(x); }
};

template <class... Type>
concept symbolic_operands = operands<Type...> &&(symbolic<Type> || ...);

template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator<(A const& a, B const& b) { return apply_op(less_op{}, a, b); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator>(A const& a, B const& b) { return apply_op(less_op{}, b, a); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator<=(A const& a, B const& b) { return apply_op(less_equal_op{}, a, b); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator>=(A const& a, B const& b) { return apply_op(less_equal_op{}, b, a); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator==(A const& a, B const& b) { return apply_op(equal_op{}, a, b); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator!=(A const& a, B const& b) {
    return apply_op(not_op{}, apply_op(equal_op{}, a, b));
}
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator&&(A const& a, B const& b) { return apply_op(and_op{}, a, b); }
template <class A, class B>
requires symbolic_operands<A, B>
constexpr auto operator||(A const& a, B const& b) { return apply_op(or_op{}, a, b); }
template <class A>
requires symbolic_operands<A>
constexpr auto operator!(A const& a) { return apply_op(not_op{}, a); }

/// Where `c` holds `a`, else `b`; both are computed, the gradient follows the one that counts.
template <class C, class A, class B>
requires operands<C, A, B>
constexpr auto select(C const& c, A const& a, B const& b) {
    if constexpr (symbolic<C>)
        return apply_op(select_op{}, c, a, b);
    else {
        using Value = std::common_type_t<floating<A>, floating<B>>;
        return foreign::pick(c, Value(a), Value(b));
    }
}
template <class A, class B>
requires operands<A, B>
constexpr applied<min_op, A, B> min(A const& a, B const& b) { return apply_op(min_op{}, a, b); }
template <class A, class B>
requires operands<A, B>
constexpr applied<max_op, A, B> max(A const& a, B const& b) { return apply_op(max_op{}, a, b); }
// As special as std::min, std::max and std::clamp and more constrained: chosen before these after
// `using namespace std`.
template <class A>
requires symbolic_operands<A, A>
constexpr applied<min_op, A, A> min(A const& a, A const& b) { return apply_op(min_op{}, a, b); }
template <class A>
requires symbolic_operands<A, A>
constexpr applied<max_op, A, A> max(A const& a, A const& b) { return apply_op(max_op{}, a, b); }
template <class A>
requires symbolic_operands<A, A, A>
constexpr applied<clamp_op, A, A, A> clamp(A const& x, A const& low, A const& high) {
    return apply_op(clamp_op{}, x, low, high);
}
template <class X, class Low, class High>
requires operands<X, Low, High>
constexpr applied<clamp_op, X, Low, High> clamp(X const& x, Low const& low, High const& high) {
    return apply_op(clamp_op{}, x, low, high);
}
template <class X>
requires operands<X>
constexpr applied<sign_op, X> sign(X const& x) { return apply_op(sign_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<abs_op, X> abs(X const& x) { return apply_op(abs_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<abs_op, X> fabs(X const& x) { return apply_op(abs_op{}, x); }
template <class A, class B>
requires operands<A, B>
constexpr applied<copysign_op, A, B> copysign(A const& a, B const& b) {
    return apply_op(copysign_op{}, a, b);
}
template <class X>
requires operands<X>
constexpr applied<relu_op, X> relu(X const& x) { return apply_op(relu_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<floor_op, X> floor(X const& x) { return apply_op(floor_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<ceil_op, X> ceil(X const& x) { return apply_op(ceil_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<round_op, X> round(X const& x) { return apply_op(round_op{}, x); }
template <class X>
requires operands<X>
constexpr applied<trunc_op, X> trunc(X const& x) { return apply_op(trunc_op{}, x); }

} // namespace tapeless
