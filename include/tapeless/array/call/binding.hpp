// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/elements.hpp>
#include <tapeless/array/call/refusals.hpp>
#include <tapeless/array/nest/others.hpp>
#include <tapeless/array/nest/run_nest.hpp>

#include <vector>

namespace tapeless::arrays {

/// The arguments of a call: where they lie and how long they are. Lengths are compared before
/// anything is written.
template <class Source, class Element, class... Argument>
class binding {
public:
    TAPELESS_INLINE explicit binding(Argument const&... argument) : argument_(argument...) {
        bind(std::index_sequence_for<Argument...>{});
    }

protected:
    machine<Source, Element> m_;

private:
    using Refusals = refusals<Source, Argument...>;

    template <std::size_t... A>
    TAPELESS_INLINE void bind(std::index_sequence<A...>) {
        [&]<int... D>(std::integer_sequence<int, D...>) { (know<D>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.g.dimensions>{});
        (bind_one<static_cast<int>(A)>(std::get<A>(argument_)), ...);
        [&]<int... D>(std::integer_sequence<int, D...>) { (derive<D>(), ...); }
        (std::make_integer_sequence<int, Source::graph.dimensions>{});
        [&]<int... B>(std::integer_sequence<int, B...>) { (check_bound<B>(), ...); }
        (std::make_integer_sequence<int, Source::graph.bounds>{});
    }
    template <int D>
    TAPELESS_INLINE void know() {
        constexpr std::size_t known = plan_of<Source>::plan.g.length[D];
        if constexpr (known != dynamic) m_.length[D] = known;
    }
    template <int A, class Given>
    TAPELESS_INLINE void bind_one(Given const& x) {
        using Traits = array_argument<Given>;
        constexpr int rank = Traits::shape::rank;
        if constexpr (Traits::shape::integers != 0)
            m_.integers[A] = Traits::data(x);
        else
            m_.argument[A] = Traits::data(x);
        std::size_t step = 1;
        for (int axis = rank - 1; axis >= 0; --axis) {
            if constexpr (Traits::row_major)
                m_.argument_stride[A][axis] = step;
            else
                m_.argument_stride[A][axis] = Traits::stride(x, axis);
            step *= Traits::extent(x, axis);
        }
        if constexpr (!Traits::row_major && Traits::shape::integers == 0)
            if (rank > 0 && m_.argument_stride[A][rank - 1] != 1) copy_of<A>(x);
        [&]<int... Axis>(std::integer_sequence<int, Axis...>) {
            (meet<A, Axis>(Traits::extent(x, Axis)), ...);
        }
        (std::make_integer_sequence<int, rank>{});
    }
    /// Numbers whose last axis is not contiguous, in row-major order.
    template <int A, class Given>
    void copy_of(Given const& x) {
        using Traits = array_argument<Given>;
        constexpr int rank = Traits::shape::rank;
        std::size_t all = 1;
        for (int axis = 0; axis < rank; ++axis) all *= Traits::extent(x, axis);
        auto& to = copies_.emplace_back(all);
        Element* next = to.data();
        each_element(x, [&](auto element, auto) { *next++ = element; });
        std::size_t step = 1;
        for (int axis = rank - 1; axis >= 0; --axis) {
            m_.argument_stride[A][axis] = step;
            step *= Traits::extent(x, axis);
        }
        m_.argument[A] = to.data();
    }
    /// The first axis of a dimension sets its length; the others have to agree.
    template <int A, int Axis>
    TAPELESS_INLINE void meet(std::size_t extent) {
        constexpr int d = Source::graph.root(Source::graph.dimension_of[A][Axis]);
        constexpr auto first = Refusals::first_with(d);
        if constexpr (first.argument == A && first.axis == Axis)
            m_.length[d] = extent;
        else if (m_.length[d] != extent)
            std::apply(
                [&](auto const&... x) {
                    Refusals::extents(first, {A, Axis}, x...);
                },
                argument_);
    }
    /// The graph itself is only for the compiler: what a program reads of it would be in the
    /// program, as a whole.
    template <int B>
    static constexpr reach_terms terms_of_bound = terms_of(Source::graph,
                                                           Source::graph.bounded[B].at);
    template <int B>
    TAPELESS_INLINE void check_bound() const {
        constexpr int along = Source::graph.root(Source::graph.bounded[B].dimension);
        constexpr int gathered = terms_of_bound<B>.gathered;
        constexpr int integers = gathered != 0 ? Source::graph.atom_of(gathered).of : -1;
        std::size_t const end = m_.length[along];
        reach const all = reach_of(
            terms_of_bound<B>, [&](int d) { return m_.length[d]; },
            [&](int) { return reach_of_integers(integers); });
        if (all.inside(end)) return;
        std::apply(
            [&](auto const&... x) { Refusals::template index<B>(all.least, all.most, end, x...); },
            argument_);
    }
    /// All elements of an argument of integers, read or not.
    reach reach_of_integers(int argument) const {
        reach all{true, true, 0, 0};
        auto const take = [&](auto element, auto) {
            auto const value = static_cast<std::ptrdiff_t>(element);
            all.least = all.empty || value < all.least ? value : all.least;
            all.most = all.empty || value > all.most ? value : all.most;
            all.empty = false;
        };
        int a = 0;
        auto const look = [&](auto const& x) {
            using Traits = array_argument<std::remove_cvref_t<decltype(x)>>;
            if constexpr (Traits::shape::integers != 0)
                if (a == argument) each_element(x, take);
            ++a;
        };
        std::apply([&](auto const&... x) { (look(x), ...); }, argument_);
        return all;
    }
    /// Lengths that follow from those of arguments. One may have been given as well.
    template <int D>
    void derive() {
        constexpr derived_length from = Source::graph.length_from[D];
        constexpr int to = Source::graph.root(D);
        constexpr std::size_t known = Source::graph.length[to];
        if constexpr (known != unknown_length)
            if (m_.length[to] != known) refuse_made<to>({}, known);
        if constexpr (from.rule != length_rule::given) {
            constexpr int of_a = Source::graph.root(from.a), of_b = Source::graph.root(from.b);
            constexpr bool set = is_set(D);
            std::size_t const a = m_.length[of_a], b = m_.length[of_b];
            if (!from.exists(a, b)) refuse_length<D>();
            std::size_t const made = from(a, b);
            if (set && m_.length[to] != made) refuse_made<to>(Refusals::made_by(D), made);
            m_.length[to] = made;
        }
    }
    /// Whether an argument or an earlier length has told how long a dimension is.
    static consteval bool is_set(int d) {
        array_graph const& g = Source::graph;
        for (int k = 0; k < d; ++k)
            if (g.root(k) == g.root(d) && g.length_from[k].rule != length_rule::given) return true;
        for (int a = 0; a < g.arguments; ++a)
            for (int axis = 0; axis < g.rank_of[a]; ++axis)
                if (g.root(g.dimension_of[a][axis]) == g.root(d)) return true;
        return g.length[g.root(d)] != unknown_length;
    }
    template <int D>
    void refuse_made(typename Refusals::place by, std::size_t made) const {
        constexpr auto met = Refusals::place_of(D);
        std::apply([&](auto const&... x) { Refusals::made(by, made, met, m_.length[D], x...); },
                   argument_);
    }
    template <int D>
    void refuse_length() const {
        constexpr derived_length from = Source::graph.length_from[D];
        constexpr int a = Source::graph.root(from.a), b = Source::graph.root(from.b);
        constexpr auto first = Refusals::place_of(a), second = Refusals::place_of(b);
        std::apply(
            [&](auto const&... x) {
                Refusals::derived(from, first, m_.length[a], second, m_.length[b], x...);
            },
            argument_);
    }

    struct no_copies {};
    static constexpr bool may_copy = (!array_argument<Argument>::row_major || ...);
    std::tuple<Argument const&...> argument_;
    std::conditional_t<may_copy, std::vector<std::vector<Element>>, no_copies> copies_;
};

} // namespace tapeless::arrays
