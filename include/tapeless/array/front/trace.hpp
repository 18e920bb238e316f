// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/checkpointed.hpp>
#include <tapeless/array/front/contraction.hpp>
#include <tapeless/array/front/converge.hpp>
#include <tapeless/array/front/convolution.hpp>
#include <tapeless/array/front/gather.hpp>
#include <tapeless/array/front/iterate.hpp>
#include <tapeless/array/front/leaves.hpp>
#include <tapeless/array/front/misuse.hpp>
#include <tapeless/array/front/shapes.hpp>
#include <tapeless/array/front/stack.hpp>
#include <tapeless/array/front/state.hpp>
#include <tapeless/array/front/view.hpp>
#include <tapeless/expr/function.hpp>

namespace tapeless::arrays {

/// What is known of an argument before a call: its rank, and extents as far as they are known.
struct formal {
    int rank = 0;
    std::size_t extent[max_rank]{};
    unsigned char integers = 0; // as `array_graph::integers_of` says
};
template <class Shape>
constexpr formal formal_of() {
    formal made{Shape::rank, {}, Shape::integers};
    for (int axis = 0; axis < Shape::rank; ++axis) made.extent[axis] = Shape::extent[axis];
    return made;
}
template <class... Shape>
inline constexpr formal formals[] = {formal_of<Shape>()..., formal{}};

template <int Rank>
struct traced_rank {
    using type = symbolic_array<Rank>;
};
template <>
struct traced_rank<0> {
    using type = symbol;
};
template <int Rank>
using traced_as = typename traced_rank<Rank>::type;

constexpr int add_argument(array_graph& g, formal const& x) {
    int const position = g.arguments++;
    g.rank_of[position] = x.rank;
    g.integers_of[position] = x.integers;
    for (int axis = 0; axis < x.rank; ++axis)
        g.dimension_of[position][axis] = g.add_dimension(x.extent[axis]);
    return position;
}
/// The next one of some arguments.
template <int Rank>
constexpr traced_as<Rank> make_argument(array_graph& g, formal const* all) {
    int const position = add_argument(g, all[g.arguments]);
    if constexpr (Rank == 0)
        return {&g, g.atom_node(atom_from(source::load, position))};
    else
        return {&g, position};
}

/// Which dimensions of a graph are one, to be known before the function is traced once more.
struct equal_dimensions {
    int same_as[max_dimensions]{};
    bool known = false;
};
constexpr equal_dimensions find_equal(array_graph const& g) {
    equal_dimensions found;
    found.known = true;
    for (int d = 0; d < g.dimensions; ++d) found.same_as[d] = g.root(d);
    return found;
}

/// Whether a function of arrays can return this: numbers, arrays, structures of them.
template <class Result>
constexpr bool is_result() {
    if constexpr (std::is_void_v<Result>)
        return false;
    else if constexpr (is_part<Result>)
        return is_traced_part<Result> || std::is_arithmetic_v<Result>;
    else if constexpr (tree::structure<Result>::kind == tree::form::array)
        return is_result<typename tree::structure<Result>::element>();
    else
        return []<class... Member>(tree::list<Member...>) {
            return (is_result<Member>() && ...);
        }(typename tree::structure<Result>::members{});
}
/// A number or an array becomes the next result.
template <class Part>
constexpr void add_result(array_graph& g, Part const& part) {
    if constexpr (TracedArray<Part>) {
        auto const axes = part.own_axes();
        int dimension[max_rank]{};
        for (int axis = 0; axis < axes.rank; ++axis) dimension[axis] = part.dimension(axis);
        int const node = part.at(axes);
        g.escaped = g.escaped || (g.free_of(node) & ~g.closed(indices_of(axes))) != 0;
        g.bad_condition = g.bad_condition || g.is_condition(node);
        g.contribute(g.add_result(axes.rank, dimension), node, axes);
    } else {
        int const node = node_in(g, part);
        g.escaped = g.escaped || g.free_of(node) != 0;
        g.contribute(g.add_result(0, nullptr), node, {});
    }
}

/// A callable at arguments of these ranks. Which extents are equal is known only after it has been
/// run once; the second run gives loops over equal extents the same indices.
template <class Callable, int... Rank>
struct tracing {
    using result = std::remove_cvref_t<decltype(Callable{}(std::declval<traced_as<Rank>&>()...))>;
    static constexpr bool is_scalar =
        std::is_same_v<result, symbol> || std::is_arithmetic_v<result>;
    static constexpr part_ranks results = [] {
        if constexpr (is_result<result>())
            return ranks_of<result>();
        else
            return part_ranks{};
    }();
    static constexpr bool has_result = results.parts > 0 && results.parts <= most_parts;

    static constexpr array_graph run(formal const* all, equal_dimensions const& given) {
        array_graph g;
        g.of_arrays = true;
        std::tuple<traced_as<Rank>...> arguments{make_argument<Rank>(g, all)...};
        for (int d = 0; given.known && d < g.dimensions; ++d) g.unite(d, given.same_as[d]);
        auto const value = std::apply(Callable{}, arguments);
        if constexpr (has_result)
            tree::for_each_leaf(value, [&](auto const& part) { add_result(g, part); });
        g.settle_meetings();
        return g;
    }
};

/// The graph of a definition at arguments of these shapes, in its own constant evaluation.
template <class Definition, class... Shape>
struct array_at;

template <class Callable, class... Shape>
struct array_at<traced<Callable>, Shape...> {
    /// Whether the callable takes arguments of these ranks.
    static constexpr bool takes() {
        constexpr bool found = requires(traced_as<Shape::rank> & ... argument) {
            Callable{}(argument...);
        };
        static_assert(found, TAPELESS_SAYS_ARITY);
        return found;
    }
    using at_ranks = tracing<Callable, Shape::rank...>;
    static constexpr bool is_scalar = at_ranks::is_scalar;
    static constexpr part_ranks results = at_ranks::results;
    static constexpr bool has_result = at_ranks::has_result;

    static consteval equal_dimensions find() {
        return find_equal(at_ranks::run(formals<Shape...>, {}));
    }
    static constexpr equal_dimensions equal = find();
    static consteval array_graph run() { return at_ranks::run(formals<Shape...>, equal); }
    static constexpr array_graph graph = run();
    /// Of a result.
    static constexpr int target_of(int number) {
        int target = 0;
        while (graph.target_at[target].result != number) ++target;
        return target;
    }
};

} // namespace tapeless::arrays
