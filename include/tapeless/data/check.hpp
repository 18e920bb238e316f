// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/joined.hpp>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

/// What is checked while the program runs, before anything is written.

namespace tapeless {

/// Data that a call cannot be made with.
struct data_error : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

} // namespace tapeless

namespace tapeless::data {

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_lengths(std::size_t a, std::size_t b) {
    throw data_error(TAPELESS_THROWS_DATA_LENGTHS " (" + std::to_string(a) + " and " +
                     std::to_string(b) + " points)");
}
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(char const* sentence) {
    throw data_error(sentence);
}

template <class... Layout>
void check_group(Layout const&... layout) {
    std::size_t const size[] = {layout.size...};
    for (std::size_t const other : size)
        if (other != size[0]) refuse_lengths(size[0], other);
}

/// Whether there is memory for every number of a layout.
template <class Layout>
void check_memory(Layout const& layout) {
    if constexpr (requires { layout.index; })
        if (layout.size > 0 && layout.index == nullptr) refuse(TAPELESS_THROWS_DATA_NULL);
    if (layout.size == 0) return;
    for (int k = 0; k < Layout::leaves; ++k)
        if (layout.leaf(k) == nullptr) refuse(TAPELESS_THROWS_DATA_NULL);
}

/// Records of `bytes` bytes, the first at `begin`, one every `step` bytes.
struct extent {
    std::intptr_t begin;
    std::intptr_t bytes;
    std::intptr_t step;
    std::intptr_t count;

