// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/entries.hpp>
#include <tapeless/diff/expression_gradient.hpp>

namespace tapeless {

/// The roots of several expressions, under a short tag as lists of variables are.
template <word... Root>
struct roots {};
template <word... Root>
struct listed_roots {
    static constexpr word hash = [] {
        word h = ~word{sizeof...(Root)};
        ((h = mix(h, Root)), ...);
        return h;
    }();
    friend constexpr auto list_at(list_key<hash>) { return roots<Root...>{}; }
};

/// The component of a direction along a variable: an input of its own, named `dx` beside `x`.
template <word Id>
struct along_variable {
    static constexpr word of = Id;
    static constexpr word id = mix(Id, 0x616c6f6e67);
    static constexpr auto make_text() {
        constexpr auto name = label_of(variable_key<Id>{});
        char shown[sizeof name.text + 1]{'d'};
        for (unsigned k = 0; k < sizeof name.text; ++k) shown[k + 1] = name.text[k];
        return label<sizeof shown>(shown);
    }
    static constexpr auto text = make_text();
    friend constexpr auto label_of(variable_key<id>) { return text; }
};

/// Several expressions as one function. Its inputs are the variables: those listed, then the others
/// as they are met; then `More`, such as the components of a direction; then the numbers that are
/// held.
template <int Held, class Roots, class List, class More>
struct joint_function;
template <int Held, word... Root, class... Variable, class... More>
struct joint_function<Held, roots<Root...>, variables<Variable...>, variables<More...>> {
    using result = double; // of one expression, which is what a gradient is taken of

    static consteval named_variables find_variables() {
        loader l;
        (l.input_of(Variable::id), ...);
        (l.load(find(record_key<Root>{}), nullptr, most_variables), ...);
        ((l.name[l.input_of(More::id)] = More::text.text), ...);
        return named_variables(l);
    }
    static constexpr named_variables variables = find_variables();
    static constexpr int directions = sizeof...(More);
    static constexpr int inputs = variables.count + Held;

    static consteval stage<sizeof...(Root)> load() {
        loader l;
        (l.input_of(Variable::id), ...);
        stage<sizeof...(Root)> s;
        s.inputs = inputs;
        int k = 0;
        ((s.output[k++] = l.load(find(record_key<Root>{}), nullptr, variables.count)), ...);
        prune(s, l.g);
        return s;
    }
    static constexpr auto loaded = load();
    static constexpr auto graph = shrink<loaded>();
};

/// The same by tags. `Directed` is whether there is a direction along the variables listed.
template <class List>
struct along_each;
template <class... Variable>
struct along_each<variables<Variable...>> {
    using type = variables<along_variable<Variable::id>...>;
};
template <word Roots, int Held, word List, bool Directed = false>
struct joint_source
    : joint_function<Held, decltype(list_at(list_key<Roots>{})),
                     decltype(list_at(list_key<List>{})),
                     typename along_each<std::conditional_t<
                         Directed, decltype(list_at(list_key<List>{})), variables<>>>::type> {};

/// The first inputs of a function: the variables of `wrt`.
template <int Count>
struct first_inputs {
    static constexpr void each_input(auto&& f) {
        for (int k = 0; k < Count; ++k) f(k);
    }
};

/// A source as the definition that `gradient_of` takes.
template <class Source>
struct definition_by {
    template <class... Shape>
    using at = Source;
};
template <class Source, int Columns>
struct slopes_along {
    template <std::size_t... Position>
    static auto pass(std::index_sequence<Position...>) ->
        typename gradient_of<definition_by<Source>, positions<Position...>,
                             false>::template scalar_pass<Source::inputs>;
    using type = decltype(pass(std::make_index_sequence<Columns>{}));
};

/// A matrix of derivatives with its zeros, which cost a store each.
template <class Entries>
consteval auto graph_with_zeros() {
    if constexpr (Entries::nnz == Entries::rows * Entries::columns)
        return Entries::graph;
    else
        return dense_graph<Entries>();
}

/// Whether all operations of a function have derivatives, and those of its slopes again.
template <class Source, int Columns>
constexpr bool twice_differentiable() {
    using Inputs = std::remove_cvref_t<decltype(all_inputs<Columns>)>;
    if constexpr (has_rules<typename Source::function, Inputs{}>())
        return has_rules<typename Source::inner, Inputs{}>();
    else
        return false;
}

template <class Formula>
inline constexpr int held_by = decltype(as_expression(std::declval<Formula>()))::held_count;

/// Several expressions as one: the tag of their roots, and the numbers that all of them hold.
template <word Roots, int Held>
struct joined {
    static constexpr word roots = Roots;
    [[no_unique_address]] held_numbers<Held> held;
};

/// How many numbers the expressions before each one hold.
template <int... Held>
struct held_before {
    int of[sizeof...(Held) + 1]{};
    constexpr held_before() {
        constexpr int held[] = {Held..., 0};
        for (std::size_t k = 0; k < sizeof...(Held); ++k) of[k + 1] = of[k] + held[k];
    }
};
template <std::size_t... K, word... Root, int... Held>
constexpr auto join_numbered(std::index_sequence<K...>, expression<Root, Held> const&... e) {
    constexpr held_before<Held...> before;
    joined<listed_roots<renumbered<Root, before.of[K]>()...>::hash, (Held + ... + 0)> result{};
    [[maybe_unused]] int at = 0;
    (append_held(result.held, at, e), ...);
    return result;
}
template <class... Formula>
constexpr auto join_expressions(Formula const&... formula) {
    return join_numbered(std::index_sequence_for<Formula...>{}, as_expression(formula)...);
}

/// All variables of some expressions, in the order in which they name them.
template <class... Formula>
constexpr auto variables_of_all() {
    using Joined = decltype(join_expressions(std::declval<Formula>()...));
    return every_variable<joint_source<Joined::roots, 0, listed<>::hash>::variables>();
}

} // namespace tapeless
