// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/binding.hpp>
#include <tapeless/array/nest/padding.hpp>

#include <algorithm>

namespace tapeless::arrays {

/// The memory of one call: how much the storages of a plan need, of which a strip takes as much as
/// a cache holds, and where each of them begins.
template <class Source, class Element, class... Argument>
class call_memory : protected binding<Source, Element, Argument...> {
    using Binding = binding<Source, Element, Argument...>;
    using Pack = simd::pack<Element>;

public:
    TAPELESS_INLINE explicit call_memory(Argument const&... argument) : Binding(argument...) {
        lay_out();
    }
    std::size_t elements() const { return elements_; }
    /// The same where all lengths that have a part in it are constants, else `dynamic`.
    static constexpr std::size_t known_elements() {
        std::size_t const* const length = plan_of<Source>::plan.g.length;
        return [&]<int... S>(std::integer_sequence<int, S...>) {
            if (rows_depend_on_call() || (depends_on_call<S>() || ...)) return dynamic;
            std::size_t const room = room_of_strip(length);
            return (elements_of<S>(length, room) + ... + 0);
        }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
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

protected:
    using Binding::m_;
    static constexpr int strip = plan_of<Source>::plan.strip;
    static constexpr int along_strip = strip < 0 ? 0 : plan_of<Source>::plan.g.dimension_at(strip);

    TAPELESS_INLINE void place_storages(Element* memory) {
        [&]<int... S>(std::integer_sequence<int, S...>) TAPELESS_INLINE_LAMBDA {
            (place_one<S>(memory), ...);
            (place_in_other<S>(), ...);
        }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
    }
    template <int S>
    void fill() const {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        for (std::size_t k = 0; k < size_[S]; ++k) m_.storage[S][k] = neutral<Element>(s.with);
    }

    std::size_t size_[plan_of<Source>::plan.storages + 1]{};
    std::size_t room_ = 0; // of a strip

private:
    static constexpr std::size_t strip_unit = 64;
    static constexpr std::size_t most_in_strip = 128;
    static constexpr std::size_t cache_for_strips = std::size_t{1} << 19;
    static constexpr std::size_t cache_for_rows = std::size_t{1} << 15;

    TAPELESS_INLINE void lay_out() {
        room_ = room_of_strip(m_.length);
        [&]<int... S>(std::integer_sequence<int, S...>) { (measure<S>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
    }
    /// As much as a cache holds beside what else is read.
    TAPELESS_INLINE static constexpr std::size_t room_of_strip(std::size_t const* length) {
        if constexpr (strip < 0) return 0;
        std::size_t const kept = [&]<int... S>(std::integer_sequence<int, S...>) {
            return (elements_per_turn<S>(length) + ... + 1);
        }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
        std::size_t const bytes_per_turn = (kept + elements_per_row(length)) * sizeof(Element);
        constexpr bool in_rows = plan_of<Source>::plan.in_rows;
        constexpr std::size_t unit = in_rows ? 16 : strip_unit;
        constexpr std::size_t cache = in_rows ? cache_for_rows : cache_for_strips;
        std::size_t const fits = cache / bytes_per_turn / unit * unit;
        std::size_t const room = std::clamp(fits, unit, most_in_strip);
        return std::min(room, whole_packs(length[along_strip]));
    }
    /// What one row takes in the arguments, where strips are rows of them. A loop over arguments
    /// would read the graph when the program runs, which puts all of it into the program.
    static constexpr std::size_t elements_per_row(std::size_t const* length) {
        return [&]<int... A>(std::integer_sequence<int, A...>) {
            return (elements_per_row_of<A>(length) + ... + 0);
        }
        (std::make_integer_sequence<int, Source::graph.arguments>{});
    }
    template <int A>
    static constexpr std::size_t elements_per_row_of(std::size_t const* length) {
        if constexpr (columns_of<A>() >= 0)
            return length[columns_of<A>()];
        else
            return 0;
    }
    /// The dimension along rows of an argument that strips are rows of; -1 of others.
    template <int A>
    static consteval int columns_of() {
        if (!plan_of<Source>::plan.in_rows || Source::graph.rank_of[A] != 2) return -1;
        int const rows = Source::graph.root(Source::graph.dimension_of[A][0]);
        if (rows != plan_of<Source>::plan.g.dimension_at(strip)) return -1;
        return Source::graph.root(Source::graph.dimension_of[A][1]);
    }
    static consteval bool rows_depend_on_call() {
        return [&]<int... A>(std::integer_sequence<int, A...>) {
            return ((elements_per_row_of<A>(plan_of<Source>::plan.g.length) == dynamic) || ...);
        }
        (std::make_integer_sequence<int, Source::graph.arguments>{});
    }

    /// Whether a storage has a place of its own in the memory.
    template <int S>
    static consteval bool is_placed() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        return s.result < 0 && s.guest_of < 0 && s.lives_in < 0 && !s.unused;
    }
    template <int S>
    static consteval bool depends_on_call() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if (!is_placed<S>() && (s.strip_axis < 0 || s.lives_in >= 0)) return false;
        for (int axis = 0; axis < s.rank; ++axis)
            if (plan_of<Source>::plan.g.length[s.dimension[axis]] == dynamic) return true;
        return false;
    }
    /// What one element of the strip takes in a storage.
    template <int S>
    TAPELESS_INLINE static constexpr std::size_t elements_per_turn(std::size_t const* length) {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.strip_axis < 0 || s.lives_in >= 0) return 0;
        std::size_t total = 1;
        for (int axis = 0; axis + 1 < s.rank; ++axis) total *= length[s.dimension[axis]];
        return total;
    }
    /// What a row of a storage takes, which has so many elements.
    template <int S>
    TAPELESS_INLINE static constexpr std::size_t row_of(std::size_t length, std::size_t room) {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (padding_of<Source>::of[S]) return whole_packs(length);
        return s.strip_axis >= 0 ? room : s.lanes_of >= 0 ? Pack::size : length;
    }
    template <int S>
    static constexpr std::size_t elements_of(std::size_t const* length, std::size_t room) {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (!is_placed<S>()) return 0;
        std::size_t size = s.rank == 0 ? 1 : row_of<S>(length[s.dimension[s.rank - 1]], room);
        for (int axis = 0; axis + 1 < s.rank; ++axis) size *= length[s.dimension[axis]];
        return round_up(size + s.with_start);
    }
    template <int S>
    TAPELESS_INLINE void measure() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        std::size_t step = 1;
        for (int axis = s.rank - 1; axis >= 0; --axis) {
            m_.storage_stride[S][axis] = step;
            std::size_t const length = m_.length[s.dimension[axis]];
            step *= axis + 1 < s.rank ? length : row_of<S>(length, room_);
        }
        if constexpr (s.with_start) ++step;
        size_[S] = step;
        if constexpr (s.result >= 0)
            for (int axis = 0; axis < s.rank; ++axis)
                extent_of_result_[s.result][axis] = m_.length[s.dimension[axis]];
        else if constexpr (is_placed<S>())
            elements_ += round_up(step);
    }
    static constexpr std::size_t whole_packs(std::size_t n) {
        return (n + Pack::size - 1) / Pack::size * Pack::size;
    }
    static constexpr std::size_t round_up(std::size_t n) { return (n + 15) / 16 * 16; }

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
        else if constexpr (s.guest_of >= 0) {
            constexpr int host = plan_of<Source>::plan.storage_at[s.guest_of].result;
            m_.storage[S] = result_[host];
        } else if constexpr (is_placed<S>()) {
            m_.storage[S] = memory;
            memory += round_up(s.rank == 0 ? 1 : size_[S]); // known, also where the call is a copy
        }
        if constexpr (s.filled && s.strip_axis < 0 && s.filled_by < 0) fill<S>();
        if constexpr (s.goes_on)
            if (m_.length[along_strip] == 0) fill<S>();
    }

    static constexpr int results = plan_of<Source>::plan.g.results;
    std::size_t extent_of_result_[results + 1][max_rank]{};
    Element* result_[results + 1]{};
    std::size_t elements_ = 0;
};

} // namespace tapeless::arrays
