// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/positions.hpp>

#include <cstddef>

namespace tapeless::arrays {

inline constexpr int max_dimensions = 64;
inline constexpr int max_indices = 64;
inline constexpr int max_atoms = 512;
inline constexpr int max_maps = 64;
inline constexpr int max_scans = 128;
inline constexpr int max_targets = 96;
inline constexpr int max_contributions = 256;
inline constexpr int max_bounds = 128;
inline constexpr int max_combinations = 24;
inline constexpr int max_terms = 4;

/// An index runs over a dimension, or over its part below another index plus an offset: such an
/// index is `until`, and a value that has the one index has the other as well. Equal levels of
/// sibling loops over one dimension share an index, which makes their common subexpressions one
/// node; loops nest in the order of their levels. There is no loop over an index that is `combined`
/// of others: it stands for them in a position.
struct index_definition {
    int level = 0;
    int dimension = 0;
    position until;
    int combined = -1;
    int inside = 0; // so many turns of other states
    constexpr bool operator==(index_definition const&) const = default;
};

/// A position of several indices, as in x(2 * i + k) or x(p(i)): a sum of terms, each an index
/// times a number and perhaps the length of a dimension; the length of a dimension, and an element
/// of an argument of integers, a node, may be added. One that goes through all of a dimension, turn
/// after turn, is met by it as the dimension's own index is.
struct index_term {
    int index = -1;
    int stride = 1;
    int scale = -1;
    constexpr bool operator==(index_term const&) const = default;
};
struct combination {
    int terms = 0;
    index_term term[max_terms]{};
    int beyond = -1;
    int gathered = 0;
    int along = -1;        // the dimension that it goes through
    index_set indices = 0; // that all of it varies with
    constexpr bool operator==(combination const&) const = default;
};

/// A length that follows from others when the program runs: a + b + number, a * b,
/// (a + number) / by, or how often a window of the length b fits into a + number, moved on `by`
/// places each time. Of a stretch of turns: a / number, rounded up, or a / sqrt(a), and 1 at least;
/// how many stretches there are, a / b, and what is left, a - b.
enum class length_rule : unsigned char {
    given,
    sum,
    product,
    quotient,
    windows,
    stretch,
    stretches,
    difference
};
struct derived_length {
    length_rule rule = length_rule::given;
    int a = 0, b = 0;
    int number = 0;
    int by = 1;
    bool exact = false; // a quotient that has to be a whole number

    constexpr bool operator==(derived_length const&) const = default;
    constexpr bool exists(std::size_t of_a, std::size_t of_b) const {
        if (rule == length_rule::difference) return of_a >= of_b;
        if (rule == length_rule::stretch || rule == length_rule::stretches) return true;
        std::size_t const more = number > 0 ? static_cast<std::size_t>(number) : 0;
        std::size_t less = number < 0 ? static_cast<std::size_t>(-number) : 0;
        if (rule == length_rule::sum) return of_a + of_b >= less;
        if (rule == length_rule::windows) less += of_b;
        bool const whole = !exact || of_a % static_cast<std::size_t>(by) == 0;
        return rule == length_rule::product || (whole && of_a + more >= less);
    }
    constexpr std::size_t operator()(std::size_t of_a, std::size_t of_b) const {
        std::size_t const more = static_cast<std::size_t>(number);
        std::size_t const parts = static_cast<std::size_t>(by);
        if (rule == length_rule::product) return of_a * of_b;
        if (rule == length_rule::sum) return of_a + of_b + more;
        if (rule == length_rule::quotient) return (of_a + more) / parts;
        if (rule == length_rule::stretch) return stretch_of(of_a, more);
        if (rule == length_rule::stretches) return of_a / of_b;
        if (rule == length_rule::difference) return of_a - of_b;
        return (of_a + more - of_b) / parts + 1;
    }
    static constexpr std::size_t stretch_of(std::size_t turns, std::size_t kept) {
        if (kept == 0)
            while (kept * kept < turns) ++kept;
        return turns == 0 ? 1 : (turns + kept - 1) / kept;
    }
};

/// `others`: for each element the product of all others, which keeps the indices that it is over.
enum class reduction : unsigned char { sum, max, product, others };

/// What the scalar graph sees as inputs.
enum class source : unsigned char {
    load,    // element of argument `of`
    reduced, // node `of` combined over the indices `over`
    element, // element of map `of`
    carried, // state of scan `of` before a turn
    final,   // state of scan `of` after its last turn
    target,  // element of the sum that contributions have made of target `of`
    length,  // number of elements along dimension `of`
    number,  // index `of` as a number
};
struct atom {
    source from = source::load;
    int of = 0;
    positions_of_axes where;
    index_set over = 0;
    reduction how = reduction::sum;
    constexpr bool operator==(atom const& other) const {
        if (from != other.from || of != other.of || over != other.over || how != other.how)
            return false;
        return where == other.where;
    }
    constexpr bool is_of_state() const { return from == source::carried || from == source::final; }
};
constexpr atom atom_from(source from, int of, positions_of_axes const& where = {}) {
    return {from, of, where, 0, reduction::sum};
}

/// An array made on the way: the values of a node over some of its indices, in this order.
struct map_definition {
    int node = 0;
    positions_of_axes axes;
};

/// A part of a state that goes through turns: `next` is a node over the part's indices and the
/// turn's. Parts of one state are numbered one after the other.
struct scan_definition {
    int start = 0;
    int next = 0;
    int turn = 0; // an index
    index_set state = 0;
    bool descending = false;
    int part = 0;
    int parts = 1;
    bool recomputed = false; // turns of turns, whose states are computed again in reverse
    int stretch = -1;        // the index of the turns in a turn: what varies with it is made there
    int within = 0;          // 1 + the first part of a state in whose turns these turns go on
    int tangent_of = 0;      // 1 + the part that it is the tangent of
    /// Turns that end when a state stays where it is, and are refused if they are not enough for
    /// it. Derivatives are those of the state that solves state = next.
    bool converging = false;
    double relative = 0;
    double absolute = 0;
};

/// An array that contributions are added to: an adjoint of a map, or a result.
struct target {
    int result = -1; // position among the results, or -1
    int rank = 0;
    int dimension[max_rank]{};
};
struct contribution {
    int to = 0;
    int node = 0;
    positions_of_axes where;
};

/// An index plus an offset has to stay inside an axis of an argument.
struct bound {
    position at;
    int dimension = 0;
};

} // namespace tapeless::arrays
