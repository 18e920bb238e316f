// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/comprehension.hpp>
#include <tapeless/core/label.hpp>

namespace tapeless {

namespace arrays {

/// Pairs of matrices at the leading axes, which are aligned from the right; missing ones and those
/// of length 1 repeat.
template <int Rank>
struct batch_of {
    symbolic_array<Rank> const& a;

    constexpr void find_leading(int* dimension) const {
        for (int axis = 0; axis + 2 < Rank; ++axis) {
            int& found = dimension[Rank - 1 - axis];
            if (found < 0 || a.home()->length[a.home()->root(found)] == 1)
                found = a.dimension(axis);
        }
    }
    /// The element at the leading indices of `axes`, a row and a column.
    constexpr int at(positions_of_axes const& axes, int row, int column) const {
        array_graph& g = *a.home();
        positions_of_axes where{Rank, {}};
        for (int axis = 0; axis + 2 < Rank; ++axis) {
            position const p = axes.at[axes.rank - Rank + axis];
            int const along = g.dimension_at(p.index);
            bool const repeats = a.is_single(axis) && g.length[along] != 1;
            if (!repeats) g.unite(along, a.dimension(axis));
            where.at[axis] = repeats ? position{-1, 0} : p;
        }
        where.at[Rank - 2] = {row, 0};
        where.at[Rank - 1] = {column, 0};
        return a.at(where);
    }
};

/// The subscripts of a contraction, as in "ij,jk->ik": letters for each operand, those of the
/// result.
struct subscripts {
    int operands = 0;
    int rank[8]{};
    char letter[8][max_rank]{};
    int out = 0;
    char result[max_rank]{};
    bool valid = true;

    constexpr explicit subscripts(char const* text) {
        bool arrow = false;
        operands = 1;
        for (; *text != 0; ++text) {
            if (*text == ' ') continue;
            if (*text == ',' && !arrow && operands < 8)
                ++operands;
            else if (*text == '-' && text[1] == '>' && !arrow)
                arrow = true, ++text;
            else
                add(*text, arrow);
        }
        valid = valid && arrow;
        for (int k = 0; k < out; ++k) valid = valid && is_used_from(0, result[k]) && is_new(k);
    }
    constexpr bool is_used_from(int operand, char c) const {
        for (int o = operand; o < operands; ++o)
            for (int k = 0; k < rank[o]; ++k)
                if (letter[o][k] == c) return true;
        return false;
    }
    constexpr int place_in_result(char c) const {
        for (int k = 0; k < out; ++k)
            if (result[k] == c) return k;
        return -1;
    }

private:
    constexpr bool is_new(int k) const {
        for (int j = 0; j < k; ++j)
            if (result[j] == result[k]) return false;
        return true;
    }
    constexpr void add(char c, bool arrow) {
        int& count = arrow ? out : rank[operands - 1];
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter || count == max_rank)
            valid = false;
        else
            (arrow ? result : letter[operands - 1])[count++] = c;
    }
};

/// The letters of a contraction as indices of a graph: those of the result are its axes.
struct lettered_indices {
    array_graph& g;
    subscripts const& s;
    int summed = 0;
    int index['z' + 1]{};

