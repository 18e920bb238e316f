// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/call_memory.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/nest/at_rest.hpp>
#include <tapeless/array/nest/matrix_product.hpp>
#include <tapeless/array/nest/turn_rows.hpp>

namespace tapeless::arrays {

/// One call: its storages get their places, then nests run, strip by strip where they do.
template <class Source, class Element, class... Argument>
class evaluation : public call_memory<Source, Element, Argument...> {
    using Memory = call_memory<Source, Element, Argument...>;
    using Memory::along_strip;
    using Memory::m_;
    using Memory::room_;
    using Memory::size_;
    using Memory::strip;
    using Pack = simd::pack<Element>;

public:
    TAPELESS_INLINE explicit evaluation(Argument const&... argument) : Memory(argument...) {}

    TAPELESS_INLINE void run(Element* memory) {
        this->place_storages(memory);
        run_nests<0, plan_of<Source>::nests, -1>();
    }

    template <int K>
    static constexpr bool is_part_of_call() {
        if constexpr (nest_of<Source, K>::writes == 0)
            return true;
        else
            return nest_shape_of<nest_body<Source, K, Element>, Source>::is_part_of_call;
    }
    /// Whether nests of a short plan wait for what seldom happens: a product that is zero.
    static constexpr bool has_seldom = []<int... K>(std::integer_sequence<int, K...>) {
        if constexpr (plan_of<Source>::plan.strip < 0 && plan_of<Source>::plan.turn_groups == 0 &&
                      (nest_of<Source, K>::layout.others || ...))
            return (is_part_of_call<K>() && ...);
        else
            return false;
    }
    (std::make_integer_sequence<int, plan_of<Source>::nests>{});
    /// Runs without these; false if they have to.
    TAPELESS_INLINE bool run_but_seldom(Element* memory) {
        this->place_storages(memory);
        return [&]<int... K>(std::integer_sequence<int, K...>) TAPELESS_INLINE_LAMBDA {
            return (run_as_often<K>() && ...);
        }
        (std::make_integer_sequence<int, plan_of<Source>::nests>{});
    }

private:
    template <int K>
    TAPELESS_INLINE bool run_as_often() {
        constexpr nest_layout l = nest_of<Source, K>::layout;
        if constexpr (l.others && l.outer == 0)
            return others_run<Source, K, Element>::is_told(m_);
        else if constexpr (l.decided_by >= 0) {
            if (*m_.storage[l.decided_by] == 0) return false;
            nest_run<Source, K, Element, branch::other>::run(m_);
        } else if constexpr (nest_of<Source, K>::writes > 0)
            run_nest<K>();
        return true;
    }
    static constexpr int group_of(int nest_index) {
        return plan_of<Source>::plan.nest_at[nest_index].group;
    }
    static constexpr int end_of_group(int nest_index) {
        int end = nest_index;
        while (end < plan_of<Source>::nests && group_of(end) == group_of(nest_index)) ++end;
        return end;
    }
    /// The group inside of another one, or of none, that a nest is part of; or -1.
    static constexpr int turns_in(int nest_index, int outer) {
        int group = plan_of<Source>::plan.nest_at[nest_index].turns;
        if (group == outer) return -1;
        while (plan_of<Source>::plan.group_at[group].outside != outer)
            group = plan_of<Source>::plan.group_at[group].outside;
        return group;
    }
    /// Nests K to End - 1, of which `Turns` is the innermost group that all are part of.
    template <int K, int End, int Turns>
    TAPELESS_INLINE void run_nests() {
        if constexpr (K < End) {
            constexpr int inner = turns_in(K, Turns);
            if constexpr (inner >= 0) {
                run_turns<inner>();
                run_nests<plan_of<Source>::plan.group_at[inner].end, End, Turns>();
            } else if constexpr (group_of(K) < 0) {
                if constexpr (nest_of<Source, K>::writes > 0) run_nest<K>();
                run_nests<K + 1, End, Turns>();
            } else {
                run_strips<K>(std::make_integer_sequence<int, end_of_group(K) - K>{});
                run_nests<end_of_group(K), End, Turns>();
            }
        }
    }
    /// A group's nests for one turn after the other, in which the next state becomes the state.
    template <int Group>
    void run_turns() {
        constexpr turn_group group = plan_of<Source>::plan.group_at[Group];
        constexpr scan_definition scan = plan_of<Source>::plan.g.scan[group.scan];
        constexpr int along = plan_of<Source>::plan.g.dimension_at(scan.turn);
        std::size_t const all = m_.length[along];
        for (std::size_t k = 0;; ++k) {
            if (k == all) return refuse_turns<group.scan>(all);
            m_.now[scan.turn] = scan.descending ? all - 1 - k : k;
            [&]<int... S>(std::integer_sequence<int, S...>) { (begin_turn<Group, S>(), ...); }
            (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
            run_nests<group.begin, group.end, Group>();
            [&]<int... P>(std::integer_sequence<int, P...>) { (swap_part<group.scan + P>(), ...); }
            (std::make_integer_sequence<int, scan.parts>{});
            if (are_at_rest<group.scan>(std::make_integer_sequence<int, scan.parts>{})) return;
        }
    }
    /// Whether converging turns have ended.
    template <int State, int... P>
    bool are_at_rest(std::integer_sequence<int, P...>) const {
        if constexpr (plan_of<Source>::plan.g.scan[State].converging)
            return (is_at_rest<State + P>() && ...);
        else
            return false;
    }
    template <int Part>
    bool is_at_rest() const {
        constexpr scan_definition s = plan_of<Source>::plan.g.scan[Part];
        constexpr int now = plan_of<Source>::plan.work[Part];
        constexpr int before = plan_of<Source>::plan.next_work[Part];
        return stays(m_.storage[now], m_.storage[before], size_[now], {s.relative, s.absolute});
    }
    template <int State>
    static void refuse_turns([[maybe_unused]] std::size_t all) {
        if constexpr (plan_of<Source>::plan.g.scan[State].converging)
            throw std::runtime_error(TAPELESS_THROWS_ARRAY_CONVERGENCE ": its limit is " +
                                     std::to_string(all));
    }
    template <int Group, int S>
    void begin_turn() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.filled && s.filled_by == Group) this->template fill<S>();
    }
    template <int Part>
    void swap_part() {
        constexpr int now = plan_of<Source>::plan.work[Part];
        constexpr int next = plan_of<Source>::plan.next_work[Part];
        std::swap(m_.storage[now], m_.storage[next]);
    }
    template <int First, int... K>
    void run_strips(std::integer_sequence<int, K...>) {
        std::size_t const all = m_.length[along_strip];
        for (m_.begin = 0; m_.begin < all; m_.begin += room_) {
            m_.count = all - m_.begin < room_ ? all - m_.begin : room_;
            [&]<int... S>(std::integer_sequence<int, S...>) { (begin_strip<S>(), ...); }
            (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
            (run_in_strip<First + K>(), ...);
        }
        [&]<int... S>(std::integer_sequence<int, S...>) { (sum_lanes<S, group_of(First)>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
    }
    /// Behind the last strip of a group.
    template <int S, int Group>
    void sum_lanes() const {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.lanes_of >= 0 && s.lanes_in == Group) {
            Element* const to = m_.storage[s.lanes_of];
            for (std::size_t k = 0; k < size_[S] / Pack::size; ++k)
                to[k] = combine<s.with>(to[k], across_lanes<s.with>(Pack::load_unaligned(
                                                   m_.storage[S] + k * Pack::size)));
        }
    }
    template <int Time>
    TAPELESS_INLINE void run_in_strip() {
        constexpr int own = plan_of<Source>::plan.nest_at_time(Time);
        if constexpr (own >= 0) run_nest<own>();
    }
    template <int K>
    TAPELESS_INLINE void run_nest() {
        if constexpr (Source::graph.products_by_library)
            if (library_product<Source, K, Element>::run(m_)) return;
        if constexpr (nest_of<Source, K>::layout.others)
            others_run<Source, K, Element>::run(m_);
        else
            nest_run<Source, K, Element>::run(m_);
    }
    template <int S>
    void begin_strip() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.copy_of >= 0)
            copy_strip<s.copy_of, s.strip_axis>(m_.storage[S]);
        else if constexpr (s.strip_axis >= 0 && s.filled)
            this->template fill<S>();
    }
    /// Turns an argument over: its strip becomes the last axis. Behind the end the last element
    /// repeats.
    template <int Of, int Axis>
    void copy_strip(Element* to) const {
        constexpr int rank = Source::graph.rank_of[Of];
        constexpr auto along = [] {
            std::array<int, rank> all{};
            for (std::size_t axis = 0; axis < rank; ++axis)
                all[axis] = Source::graph.root(Source::graph.dimension_of[Of][axis]);
            return all;
        }();
        auto const length = [&](int axis) {
            return m_.length[along[static_cast<std::size_t>(axis)]];
        };
        std::size_t const by = m_.argument_stride[Of][Axis];
        Element const* const from = m_.argument[Of] + m_.begin * by;
        if constexpr (rank == 2) return turn_rows(from, by, m_.count, length(1), to, room_);
        for (int axis = 0; axis < rank; ++axis)
            if (length(axis) == 0) return;
        std::size_t at[rank]{};
        for (int axis = rank; axis >= 0;) {
            std::size_t offset = 0;
            for (int a = 0; a < rank; ++a) offset += at[a] * m_.argument_stride[Of][a];
            for (std::size_t k = 0; k < room_; ++k)
                to[k] = from[offset + (k < m_.count ? k : m_.count - 1) * by];
            to += room_;
            for (axis = rank - 1; axis >= 0; --axis) {
                if (axis == Axis) continue;
                if (++at[axis] < length(axis)) break;
                at[axis] = 0;
            }
        }
    }
};

} // namespace tapeless::arrays
