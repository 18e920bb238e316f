// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/entries.hpp>
#include <tapeless/diff/mode.hpp>
#include <tapeless/diff/rules.hpp>
#include <tapeless/diff/wrt.hpp>

namespace tapeless {

/// A matrix of derivatives as the result of a function: `Rows` with `Columns` in place of each
/// leaf. Most of the entries may be zero, hence two graphs: calls with numbers run the one of the
/// others, `nonzeros`, and put its results into their places; `graph` has them all.
template <class Rows, class Columns, class Entries>
struct derivative_matrix {
    using result = tree::rebind<Rows, Columns>;
    using entries = Entries;
    static constexpr bool has_zeros = Entries::nnz < Entries::rows * Entries::columns;

    struct nonzeros {
        using result = typename derivative_matrix::result;
        static constexpr auto const& graph = Entries::graph;
        static constexpr int inputs = graph.inputs;
        struct position_list {
            int of[Entries::nnz + 1]{};
        };
        static consteval position_list find() {
            position_list list;
            for (int k = 0; k < Entries::nnz; ++k)
                list.of[k] = Entries::places.row[k] * Entries::columns + Entries::places.column[k];
            return list;
        }
        static constexpr position_list position = find();
    };

    static constexpr auto dense = dense_graph<Entries>();
    static constexpr auto const& graph = dense;
};

/// All that can be wrong with a derivative with respect to these arguments.
template <class Definition, class Selected, class... Shape>
constexpr bool differentiable_function() {
    if constexpr (!Definition::template accepts<Shape...>())
        return false;
    else {
        constexpr bool in_range = selecting::in_range<Selected>(sizeof...(Shape));
        static_assert(in_range, TAPELESS_SAYS_WRT_RANGE);
        if constexpr (in_range)
            return has_rules<typename Definition::template at<Shape...>, [](auto const& visit) {
                selecting::arguments<Selected, Shape...>::each_input(visit);
            }>();
        else
            return false;
    }
}

/// The derivative of every result with respect to every input selected.
template <class Definition, class Selected, direction Direction>
struct jacobian_of {
    template <class... Shape>
    static constexpr bool accepts() {
        return differentiable_function<Definition, Selected, Shape...>();
    }

    template <class... Shape>
    struct at_shapes {
        using inner = typename Definition::template at<Shape...>;
        using selected = selecting::arguments<Selected, Shape...>;
        using columns = typename selected::result;
        using entries =
            typename accumulated<Direction, inner, selected, leaves<columns>, whole_matrix>::type;
        using matrix = derivative_matrix<typename inner::result, columns, entries>;
    };
    template <class... Shape>
    struct at : at_shapes<Shape...>::matrix {
        static constexpr int inputs = at_shapes<Shape...>::inner::inputs;
    };
};

/// `jacobian(f)`: a function of the same arguments; `jacobian(f)(v)[i][j]` is df_i / dv_j. The
/// result is structured as that of `f`, with the structure of the arguments in place of each leaf.
template <class Definition, class Selected = positions<>,
          direction Direction = direction::automatic>
constexpr function_object<jacobian_of<Definition, Selected, Direction>>
jacobian(function_object<Definition>, Selected (*)() = nullptr,
         mode_constant<Direction> = mode_constant<Direction>{}) {
    return {};
}
template <class Definition, direction Direction>
constexpr function_object<jacobian_of<Definition, positions<>, Direction>>
jacobian(function_object<Definition>, mode_constant<Direction>) {
    return {};
}
template <class Definition, std::size_t... Position, direction Direction = direction::automatic>
constexpr function_object<jacobian_of<Definition, positions<Position...>, Direction>>
jacobian(function_object<Definition>, positions<Position...>,
         mode_constant<Direction> = mode_constant<Direction>{}) {
    return {};
}
template <BareCallable Callable, class Selected, class... Option>
constexpr auto jacobian(Callable const& f, Selected (*selected)(), Option... option) {
    return jacobian(function(f), selected, option...);
}
template <BareCallable Callable, class... Option>
constexpr auto jacobian(Callable const& f, Option... option) {
    return jacobian(function(f), option...);
}

} // namespace tapeless