    template <int Rank>
    constexpr void add(int operand, symbolic_array<Rank> const& a) {
        for (int axis = 0; axis < Rank; ++axis) {
            char const c = s.letter[operand][axis];
            int& found = index[static_cast<int>(c)];
            if (found != 0) {
                g.unite(g.dimension_at(found - 1), a.dimension(axis));
                continue;
            }
            int const place = s.place_in_result(c);
            if (place < 0 && summed == most_summed) g.too_large = true;
            int const level = place >= 0 ? g.level_of_axis(s.out - 1 - place)
                                         : g.level_of_contraction() + summed++ % most_summed;
            found = 1 + g.find_index(level, a.dimension(axis));
        }
    }
    template <int Rank>
    constexpr int element(int operand, symbolic_array<Rank> const& a) const {
        positions_of_axes where{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis) where.at[axis] = at(s.letter[operand][axis]);
        return a.at(where);
    }
    /// Letters that neither the result nor operands from the next one on have.
    constexpr index_set finished(int operand) const {
        index_set all = 0;
        for (int k = 0; k < s.rank[operand]; ++k) {
            char const c = s.letter[operand][k];
            if (s.place_in_result(c) < 0 && !s.is_used_from(operand + 1, c))
                all |= only(at(c).index);
        }
        return all;
    }
    constexpr positions_of_axes axes() const {
        positions_of_axes all{s.out, {}};
        for (int k = 0; k < s.out; ++k) all.at[k] = at(s.result[k]);
        return all;
    }

private:
    static constexpr int most_summed = 6; // levels between those of axes and of loops
    constexpr position at(char c) const { return {index[static_cast<int>(c)] - 1, 0}; }
};

template <label Text>
inline constexpr subscripts subscripts_of{Text.text};

template <label Text, int... Rank>
constexpr bool takes_ranks() {
    constexpr subscripts const& s = subscripts_of<Text>;
    int k = 0;
    bool const fit = ((k < 8 && s.rank[k] == Rank && ++k > 0) && ...);
    return s.valid && s.operands == static_cast<int>(sizeof...(Rank)) && fit;
}

} // namespace arrays

/// The product of several arrays summed over all letters that the result lacks, operand by operand
/// from the left: `einsum<"ij,jk->ik">(A, B)`. A letter that an operand has twice is its diagonal.
template <label Text, int First, int... More>
constexpr auto einsum(symbolic_array<First> const& first, symbolic_array<More> const&... more) {
    constexpr bool fits = arrays::takes_ranks<Text, First, More...>();
    static_assert(fits, TAPELESS_SAYS_ARRAY_LETTERS);
    if constexpr (!fits)
        return symbol();
    else {
        constexpr arrays::subscripts const& s = arrays::subscripts_of<Text>;
        arrays::array_graph& g = *first.home();
        arrays::lettered_indices letters{g, s};
        int operand = 0;
        letters.add(operand++, first);
        (letters.add(operand++, more), ...);
        int total = reduce(g, letters.finished(0), letters.element(0, first));
        operand = 1;
        auto const take = [&](auto const& a) {
            total = multiply(g, total, letters.element(operand, a));
            total = reduce(g, letters.finished(operand++), total);
        };
        (take(more), ...);
        if constexpr (s.out == 0)
            return symbol(&g, total);
        else
            return symbolic_array<s.out>(&g, total, letters.axes());
    }
}

/// Products of matrices at all leading axes.
template <int A, int B>
requires(A >= 2 && B >= 2 && A + B > 4) constexpr auto matmul(symbolic_array<A> const& a,
                                                              symbolic_array<B> const& b) {
    constexpr int rank = A > B ? A : B;
    arrays::array_graph& g = *a.home();
    g.unite(a.dimension(A - 1), b.dimension(B - 2));
    int dimension[arrays::max_rank] = {
        b.dimension(B - 1), a.dimension(A - 2), -1, -1, -1, -1, -1, -1};
    arrays::batch_of<A>{a}.find_leading(dimension);
    arrays::batch_of<B>{b}.find_leading(dimension);
    arrays::positions_of_axes axes{rank, {}};
    for (int axis = 0; axis < rank; ++axis) {
        int const right = rank - 1 - axis;
        axes.at[axis].index = g.find_index(g.level_of_axis(right), dimension[right]);
    }
    int const j = g.find_index(g.level_of_contraction(), a.dimension(A - 1));
    int const term = multiply(g, arrays::batch_of<A>{a}.at(axes, axes.at[rank - 2].index, j),
                              arrays::batch_of<B>{b}.at(axes, j, axes.at[rank - 1].index));
    return symbolic_array<rank>(&g, reduce(g, arrays::only(j), term), axes);
}

/// All products of an element of the one and an element of the other.
constexpr symbolic_array<2> outer(symbolic_array<1> const& x, symbolic_array<1> const& y) {
    return einsum<"i,j->ij">(x, y);
}

} // namespace tapeless
