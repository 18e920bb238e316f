// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Columns of one colour share a tangent: a matrix of derivatives then takes as many products with
/// a vector as there are colours, and its entries are read off them. The functions over views work
/// at run time as well, on patterns of any size.

#include <tapeless/diff/sparsity.hpp>

namespace tapeless {

/// A pattern compressed by rows, whoever owns it.
struct pattern_view {
    int rows = 0;
    int columns = 0;
    int const* begin = nullptr;  // rows + 1 positions in `column`
    int const* column = nullptr; // of each entry
};

/// A colour for each column, such that no row has two entries of one colour: then entry (i, j) is
/// element i of the product for the colour of j. `turned` is the transposed pattern, `scratch`
/// has room for a number per column. Greedy, in the order of the columns; returns the number of
/// colours.
constexpr int colour_columns(pattern_view p, pattern_view turned, int* colour, int* scratch) {
    int colours = 0;
    for (int c = 0; c < p.columns; ++c) colour[c] = scratch[c] = -1;
    for (int c = 0; c < p.columns; ++c) {
        for (int k = turned.begin[c]; k < turned.begin[c + 1]; ++k) {
            int const row = turned.column[k];
            for (int j = p.begin[row]; j < p.begin[row + 1]; ++j)
                if (int const taken = colour[p.column[j]]; taken >= 0) scratch[taken] = c;
        }
        int chosen = 0;
        while (scratch[chosen] == c) ++chosen;
        colour[c] = chosen;
        if (chosen >= colours) colours = chosen + 1;
    }
    return colours;
}

/// The colours that vertex v of a symmetric pattern must not have, for a star colouring: those of
/// its neighbours, and those that would make a path of four vertices with two colours.
constexpr void forbid_star(pattern_view p, int const* colour, int v, int* scratch) {
    for (int a = p.begin[v]; a < p.begin[v + 1]; ++a) {
        int const w = p.column[a];
        if (w == v) continue;
        if (colour[w] >= 0) scratch[colour[w]] = v;
        for (int b = p.begin[w]; b < p.begin[w + 1]; ++b) {
            int const x = p.column[b];
            if (x == v || x == w || colour[x] < 0) continue;
            if (colour[w] < 0) {
                scratch[colour[x]] = v;
                continue;
            }
            for (int c = p.begin[x]; c < p.begin[x + 1]; ++c) {
                int const y = p.column[c];
                if (y != w && y != x && colour[y] == colour[w]) scratch[colour[x]] = v;
            }
        }
    }
}

/// A star colouring of a symmetric pattern: neighbours differ, and every path of four vertices has
/// three colours. Entry (i, j) can then be read off the product for the colour of j, or by symmetry
/// off that for the colour of i; fewer colours do than without symmetry.
constexpr int colour_star(pattern_view p, int* colour, int* scratch) {
    int colours = 0;
    for (int v = 0; v < p.columns; ++v) colour[v] = scratch[v] = -1;
    for (int v = 0; v < p.columns; ++v) {
        forbid_star(p, colour, v, scratch);
        int chosen = 0;
        while (scratch[chosen] == v) ++chosen;
        colour[v] = chosen;
        if (chosen >= colours) colours = chosen + 1;
    }
    return colours;
}

/// Where each entry of a star-coloured pattern is read off: element `row` of the product for
/// `colour`.
struct entry_source {
    int row = 0;
    int colour = 0;
};
constexpr entry_source find_in_star(pattern_view p, int const* colour, int row, int column) {
    for (int k = p.begin[row]; k < p.begin[row + 1]; ++k)
        if (p.column[k] != column && colour[p.column[k]] == colour[column])
            return {column, colour[row]};
    return {row, colour[column]};
}

/// The colour of each column of a constant pattern.
template <int Columns>
struct column_colouring {
    int colours = 0;
    std::array<int, std::size_t(Columns)> colour{};

    /// The tangent of a colour: 1 in its columns.
    constexpr std::array<double, std::size_t(Columns)> seed(int which) const {
        std::array<double, std::size_t(Columns)> tangent{};
        for (std::size_t c = 0; c < std::size_t(Columns); ++c) tangent[c] = colour[c] == which;
        return tangent;
    }
};

template <int Rows, int Columns, int Entries>
constexpr pattern_view view_of(sparsity_pattern<Rows, Columns, Entries> const& p) {
    return {Rows, Columns, p.rows.data(), p.columns.data()};
}
template <int Rows, int Columns, int Entries>
constexpr auto colour_columns(sparsity_pattern<Rows, Columns, Entries> const& p) {
    column_colouring<Columns> result;
    int scratch[Columns + 1]{};
    auto const t = p.transposed();
    result.colours = colour_columns(view_of(p), view_of(t), result.colour.data(), scratch);
    return result;
}
template <int Size, int Entries>
constexpr auto colour_star(sparsity_pattern<Size, Size, Entries> const& p) {
    column_colouring<Size> result;
    int scratch[Size + 1]{};
    result.colours = colour_star(view_of(p), result.colour.data(), scratch);
    return result;
}

/// The entries in the order of the pattern from the products with the seeds of all colours:
/// products[colour][row].
template <int Rows, int Columns, int Entries>
constexpr auto read_off(sparsity_pattern<Rows, Columns, Entries> const& p,
                        column_colouring<Columns> const& c, auto const& products) {
    std::array<double, std::size_t(Entries)> values{};
    for (std::size_t row = 0; row < std::size_t(Rows); ++row)
        for (int k = p.rows[row]; k < p.rows[row + 1]; ++k) {
            int const column = p.columns[std::size_t(k)];
            values[std::size_t(k)] = products[std::size_t(c.colour[std::size_t(column)])][row];
        }
    return values;
}
template <int Size, int Entries>
constexpr auto read_off_star(sparsity_pattern<Size, Size, Entries> const& p,
                             column_colouring<Size> const& c, auto const& products) {
    std::array<double, std::size_t(Entries)> values{};
    for (std::size_t row = 0; row < std::size_t(Size); ++row)
        for (int k = p.rows[row]; k < p.rows[row + 1]; ++k) {
            auto const source =
                find_in_star(view_of(p), c.colour.data(), int(row), p.columns[std::size_t(k)]);
            values[std::size_t(k)] = products[std::size_t(source.colour)][std::size_t(source.row)];
        }
    return values;
}

} // namespace tapeless
