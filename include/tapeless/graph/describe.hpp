// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/on_constants.hpp>
#include <tapeless/graph/symbol.hpp>
#include <tapeless/op/arithmetic.hpp>
#include <tapeless/op/condition.hpp>

namespace tapeless {

constexpr int settle(builder& g, adjoint w);
constexpr adjoint sum(builder& g, adjoint a, adjoint b);
constexpr int both(builder& g, int where, int also);

constexpr adjoint weigh(builder& g, adjoint w, double partial) {
    if (partial == 1) return w;
    if (partial == -1) return {negate(g, w.value), w.where};
    return partial == 0 ? adjoint{}
                        : adjoint{multiply(g, w.value, g.constant_node(partial)), w.where};
}
constexpr adjoint weigh(builder& g, adjoint w, symbol const& partial) {
    if (partial.home() == nullptr) return weigh(g, w, partial.constant());
    return {multiply(g, w.value, partial.in(g)), w.where};
}
template <class Weight>
constexpr adjoint weigh(builder& g, adjoint w, guarded<condition, Weight> const& partial) {
    if (partial.where.is_constant())
        return partial.where.constant_value() ? weigh(g, w, partial.weight) : adjoint{};
    adjoint const weighed = weigh(g, w, partial.weight);
    return {weighed.value, both(g, weighed.where, partial.where.in(g))};
}

/// Calls `f(k, partial_k)` for each operand.
template <class Partial>
constexpr void each_partial(Partial const& p, auto&& f) {
    if constexpr (requires { p.c; })
        f(0, p.a), f(1, p.b), f(2, p.c);
    else if constexpr (requires { p.b; })
        f(0, p.a), f(1, p.b);
    else
        f(0, p);
}

/// The operation's members, wrapped as functions over node indices.
template <class Op>
struct describe {
    static constexpr operation_info info() {
        return {Op::name,
                Op::latex,
                declared<Op>::hash,
                twin(),
                Op::arity,
                Op::result,
                {Op::operands[0], Op::operands[1], Op::operands[2]},
                Op::commutative,
                Op::form,
                Op::defined_on,
                simplifies,
                has_rule,
                Op::folds,
                &on_constants<Op, double>,
                simplifier(),
                has_rule ? &pullback : nullptr,
                has_rule ? &pushforward : nullptr};
    }

private:
    /// Whether Op has a member of this name, whatever it is: otherwise this one is ambiguous. The
    /// member is not instantiated, since it may use operations that are not yet defined.
    struct named_partial {
        int partial;
    };
    struct probe : Op, named_partial {};
    static constexpr bool has_rule = Op::arity == 0 || Op::result == kind::condition || !requires {
        &probe::partial;
    };

    template <int K>
    static constexpr auto operand(builder& g, int const* x) {
        if constexpr (Op::operands[K] == kind::condition)
            return condition(&g, x[K]);
        else
            return symbol(&g, x[K]);
    }
    /// Calls `f` with as many leading arguments as given and the operands of the operation.
    static constexpr auto with_operands(builder& g, int const* x, auto f) {
        if constexpr (Op::arity == 0)
            return f();
        else if constexpr (Op::arity == 1)
            return f(operand<0>(g, x));
        else if constexpr (Op::arity == 2)
            return f(operand<0>(g, x), operand<1>(g, x));
        else
            return f(operand<0>(g, x), operand<1>(g, x), operand<2>(g, x));
    }

    /// `simplify(result, x...)` sets a simpler value and says so, or leaves the operation as it is.
    static constexpr int simplify(builder& g, int const* x) {
        return with_operands(g, x, [&](auto const&... operand) {
            std::conditional_t<Op::result == kind::condition, condition, symbol> simpler(false);
            return Op::simplify(simpler, operand...) ? simpler.in(g) : 0;
        });
    }
    static constexpr bool simplifies = requires(symbol & s) { Op::simplify(s, s); }
    || requires(symbol& s) { Op::simplify(s, s, s); }
    || requires(condition& c) { Op::simplify(c, c, c); }
    || requires(symbol& s, condition c) { Op::simplify(s, c, s, s); }
    || requires(symbol& s) { Op::simplify(s, s, s, s); };
    static constexpr auto simplifier() -> int (*)(builder&, int const*) {
        if constexpr (simplifies)
            return &simplify;
        else
            return nullptr;
    }

    static constexpr word twin() {
        if constexpr (requires { typename Op::twin; })
            return declared<typename Op::twin>::hash;
        else
            return 0;
    }

    static constexpr auto partial(builder& g, int y, int const* x) {
        return with_operands(
            g, x, [&](auto const&... operand) { return Op::partial(symbol(&g, y), operand...); });
    }

