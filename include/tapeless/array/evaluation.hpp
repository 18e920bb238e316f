// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/at_rest.hpp>
#include <tapeless/array/binding.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/turn_rows.hpp>

#include <algorithm>
#include <memory>
#include <new>

namespace tapeless {

/// Memory that evaluations over arrays use again: none of them allocates once it is large enough.
///
///     array_workspace memory;
///     memory.evaluate(result, f, A, x);    // result as f(A, x) returns it, written in place
class array_workspace {
public:
    template <class Result, class Definition, class... Argument>
    void evaluate(Result& result, function_object<Definition> f, Argument const&... argument);

    /// What the largest evaluation so far needed.
    std::size_t bytes() const { return bytes_; }

    void* reserve(std::size_t bytes) {
        if (bytes > bytes_) {
            memory_.reset();
            memory_.reset(::operator new(bytes, alignment));
            bytes_ = bytes;
        }
        return memory_.get();
    }

private:
    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(void* memory) const { ::operator delete(memory, alignment); }
    };
    std::unique_ptr<void, release> memory_;
    std::size_t bytes_ = 0;
};

namespace arrays {

/// One call: results and storage get their places, then nests run, strip by strip where they do.
template <class Source, class Element, class... Argument>
class evaluation : binding<Source, Element, Argument...> {
    using Binding = binding<Source, Element, Argument...>;
    using Binding::m_;
    using Pack = simd::pack<Element>;

public:
    TAPELESS_INLINE explicit evaluation(Argument const&... argument) : Binding(argument...) {
        lay_out();
    }
    std::size_t elements() const { return elements_; }
    /// The same where no extent has a part in it, else `dynamic`.
    static constexpr std::size_t known_elements() {
        std::size_t total = 0;
        for (int k = 0; k < plan_of<Source>::plan.storages; ++k) {
            storage const& s = plan_of<Source>::plan.storage_at[k];
            if (s.result >= 0 || s.guest_of >= 0 || s.lives_in >= 0) continue;
            std::size_t size = 1;
            for (int axis = 0; axis < s.rank; ++axis) {
                std::size_t const length = plan_of<Source>::plan.g.length[s.dimension[axis]];
                if (length == dynamic || s.strip_axis >= 0) return dynamic;
                bool const padded = axis + 1 == s.rank && padding_of<Source>::of[k];
                size *= padded ? whole_packs(length) : length;
            }
            total += round_up(size);
        }
        return total;
    }
    /// Whether no storage has room for more than a number.
    static constexpr bool only_numbers = [] {
        for (int k = 0; k < plan_of<Source>::plan.storages; ++k) {
            storage const& s = plan_of<Source>::plan.storage_at[k];
            if (s.result < 0 && s.guest_of < 0 && s.rank > 0) return false;
        }
        return true;
    }();
    std::size_t const* extents(int result) const { return extent_of_result_[result]; }
    TAPELESS_INLINE void set_result(int result, Element* to) { result_[result] = to; }

