// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/comprehension.hpp>
#include <tapeless/array/iterate.hpp>
#include <tapeless/array/reductions.hpp>
#include <tapeless/array/reverse.hpp>
#include <tapeless/array/view.hpp>
#include <tapeless/diff/gradient.hpp>

namespace tapeless::arrays {

template <class Shape>
struct traced_shape;
template <>
struct traced_shape<array_shape<>> {
    using type = symbol;
};
template <std::size_t First, std::size_t... More>
struct traced_shape<array_shape<First, More...>> {
    using type = symbolic_array<1 + sizeof...(More)>;
};
template <class Shape>
using traced_as = typename traced_shape<Shape>::type;

template <class Shape>
constexpr auto make_argument(array_graph& g) {
    int const position = g.arguments++;
    g.rank_of[position] = Shape::rank;
    for (int axis = 0; axis < Shape::rank; ++axis)
        g.dimension_of[position][axis] = g.add_dimension(Shape::extent[axis]);
    if constexpr (Shape::rank == 0)
        return symbol(&g, g.atom_node(atom_from(source::load, position)));
    else
        return traced_as<Shape>(&g, position);
}

/// Which dimensions of a graph are one, to be known before the function is traced once more.
struct equal_dimensions {
    int same_as[max_dimensions]{};
    bool shifted[max_dimensions]{};
    bool known = false;
};

constexpr int add_result(array_graph& g, int rank, int const* dimension) {
    target& t = g.target_at[g.targets];
    t.result = g.results++;
    t.rank = rank;
    for (int axis = 0; axis < rank; ++axis) t.dimension[axis] = dimension[axis];
    return g.targets++;
}

/// The graph of a definition at arguments of these shapes, in its own constant evaluation.
template <class Definition, class... Shape>
struct array_at;

/// A traced function. Which extents are equal is known only after it has been run once; the second
/// run gives loops over equal extents the same indices.
template <class Callable, class... Shape>
struct array_at<traced<Callable>, Shape...> {
    /// Whether the callable takes arguments of these ranks.
    static constexpr bool takes() {
        constexpr bool found = requires(traced_as<Shape> & ... argument) {
            Callable{}(argument...);
        };
        static_assert(found, TAPELESS_SAYS_ARITY);
        return found;
    }
    using traced_result =
        std::remove_cvref_t<decltype(Callable{}(std::declval<traced_as<Shape>&>()...))>;
    static constexpr bool is_scalar =
        std::is_same_v<traced_result, symbol> || std::is_arithmetic_v<traced_result>;
    static constexpr int result_rank = is_scalar ? 0 : array_rank<traced_result>;
    static constexpr bool has_result = result_rank >= 0;

    static constexpr array_graph trace(equal_dimensions const& given) {
        array_graph g;
        g.of_arrays = true;
        std::tuple<traced_as<Shape>...> arguments{make_argument<Shape>(g)...};
        for (int d = 0; given.known && d < g.dimensions; ++d) {
            g.unite(d, given.same_as[d]);
            g.shifted[d] = given.shifted[d];
        }
        g.shifts_known = given.known;
        auto const value = std::apply(Callable{}, arguments);
        if constexpr (is_scalar) {
            int const to = add_result(g, 0, nullptr);
            g.contributed[g.contributions++] = {to, node_in(g, value), {}};
        } else if constexpr (has_result) {
            auto const axes = value.own_axes();
            int dimension[max_rank]{};
            for (int axis = 0; axis < axes.rank; ++axis) dimension[axis] = value.dimension(axis);
            int const to = add_result(g, axes.rank, dimension);
            g.contributed[g.contributions++] = {to, value.at(axes), axes};
        }
        return g;
    }
    static consteval equal_dimensions find_equal() {
        array_graph g = trace({});
        g.settle_meetings();
        equal_dimensions found;
        found.known = true;
        for (int d = 0; d < g.dimensions; ++d) {
            found.same_as[d] = g.root(d);
            found.shifted[d] = g.shifted[d];
        }
        return found;
    }
    static constexpr equal_dimensions equal = find_equal();
    static consteval array_graph run() { return trace(equal); }
    static constexpr array_graph graph = run();
};

/// A gradient: the array graph of the function and its adjoints, results in the order of `wrt`.
template <class Definition, class Selected, bool WithValue, class... Shape>
struct array_at<gradient_of<Definition, Selected, WithValue>, Shape...> {
    using inner = array_at<Definition, Shape...>;
    static constexpr bool is_scalar = false;
    static constexpr bool has_result = inner::is_scalar;

    static constexpr bool takes() {
        if constexpr (!inner::takes())
            return false;
        else {
            constexpr bool in_range = selecting::in_range<Selected>(sizeof...(Shape));
            static_assert(in_range, TAPELESS_SAYS_WRT_RANGE);
            return in_range;
        }
    }

    static consteval array_graph run() {
        array_graph g = inner::graph;
        g.granted = g.granted | licence::reassociate;
        g.kept = g.size;
        contribution const value = g.contributed[0];
        g.targets = 0, g.results = 0, g.contributions = 0;
        if (WithValue)
            g.contributed[g.contributions++] = {add_result(g, 0, nullptr), value.node, {}};
        bool wanted[max_targets]{};
        int target_of[max_targets]{};
        each_selected([&](int a) {
            wanted[a] = true;
            target_of[a] = add_result(g, g.rank_of[a], g.dimension_of[a]);
        });
        array_reverse(g, wanted, target_of).run(value.node);
        return g;
    }
    static constexpr array_graph graph = run();

    static constexpr void each_selected(auto&& visit) {
        [&]<std::size_t... Position>(positions<Position...>) {
            if constexpr (sizeof...(Position) == 0)
                for (std::size_t a = 0; a < sizeof...(Shape); ++a) visit(static_cast<int>(a));
            else
                (visit(static_cast<int>(Position)), ...);
        }
        (Selected{});
    }
};

} // namespace tapeless::arrays