    /// Reverse mode: the adjoint w of the result flows to operand k as w * dy/dx_k.
    static constexpr void pullback(builder& g, int y, int const* x, bool const* active, adjoint w,
                                   adjoint* out) {
        if constexpr (requires(symbol s) { Op::pullback(s, s, s, s); }) {
            each_partial(Op::pullback(symbol(&g, w.value), symbol(&g, y), symbol(&g, x[0]),
                                      symbol(&g, x[1])),
                         [&](int k, symbol const& flow) {
                             out[k] = {flow.in(g), w.where};
                         });
        } else if constexpr (Op::arity > 0 && Op::result == kind::real && has_rule) {
            each_partial(partial(g, y, x), [&](int k, auto const& slope) {
                if (active[k]) out[k] = weigh(g, w, slope);
            });
        }
    }

    /// Forward mode: the tangent of the result is the sum of dy/dx_k * dx_k; 0 is "no tangent".
    static constexpr int pushforward(builder& g, int y, int const* x, int const* dx) {
        if constexpr (requires(symbol s) { Op::pushforward(s, s, s, s, s); })
            if (dx[0] != 0 && dx[1] != 0)
                return Op::pushforward(symbol(&g, y), symbol(&g, x[0]), symbol(&g, x[1]),
                                       symbol(&g, dx[0]), symbol(&g, dx[1]))
                    .in(g);
        adjoint total;
        if constexpr (Op::arity > 0 && Op::result == kind::real && has_rule)
            each_partial(partial(g, y, x), [&](int k, auto const& slope) {
                if (dx[k] != 0) total = sum(g, total, weigh(g, {dx[k], 0}, slope));
            });
        return settle(g, total);
    }
};

/// Where both guards hold.
constexpr int both(builder& g, int where, int also) {
    if (where == 0 || where == also) return also;
    int const x[2] = {where, also};
    return also == 0 ? where : call(g, info_of<and_op>, x);
}

/// A guarded value as a plain one: zero where the guard fails, whatever the value is there.
constexpr int settle(builder& g, adjoint w) {
    if (w.where == 0 || w.value == 0) return w.value;
    int const x[3] = {w.where, w.value, g.constant_node(0.0)};
    return call(g, info_of<select_op>, x);
}

struct pair_of_nodes {
    int node[2]{};
};
/// The operands of the node where it is this operation of conditions, else no nodes.
template <class Op>
constexpr pair_of_nodes operands_of(builder const& g, int i) {
    int const op = code_of(g.node[i]);
    if (op < code::first_called || g.operation[op]->hash != declared<Op>::hash) return {};
    return {{first(g.node[i]), second(g.node[i])}};
}
/// What holds where one of two conditions does and the other does not: the one; else 0.
constexpr int decides(builder const& g, int where, int other) {
    return where != 0 && operands_of<not_op>(g, other).node[0] == where ? where : 0;
}

/// The sum of two adjoints of which one counts where the other does not: one of the two, as behind
/// `select(c, a, b)` or, where `outer` holds as well, behind two of them.
constexpr adjoint alternative(builder& g, adjoint a, adjoint b) {
    auto const choose = [&](int where, adjoint const& yes, adjoint const& no, int outer) {
        int const x[3] = {where, yes.value, no.value};
        return adjoint{call(g, info_of<select_op>, x), outer};
    };
    if (int const c = decides(g, a.where, b.where)) return choose(c, a, b, 0);
    if (int const c = decides(g, b.where, a.where)) return choose(c, b, a, 0);
    auto const p = operands_of<and_op>(g, a.where), q = operands_of<and_op>(g, b.where);
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j) {
            if (p.node[i] == 0 || p.node[i] != q.node[j]) continue;
            int const yes = p.node[1 - i], no = q.node[1 - j];
            if (int const c = decides(g, yes, no)) return choose(c, a, b, p.node[i]);
            if (int const c = decides(g, no, yes)) return choose(c, b, a, p.node[i]);
        }
    return {};
}

/// The sum of two adjoints. Equal guards stay a guard, so that nothing is selected twice.
constexpr adjoint sum(builder& g, adjoint a, adjoint b) {
    if (a.value == 0) return b;
    if (b.value == 0) return a;
    if (a.where == b.where) return {add(g, a.value, b.value), a.where};
    int where = 0;
    if (a.where != 0 && b.where != 0) {
        if (adjoint const one = alternative(g, a, b); one.value != 0) return one;
        int const x[2] = {a.where, b.where};
        where = call(g, info_of<or_op>, x);
    }
    return {add(g, settle(g, a), settle(g, b)), where};
}

} // namespace tapeless
