// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/hessian.hpp>

namespace tapeless {

inline constexpr int highest_tensor_order = 4;

/// Positions of partial derivatives: those whose indices ascend stand for all their permutations.
template <int Order, int Count>
struct multi_index_list {
    int of[Count + 1][Order]{};
};

/// The distinct partial derivatives of one order that are not structurally zero. From those of one
/// order less each is taken by differentiating with respect to its last index or a later one.
template <class Slopes, class Selected, int Columns, int Order>
struct distinct_derivatives {
    using before = distinct_derivatives<Slopes, Selected, Columns, Order - 1>;
    struct wanted {
        static constexpr bool worth_searching = false;
        static constexpr bool mirrored = false;
        static constexpr int first_column(int row) { return before::index.of[row][Order - 2]; }
    };
    using entries =
        typename accumulated<direction::automatic, before, Selected, Columns, wanted>::type;
    static constexpr int inputs = before::inputs;
    static constexpr int count = entries::nnz;
    static constexpr auto const& graph = entries::graph;

    static consteval auto find_indices() {
        multi_index_list<Order, count> list;
        for (int k = 0; k < count; ++k) {
            for (int d = 0; d + 1 < Order; ++d)
                list.of[k][d] = before::index.of[entries::places.row[k]][d];
            list.of[k][Order - 1] = entries::places.column[k];
        }
        return list;
    }
    static constexpr auto index = find_indices();
};
template <class Slopes, class Selected, int Columns>
struct distinct_derivatives<Slopes, Selected, Columns, 1> {
    static constexpr int inputs = Slopes::inputs;
    static constexpr int count = Columns;
    static constexpr auto const& graph = Slopes::graph;
    static consteval auto find_indices() {
        multi_index_list<1, count> list;
        for (int k = 0; k < count; ++k) list.of[k][0] = k;
        return list;
    }
    static constexpr auto index = find_indices();
};

/// Calls `f` with each distinct order of ascending numbers.
template <int Size>
constexpr void each_permutation(int const* ascending, auto&& f) {
    int p[Size]{};
    for (int i = 0; i < Size; ++i) p[i] = ascending[i];
    for (;;) {
        f(p);
        int i = Size - 2;
        while (i >= 0 && p[i] >= p[i + 1]) --i;
        if (i < 0) return;
        int j = Size - 1;
        while (p[j] <= p[i]) --j;
        int const pivot = p[i];
        p[i] = p[j], p[j] = pivot;
        for (int low = i + 1, high = Size - 1; low < high; ++low, --high) {
            int const left = p[low];
            p[low] = p[high], p[high] = left;
        }
    }
}

/// All entries of the tensor as rows of one column, for `derivative_matrix`.
template <class Distinct, int Columns, int Order>
struct tensor_entries {
    static consteval int power() {
        int n = 1;
        for (int i = 0; i < Order; ++i) n *= Columns;
        return n;
    }
    static consteval int count() {
        int n = 0;
        for (int k = 0; k < Distinct::count; ++k)
            each_permutation<Order>(Distinct::index.of[k], [&](int const*) { ++n; });
        return n;
    }
    static constexpr int rows = power();
    static constexpr int columns = 1;
    static constexpr int nnz = count();

    struct place_list {
        int row[nnz + 1]{};
        int column[nnz + 1]{};
    };
    static consteval auto fill(auto&& put) {
        int n = 0;
        for (int k = 0; k < Distinct::count; ++k)
            each_permutation<Order>(Distinct::index.of[k], [&](int const* index) {
                int position = 0;
                for (int d = 0; d < Order; ++d) position = position * Columns + index[d];
                put(n++, k, position);
            });
    }
    static consteval place_list find_places() {
        place_list list;
        fill([&](int n, int, int position) { list.row[n] = position; });
        return list;
    }
    static constexpr place_list places = find_places();

    static consteval auto permuted() {
        constexpr auto const& s = Distinct::graph;
        using Source = std::remove_cvref_t<decltype(s)>;
        tapeless::graph<Source::size, Source::constants, Source::operations, nnz> g;
        g.inputs = s.inputs;
        g.too_large = s.too_large;
        for (int i = 0; i < Source::size; ++i) g.node[i] = s.node[i];
        for (int i = 0; i < Source::constants; ++i) g.constant[i] = s.constant[i];
        for (int i = 0; i < Source::operations; ++i) g.operation[i] = s.operation[i];
        fill([&](int n, int k, int) { g.output[n] = s.output[k]; });
        return g;
    }
    static constexpr auto all = permuted();
    static constexpr auto const& graph = all;
};

/// All partial derivatives of one order of a scalar function.
template <class Definition, int Order>
struct derivatives_of {
    using slopes = gradient_of<Definition, positions<>, false>;

    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool in_range = Order >= 1 && Order <= highest_tensor_order;
        static_assert(in_range, TAPELESS_SAYS_ORDER);
        if constexpr (in_range)
            return differentiable_function<slopes, positions<>, Shape...>();
        else
            return false;
    }

    template <class Columns, int Depth>
    struct nested {
        using type = tree::rebind<Columns, typename nested<Columns, Depth - 1>::type>;
    };
    template <class Columns>
    struct nested<Columns, 0> {
        using type = double;
    };

    template <class... Shape>
    struct at_shapes {
        using inner = typename slopes::template at<Shape...>;
        using selected = selecting::arguments<positions<>, Shape...>;
        using columns = typename selected::result;
        using distinct = distinct_derivatives<inner, selected, leaves<columns>, Order>;
        using entries = tensor_entries<distinct, leaves<columns>, Order>;
        using matrix = derivative_matrix<typename nested<columns, Order>::type, double, entries>;
    };
    template <class... Shape>
    struct at : at_shapes<Shape...>::matrix {
        static constexpr int inputs = at_shapes<Shape...>::inner::inputs;
    };
};

/// `derivatives<3>(f)(v)[i][j][k]` is d3f / dv_i dv_j dv_k. Up to order 4; derivatives that differ
/// only in the order of their indices are one node.
template <int Order, class Definition>
constexpr function_object<derivatives_of<Definition, Order>>
derivatives(function_object<Definition>) {
    return {};
}

template <int Order, BareCallable Callable>
constexpr auto derivatives(Callable const& f) {
    return derivatives<Order>(function(f));
}

} // namespace tapeless