    TAPELESS_INLINE void run(Element* memory) {
        place_storages(memory, std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
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
        place_storages(memory, std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
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
    static constexpr int results = plan_of<Source>::plan.g.results;
    static constexpr int strip = plan_of<Source>::plan.strip;
    static constexpr std::size_t strip_unit = 64;
    static constexpr std::size_t most_in_strip = 128;
    static constexpr std::size_t cache_for_strips = std::size_t{1} << 19;
    static constexpr std::size_t cache_for_rows = std::size_t{1} << 15;

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
        std::size_t const all = m_.length[plan_of<Source>::plan.g.dimension_at(scan.turn)];
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
        if constexpr (s.filled && s.filled_by == Group) fill<S>();
    }
    template <int Part>
    void swap_part() {
        std::swap(m_.storage[plan_of<Source>::plan.work[Part]],
                  m_.storage[plan_of<Source>::plan.next_work[Part]]);
    }
    template <int First, int... K>
    void run_strips(std::integer_sequence<int, K...>) {
        std::size_t const all = m_.length[plan_of<Source>::plan.g.dimension_at(strip)];
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
            fill<S>();
    }
    /// Turns an argument over: its strip becomes the last axis. Behind the end the last element
    /// repeats.
    template <int Of, int Axis>
    void copy_strip(Element* to) const {
        constexpr int rank = Source::graph.rank_of[Of];
        auto const length = [&](int axis) {
            return m_.length[Source::graph.root(Source::graph.dimension_of[Of][axis])];
        };
        std::size_t const by = m_.argument_stride[Of][Axis];
        Element const* const from = m_.argument[Of] + m_.begin * by;
        if constexpr (rank == 2) return turn_rows(from, by, m_.count, length(1), to, room_);
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
    template <int S>
    void fill() const {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        for (std::size_t k = 0; k < size_[S]; ++k) m_.storage[S][k] = neutral<Element>(s.with);
    }

    TAPELESS_INLINE void lay_out() {
        [&]<int... S>(std::integer_sequence<int, S...>) {
            std::size_t const kept = (elements_per_turn<S>() + ... + 1);
            room_ = strip_length((kept + elements_per_row()) * sizeof(Element));
        }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
        [&]<int... S>(std::integer_sequence<int, S...>) { (measure<S>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
    }
    /// As much as a cache holds beside what else is read.
    TAPELESS_INLINE std::size_t strip_length(std::size_t bytes_per_turn) const {
        if constexpr (strip < 0) return 0;
        constexpr bool in_rows = plan_of<Source>::plan.in_rows;
        constexpr std::size_t unit = in_rows ? 16 : strip_unit;
        constexpr std::size_t cache = in_rows ? cache_for_rows : cache_for_strips;
        std::size_t const fits = cache / bytes_per_turn / unit * unit;
        std::size_t const room = std::clamp(fits, unit, most_in_strip);
        std::size_t const all = m_.length[plan_of<Source>::plan.g.dimension_at(strip)];
        constexpr std::size_t width = simd::pack<Element>::size;
        return std::min(room, (all + width - 1) / width * width);
    }
    /// What one row takes in the arguments, where strips are rows of them.
    std::size_t elements_per_row() const {
        std::size_t total = 0;
        for (int a = 0; a < Source::graph.arguments && plan_of<Source>::plan.in_rows; ++a) {
            int const* const dimension = Source::graph.dimension_of[a];
            bool const has_rows =
                Source::graph.rank_of[a] == 2 &&
                Source::graph.root(dimension[0]) == plan_of<Source>::plan.g.dimension_at(strip);
            if (has_rows) total += m_.length[Source::graph.root(dimension[1])];
        }
        return total;
    }
    /// What one element of the strip takes in a storage.
    template <int S>
    TAPELESS_INLINE std::size_t elements_per_turn() const {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.strip_axis < 0 || s.lives_in >= 0) return 0;
        std::size_t total = 1;
        for (int axis = 0; axis + 1 < s.rank; ++axis) total *= m_.length[s.dimension[axis]];
        return total;
    }
    template <int S>
    TAPELESS_INLINE void measure() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        std::size_t step = 1;
        for (int axis = s.rank - 1; axis >= 0; --axis) {
            m_.storage_stride[S][axis] = step;
            std::size_t const length = m_.length[s.dimension[axis]];
            if (axis + 1 < s.rank)
                step *= length;
            else if constexpr (padding_of<Source>::of[S])
                step = whole_packs(length);
            else
                step = s.strip_axis >= 0 ? room_ : s.lanes_of >= 0 ? Pack::size : length;
        }
        size_[S] = step;
        if constexpr (s.result >= 0)
            for (int axis = 0; axis < s.rank; ++axis)
                extent_of_result_[s.result][axis] = m_.length[s.dimension[axis]];
        else if constexpr (s.guest_of < 0 && s.lives_in < 0 && !s.unused)
            elements_ += round_up(step);
    }
    static constexpr std::size_t whole_packs(std::size_t n) {
        constexpr std::size_t width = simd::pack<Element>::size;
        return (n + width - 1) / width * width;
    }
    static constexpr std::size_t round_up(std::size_t n) { return (n + 15) / 16 * 16; }

    template <int... S>
    TAPELESS_INLINE void place_storages(Element* memory, std::integer_sequence<int, S...>) {
        (place_one<S>(memory), ...);
        (place_in_other<S>(), ...);
    }
    template <int S>
    TAPELESS_INLINE void place_in_other() {
        constexpr int other = plan_of<Source>::plan.storage_at[S].lives_in;
        if constexpr (other >= 0) m_.storage[S] = m_.storage[other];
    }
    template <int S>
    TAPELESS_INLINE void place_one(Element*& memory) {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.result >= 0)
            m_.storage[S] = result_[s.result];
        else if constexpr (s.guest_of >= 0)
            m_.storage[S] = result_[plan_of<Source>::plan.storage_at[s.guest_of].result];
        else if constexpr (!s.unused && s.lives_in < 0) {
            m_.storage[S] = memory;
            memory += round_up(size_[S]);
        }
        if constexpr (s.filled && s.strip_axis < 0 && s.filled_by < 0) fill<S>();
        if constexpr (s.goes_on)
            if (m_.length[plan_of<Source>::plan.g.dimension_at(strip)] == 0) fill<S>();
    }

    std::size_t size_[plan_of<Source>::plan.storages + 1]{};
    std::size_t extent_of_result_[results + 1][max_rank]{};
    Element* result_[results + 1]{};
    std::size_t elements_ = 0;
    std::size_t room_ = 0; // of a strip
};

} // namespace arrays

} // namespace tapeless
