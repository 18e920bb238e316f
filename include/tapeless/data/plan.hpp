// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/evaluate_pack.hpp>
#include <tapeless/diff/gradient.hpp>

/// What all points share is computed once for a call. A plan cuts a program in two: `before` knows
/// the shared inputs only, and `each` is left for every point, with the results of `before` as
/// further inputs. In a sum, factors that all points share are taken out of it as well:
/// sum (c t) = c sum t. (Shared terms stay inside: sum (x - m) must not become sum x - n m, which
/// loses the digits of x - m.)

namespace tapeless::data {

/// Which inputs differ from point to point.
template <int Inputs>
struct input_mask {
    bool varies[Inputs + 1]{};
};
template <int Inputs, class... Layout>
constexpr auto mask_of_parts(std::type_identity<std::tuple<Layout...>>) {
    input_mask<Inputs> result;
    int k = 0;
    auto const one = [&](int leaves, bool varies) {
        for (int j = 0; j < leaves; ++j) result.varies[k++] = varies;
    };
    (one(Layout::leaves, !is_shared<Layout>), ...);
    return result;
}

/// A graph in a builder, and of each node whether it differs from point to point.
struct planner {
    builder g;
    bool varies[node_list::capacity]{};
    int known = 1;

    template <class Mask>
    constexpr void mark(Mask const& mask) {
        for (; known < g.size; ++known) {
            word const n = g.node[known];
            if (code_of(n) == code::input)
                varies[known] = mask.varies[first(n)];
            else if (code_of(n) != code::constant)
                varies[known] = varies[first(n)] || varies[second(n)] || varies[third(n)];
        }
    }
    constexpr bool is_leaf(int i) const { return code_of(g.node[i]) <= code::input; }
    /// Whether a node can be an input of what is left for every point: it is a number.
    constexpr bool is_shared(int i) const {
        return !varies[i] && !g.is_condition(i) && !is_list(i);
    }
    constexpr bool is_list(int i) const {
        int const op = code_of(g.node[i]);
        return op >= code::first_called && g.operation[op]->hash == declared<list_op>::hash;
    }

    /// A node in another builder, where its operands are already.
    constexpr int moved_to(builder& body, int i, int const* moved) const {
        word const n = g.node[i];
        int const op = code_of(n);
        if (op == code::constant) return body.constant_node(g.constant_at(i));
        if (op == code::input) return body.input_node(first(n));
        int const own = op < code::first_called ? op : body.code_for(g.operation[op]);
        return reinsert(body, own, moved[first(n)], moved[second(n)], moved[third(n)]);
    }

    /// A node as a product of something shared, 0 for 1, and a rest; how many factors the former
    /// has that are no small constants.
    struct product {
        int factor;
        int rest;
        int taken = 0;
    };
    static constexpr int deepest = 6;
    /// The rest of (x / s)^6 is x^6, which need not be a number where (x / s)^6 is. As many factors
    /// as second derivatives of a square have keep the numbers of most units far from their ends.
    static constexpr int most_taken = 4;
    /// Numbers of a narrow range, as float is, give away one factor that is no small constant: of
    /// (x / s)^6 neither x^6 nor s^6 need be numbers.
    bool narrow = false;

