// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/condition.hpp>

namespace tapeless {

/// Weight of an operand of min or max: it passes where it is chosen, half where both are equal.
template <class Value>
constexpr auto chosen(Value const& mine, Value const& other, auto const& wins) {
    return guarded{wins, select(mine == other, Value(0.5), Value(1.0))};
}

/// The second operand if it is `ahead` of the first. A NaN is handed on: it is looked for in the
/// second, since the first is the one waited for in `m = max(m, x)`; the comparison hands on the
/// other. Of a scalar it is b + b, lest clang make one choice of two and both be waited for.
template <class Value>
constexpr auto second_if(auto const& ahead, Value const& a, Value const& b) {
#ifdef __clang__
    if constexpr (std::is_floating_point_v<Value>)
        if (!__builtin_is_constant_evaluated()) return b != b ? b + b : ahead ? b : a;
#endif
    return foreign::pick(b != b || ahead, b, a);
}

struct min_op : binary {
    static constexpr char const* name = "min";
    static constexpr char const* latex = "\\min";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) { return second_if(b < a, a, b); }
    static constexpr auto partial(auto const&, auto const& a, auto const& b) {
        return partials(chosen(a, b, a <= b), chosen(b, a, b <= a));
    }
};

struct max_op : binary {
    static constexpr char const* name = "max";
    static constexpr char const* latex = "\\max";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) { return second_if(a < b, a, b); }
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

template <class A, class B>
requires Operands<A, B>
constexpr applied<min_op, A, B> min(A const& a, B const& b) { return apply_op(min_op{}, a, b); }
template <class A, class B>
requires Operands<A, B>
constexpr applied<max_op, A, B> max(A const& a, B const& b) { return apply_op(max_op{}, a, b); }
// As special as std::min, std::max and std::clamp and more constrained: chosen before these after
// `using namespace std`.
template <class A>
requires SymbolicOperands<A, A>
constexpr applied<min_op, A, A> min(A const& a, A const& b) { return apply_op(min_op{}, a, b); }
template <class A>
requires SymbolicOperands<A, A>
constexpr applied<max_op, A, A> max(A const& a, A const& b) { return apply_op(max_op{}, a, b); }
template <class A>
requires SymbolicOperands<A, A, A>
constexpr applied<clamp_op, A, A, A> clamp(A const& x, A const& low, A const& high) {
    return apply_op(clamp_op{}, x, low, high);
}
template <class X, class Low, class High>
requires Operands<X, Low, High>
constexpr applied<clamp_op, X, Low, High> clamp(X const& x, Low const& low, High const& high) {
    return apply_op(clamp_op{}, x, low, high);
}
template <class X>
requires Operands<X>
constexpr applied<sign_op, X> sign(X const& x) { return apply_op(sign_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<abs_op, X> abs(X const& x) { return apply_op(abs_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<abs_op, X> fabs(X const& x) { return apply_op(abs_op{}, x); }
template <class A, class B>
requires Operands<A, B>
constexpr applied<copysign_op, A, B> copysign(A const& a, B const& b) {
    return apply_op(copysign_op{}, a, b);
}
template <class X>
requires Operands<X>
constexpr applied<relu_op, X> relu(X const& x) { return apply_op(relu_op{}, x); }

} // namespace tapeless