    std::intptr_t lowest() const { return step < 0 ? begin + (count - 1) * step : begin; }
    std::intptr_t end() const { return (step < 0 ? begin : begin + (count - 1) * step) + bytes; }
};

/// Calls `f` for every extent of a layout.
template <class Layout, class Function>
TAPELESS_INLINE inline void each_extent(Layout const& layout, Function const& f) {
    if constexpr (requires { layout.each_part([](auto const&, int) {}); }) {
        layout.each_part([&](auto const& part, int)
                             TAPELESS_INLINE_LAMBDA { each_extent(part, f); });
    } else {
        constexpr bool whole = requires { layout.rows_of_numbers; };
        constexpr int width = whole ? Layout::leaves : 1;
        constexpr auto number = static_cast<std::intptr_t>(sizeof(typename Layout::element));
        if (layout.size == 0) return;
        for (int k = 0; k < Layout::leaves; k += width)
            f(extent{reinterpret_cast<std::intptr_t>(layout.leaf(k)), width * number,
                     layout.step(k) * number, static_cast<std::intptr_t>(layout.size)});
    }
}

constexpr std::intptr_t floor_quotient(std::intptr_t a, std::intptr_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/// Whether some record of `a` shares a byte with a record of `b`, other than (if `in_place`) with
/// the record of the same point. Different steps are judged by the memory between first and last.
inline bool overlap(extent const& a, extent const& b, bool in_place) {
    if (a.end() <= b.lowest() || b.end() <= a.lowest()) return false;
    if (a.count == 1 && b.count == 1) return !in_place;
    if (a.step != b.step || a.step == 0) return true;
    // Record i of a meets record j of b where d - a.bytes < (i - j) step < d + b.bytes.
    std::intptr_t const step = a.step < 0 ? -a.step : a.step;
    std::intptr_t const d = a.step < 0 ? a.begin - b.begin : b.begin - a.begin;
    std::intptr_t const low = a.step < 0 ? d - b.bytes : d - a.bytes;
    std::intptr_t const high = a.step < 0 ? d + a.bytes : d + b.bytes;
    std::intptr_t first = floor_quotient(low, step) + 1;
    std::intptr_t last = -floor_quotient(-high, step) - 1;
    if (first < 1 - b.count) first = 1 - b.count;
    if (last > a.count - 1) last = a.count - 1;
    if (first > last) return false;
    return !(in_place && first == 0 && last == 0);
}

/// Whether the records of one output share a byte with each other.
inline bool overlaps_itself(extent const& a) {
    std::intptr_t const step = a.step < 0 ? -a.step : a.step;
    return a.count > 1 && step < a.bytes;
}

/// All extents of a layout in the order of their addresses.
template <class Layout>
struct sorted_extents {
    extent all[Layout::leaves + 1]{};
    int count = 0;

    explicit sorted_extents(Layout const& layout) {
        // Mostly they are in order already, which an insertion sort finds in one pass.
        each_extent(layout, [this](extent const& one) {
            int k = count++;
            for (; k > 0 && all[k - 1].lowest() > one.lowest(); --k) all[k] = all[k - 1];
            all[k] = one;
        });
    }
    /// Whether one of them overlaps another one, or itself.
    bool meet() const {
        for (int k = 0; k < count; ++k) {
            if (overlaps_itself(all[k])) return true;
            for (int j = k + 1; j < count && all[j].lowest() < all[k].end(); ++j)
                if (overlap(all[k], all[j], false)) return true;
        }
        return false;
    }
    /// Whether each ends before the next one begins: columns of matrices do.
    bool are_apart() const {
        for (int k = 1; k < count; ++k)
            if (all[k].lowest() < all[k - 1].end()) return false;
        return true;
    }
};

/// Two lists of extents are compared as sorted lists are merged, where that will do.
template <class A, class B>
bool meet(sorted_extents<A> const& a, sorted_extents<B> const& b, bool in_place) {
    bool const apart = a.are_apart() && b.are_apart();
    for (int i = 0, j = 0; i < a.count && j < b.count;) {
        if (overlap(a.all[i], b.all[j], in_place)) return true;
        bool const next_of_a = apart ? a.all[i].end() < b.all[j].end() : j + 1 == b.count;
        i += next_of_a;
        j = apart ? j + !next_of_a : next_of_a ? 0 : j + 1;
    }
    return false;
}

/// The memory from the first to the last byte of a layout, and whether its numbers lie in order in
/// it, none of them in another one.
struct span_of_memory {
    std::intptr_t lowest;
    std::intptr_t end;
    bool in_order;

    template <class Layout>
    explicit span_of_memory(Layout const& layout) {
        constexpr auto none = std::numeric_limits<std::intptr_t>::max();
        std::intptr_t first = none, last = -none;
        bool sorted = true; // in registers
        each_extent(layout, [&](extent const& one) TAPELESS_INLINE_LAMBDA {
            std::intptr_t const low = one.lowest(), high = one.end();
            sorted &= last <= low && !overlaps_itself(one);
            first = low < first ? low : first;
            last = last < high ? high : last;
        });
        lowest = first, end = last, in_order = sorted;
    }
    bool meets(span_of_memory const& other) const {
        return lowest < other.end && other.lowest < end;
    }
};

/// Whether each number of one layout lies where the same number of the other one lies.
template <class Output, class Input>
TAPELESS_INLINE inline bool is_in_place(Output const& output, Input const& input) {
    if constexpr (Output::leaves == Input::leaves) {
        if (output.size == 0) return false; // where it lies may be nowhere
        bool same = output.size == input.size;
        for (int k = 0; k < Output::leaves; ++k)
            same &= output.leaf(k) == input.leaf(k) && output.step(k) == input.step(k);
        return same;
    } else
        return false;
}

template <class Output, class Once, class... Input>
[[gnu::noinline]] void check_each_overlap(Output const& output, Once const& once,
                                          Input const&... input) {
    sorted_extents<Output> const outputs(output);
    bool mixed = outputs.meet();
    (void(mixed = mixed || meet(outputs, sorted_extents<Input>(input), true)), ...);
    if constexpr (Once::leaves > 0) {
        sorted_extents<Once> const alone(once);
        mixed = mixed || alone.meet() || meet(alone, outputs, false);
        (void(mixed = mixed || meet(alone, sorted_extents<Input>(input), false)), ...);
    }
    if (mixed) refuse(TAPELESS_THROWS_DATA_OVERLAP);
}

/// The outputs of a call may lie where an input of the same point lies, and nowhere else; what is
/// stored once lies apart from all of them. Mostly an input is the output, or one look from first
/// to last byte will do.
template <class Output, class Once, class... Input>
void check_overlap(Output const& output, Once const& once, Input const&... input) {
    span_of_memory const outputs(output);
    bool apart = outputs.in_order &&
                 ((is_in_place(output, input) || !outputs.meets(span_of_memory(input))) && ...);
    if constexpr (Once::leaves > 0) {
        span_of_memory const alone(once);
        apart = apart && alone.in_order && !alone.meets(outputs) &&
                (!alone.meets(span_of_memory(input)) && ...);
    }
    if (!apart) check_each_overlap(output, once, input...);
}

} // namespace tapeless::data