    constexpr product take_out(int i, int depth = 0, bool constants_only = false) {
        word const n = g.node[i];
        int const op = code_of(n), a = first(n), b = second(n);
        if (!varies[i] || depth == deepest) return {0, i};
        bool const has_factor = op == code::multiply && !(varies[a] && varies[b]);
        int const shared = has_factor ? (varies[a] ? b : a) : op == code::divide ? b : 0;
        if (shared != 0 && (varies[shared] || (constants_only && !is_small_constant(shared))))
            return {0, i};
        auto const below = [&](int x) {
            bool const taken = shared == 0 ? op == code::multiply : !is_small_constant(shared);
            return take_out(x, depth + 1, constants_only || (narrow && taken));
        };
        if (op == code::negate) {
            product p = below(a);
            p.factor = p.factor != 0 ? negate(g, p.factor) : g.constant_node(-1.0);
            return p;
        }
        if (has_factor || op == code::divide) {
            int const rest = varies[a] ? a : b, taken = is_small_constant(shared) ? 0 : 1;
            product p = below(rest);
            if (p.taken + taken > most_taken) p = {0, rest};
            p.factor = has_factor ? times(p.factor, shared) : over(p.factor, shared);
            p.taken += taken;
            return p;
        }
        if (op == code::multiply) {
            product const p = below(a), q = below(b);
            int const taken = p.taken + q.taken;
            if ((p.factor == 0 && q.factor == 0) || taken > most_taken) return {0, i};
            return {times(p.factor, q.factor), multiply(g, p.rest, q.rest), taken};
        }
        return {0, i};
    }

private:
    constexpr int over(int a, int b) { return divide(g, a != 0 ? a : g.constant_node(1.0), b); }
    constexpr int times(int a, int b) { return a == 0 ? b : b == 0 ? a : multiply(g, a, b); }
    constexpr bool is_small_constant(int i) const {
        double const x = g.is_constant(i) ? g.constant_at(i) : 0;
        double const size = x < 0 ? -x : x;
        return 1 / 16. <= size && size <= 16;
    }
};

/// Both halves of a plan, still with spare room. The first `hoisted` results of `before` are
/// inputs of `each`, the others are factors (result k of a sum has number `factor[k]`, or -1), or
/// the results that are wanted once, which are the function's first.
template <int Outputs, int Once = 0>
struct planned {
    static constexpr int most = 512;
    stage<Outputs - Once> each;
    stage<most + Outputs> before;
    int hoisted = 0;
    int befores = 0;
    int first_once = 0;
    bool usable = true;
    bool same_everywhere = true; // what is wanted once
    int factor[Outputs + 1]{};
};

/// Marks what the points need, down to what they share.
constexpr void mark_needed(planner const& p, bool* needed) {
    for (int i = p.g.size - 1; i > 0; --i)
        if (needed[i] && !p.is_leaf(i) && !p.is_shared(i))
            needed[first(p.g.node[i])] = needed[second(p.g.node[i])] = needed[third(p.g.node[i])] =
                true;
}

/// Moves what the points need to `body`; what they share becomes results of `before`.
template <int Inputs, class Plan>
constexpr void divide(planner const& p, Plan& plan, builder& body, int* moved, bool const* needed) {
    for (int i = 1; i < p.g.size; ++i) {
        if (!needed[i]) continue;
        if (!p.is_leaf(i) && p.is_shared(i)) {
            if (plan.hoisted == Plan::most) return void(plan.usable = false);
            plan.before.output[plan.hoisted] = i;
            moved[i] = body.input_node(Inputs + plan.hoisted++);
        } else
            moved[i] = p.moved_to(body, i, moved);
    }
}

template <class At, auto const& Mask, bool IsSum, int Once, bool Narrow>
consteval auto make_plan() {
    constexpr int outputs = At::graph.outputs;
    planned<outputs, Once> plan;
    planner p;
    p.g.adopt(At::graph);
    p.mark(Mask);
    p.narrow = Narrow;
    int output[outputs + 1]{}, factor[outputs + 1]{}, moved[node_list::capacity]{};
    bool needed[node_list::capacity]{};
    for (int k = 0; k < outputs; ++k) {
        output[k] = At::graph.output[k];
        if constexpr (IsSum) {
            auto const product = p.take_out(output[k]);
            p.mark(Mask);
            output[k] = product.rest, factor[k] = product.factor;
        }
        if (k >= Once) needed[output[k]] = true;
    }
    mark_needed(p, needed);
    builder body;
    divide<At::inputs>(p, plan, body, moved, needed);
    plan.befores = plan.first_once = plan.hoisted;
    for (int k = 0; k < Once; ++k) {
        plan.same_everywhere = plan.same_everywhere && !p.varies[output[k]];
        plan.before.output[plan.befores++] = output[k];
    }
    for (int k = Once; k < outputs; ++k) {
        plan.each.output[k - Once] = moved[output[k]];
        plan.factor[k] = factor[k] == 0 ? -1 : plan.befores;
        if (factor[k] != 0) plan.before.output[plan.befores++] = factor[k];
    }
    if (plan.befores == 0 || !plan.usable) return plan;
    plan.each.inputs = At::inputs + plan.hoisted;
    plan.before.inputs = At::inputs;
    prune(plan.each, body);
    prune(plan.before, p.g);
    return plan;
}

template <int Outputs>
constexpr auto first_outputs(auto const& given) {
    stage<Outputs> result;
    result.nodes = given.nodes;
    result.inputs = given.inputs;
    for (int k = 0; k < Outputs; ++k) result.output[k] = given.output[k];
    return result;
}

/// The plan of a program over these layouts, as far as there is something to plan; the first `Once`
/// results are wanted once. Large programs are left alone: a constant evaluation has its limits.
template <class At, class Parts, bool IsSum, int Once = 0>
struct plan_of {
    static constexpr auto mask = mask_of_parts<At::inputs>(std::type_identity<Parts>{});
    using element = typename std::tuple_element_t<0, Parts>::element;
    static constexpr auto plan = [] {
        if constexpr (At::graph.size <= 4000)
            return make_plan<At, mask, IsSum, Once, std::is_same_v<element, float>>();
        else
            return planned<Once + 1, Once>{};
    }();
    static constexpr bool used = plan.usable && plan.befores > 0;
    static constexpr bool can_give_once = used && plan.same_everywhere;
    static constexpr int hoisted = used ? plan.hoisted : 0;
    static constexpr int befores = used ? plan.befores : 0;

    struct planned_each {
        static constexpr auto whole = plan.each;
        static constexpr auto graph = shrink<whole>();
        static constexpr int inputs = At::inputs + hoisted;
    };
    using each = std::conditional_t<used, planned_each, At>;
    struct before {
        static constexpr auto whole = first_outputs<befores>(plan.before);
        static constexpr auto graph = shrink<whole>();
        static constexpr int inputs = At::inputs;
    };
};

} // namespace tapeless::data
