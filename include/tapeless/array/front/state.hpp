// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/symbolic_array.hpp>
#include <tapeless/core/tree/tree.hpp>

#include <array>
#include <tuple>
#include <utility>

namespace tapeless::arrays {

/// The parts of a state are the leaves of what stands for it: a number, an array, a `std::pair`,
/// `std::tuple` or `std::array` of such, a struct.
inline constexpr int most_parts = 32;

template <class State>
inline constexpr bool is_part = tree::structure<State>::kind == tree::form::leaf;
template <class Part>
inline constexpr bool is_traced_part = TracedArray<Part> || std::is_same_v<Part, symbol>;

/// The ranks of all parts, 0 for a number: what two states have to agree in.
struct part_ranks {
    int parts = 0;
    int rank[most_parts]{};
    bool traced = true; // all parts stand in a graph, or could
    constexpr bool operator==(part_ranks const& other) const {
        for (int k = 0; k < parts && k < most_parts; ++k)
            if (rank[k] != other.rank[k]) return false;
        return parts == other.parts;
    }
};
template <class State>
constexpr void append_ranks(part_ranks& r);
template <class... Member>
constexpr void append_ranks(part_ranks& r, tree::list<Member...>) {
    (append_ranks<Member>(r), ...);
}
template <class State>
constexpr void append_ranks(part_ranks& r) {
    using node = tree::structure<State>;
    if constexpr (is_part<State>) {
        if (r.parts < most_parts) r.rank[r.parts] = TracedArray<State> ? array_rank<State> : 0;
        ++r.parts;
        r.traced = r.traced && is_traced_part<State>;
    } else if constexpr (node::kind == tree::form::array) {
        for (std::size_t k = 0; k < node::size; ++k) append_ranks<typename node::element>(r);
    } else
        append_ranks(r, typename node::members{});
}
template <class State>
consteval part_ranks ranks_of() {
    part_ranks r;
    append_ranks<State>(r);
    return r;
}

template <class State>
inline constexpr bool is_of_numbers = [] {
    part_ranks const r = ranks_of<State>();
    bool numbers = true;
    for (int k = 0; k < r.parts && k < most_parts; ++k) numbers = numbers && r.rank[k] == 0;
    return numbers;
}();

/// The same structure of what `change` makes of the parts. Of structs that are not of the standard
/// library it is a tuple.
template <class State, class Change>
constexpr auto with_parts(State const& s, Change const& change);

template <class Element, std::size_t Size, class Change, std::size_t... K>
constexpr auto with_elements(std::array<Element, Size> const& s, Change const& change,
                             std::index_sequence<K...>) {
    return std::array{with_parts(s[K], change)...};
}
template <class Element, std::size_t Size, class Change>
constexpr auto with_members(std::array<Element, Size> const& s, Change const& change) {
    return with_elements(s, change, std::make_index_sequence<Size>{});
}
template <class First, class Second, class Change>
constexpr auto with_members(std::pair<First, Second> const& s, Change const& change) {
    auto first = with_parts(s.first, change);
    return std::pair{first, with_parts(s.second, change)};
}
template <class State, class Change>
constexpr auto with_members(State const& s, Change const& change) {
    return tree::structure<State>::apply(s, [&]<class... Member>(Member const&... member) {
        return std::tuple<decltype(with_parts(member, change))...>{with_parts(member, change)...};
    });
}
template <class State, class Change>
constexpr auto with_parts(State const& s, Change const& change) {
    if constexpr (is_part<State>)
        return change(s);
    else
        return with_members(s, change);
}

/// A state as it is traced: numbers become symbols.
template <class Start>
constexpr auto as_state(Start const& start) {
    if constexpr (ranks_of<Start>().traced)
        return start;
    else
        return with_parts(start, []<class Part>(Part const& part) {
            if constexpr (TracedArray<Part>)
                return part;
            else
                return symbol(part);
        });
}

/// The nodes of the parts of a state, those of arrays over the arrays' own axes.
template <int Parts>
struct state_nodes {
    int node[Parts + 1]{};
    positions_of_axes axes[Parts + 1]{};
};
template <class State>
constexpr auto nodes_of(array_graph& g, State const& state) {
    state_nodes<ranks_of<State>().parts> all;
    int k = 0;
    tree::for_each_leaf(state, [&]<class Part>(Part const& part) {
        if constexpr (TracedArray<Part>) {
            all.axes[k] = part.own_axes();
            all.node[k] = part.at(all.axes[k]);
        } else
            all.node[k] = node_in(g, part);
        ++k;
    });
    return all;
}
/// The nodes of a state over axes that are given, of which its own are as long.
template <class State, int Parts>
constexpr void read_nodes(array_graph& g, State const& state, state_nodes<Parts>& all) {
    int k = 0;
    tree::for_each_leaf(state, [&]<class Part>(Part const& part) {
        if constexpr (TracedArray<Part>) {
            for (int axis = 0; axis < array_rank<Part>; ++axis)
                g.unite(g.dimension_at(all.axes[k].at[axis].index), part.dimension(axis));
            all.node[k] = part.at(all.axes[k]);
        } else
            all.node[k] = node_in(g, part);
        ++k;
    });
}
/// A state with other nodes.
template <class State, int Parts>
constexpr State with_nodes(array_graph& g, State state, state_nodes<Parts> const& all) {
    int k = 0;
    tree::for_each_leaf(state, [&]<class Part>(Part& part) {
        if constexpr (TracedArray<Part>)
            part = Part(&g, all.node[k], all.axes[k]);
        else
            part = symbol(&g, all.node[k]);
        ++k;
    });
    return state;
}

} // namespace tapeless::arrays
