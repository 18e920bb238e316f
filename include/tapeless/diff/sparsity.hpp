// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/hessian.hpp>

namespace tapeless {

/// Where a matrix has entries, compressed by rows: those of row i are number rows[i] up to, not
/// including, rows[i + 1], and entry k stands in column columns[k], ascending in each row.
template <int Rows, int Columns, int Entries>
struct sparsity_pattern {
    static constexpr int row_count = Rows;
    static constexpr int column_count = Columns;
    static constexpr int nnz = Entries;

    std::array<int, Rows + 1> rows{};
    std::array<int, Entries> columns{};

    /// The number of the entry at (row, column), or -1.
    constexpr int find(int row, int column) const {
        int low = rows[std::size_t(row)], high = rows[std::size_t(row) + 1];
        while (low < high) {
            int const middle = (low + high) / 2;
            if (columns[std::size_t(middle)] < column)
                low = middle + 1;
            else
                high = middle;
        }
        bool const found = low < rows[std::size_t(row) + 1] && columns[std::size_t(low)] == column;
        return found ? low : -1;
    }
    /// Whether result `row` depends on input `column`.
    constexpr bool depends_on(int row, int column) const { return find(row, column) >= 0; }

    /// The pattern of the transposed matrix: compressed by columns.
    constexpr sparsity_pattern<Columns, Rows, Entries> transposed() const {
        sparsity_pattern<Columns, Rows, Entries> t;
        for (int const c : columns) ++t.rows[std::size_t(c) + 1];
        for (std::size_t c = 0; c < std::size_t(Columns); ++c) t.rows[c + 1] += t.rows[c];
        auto next = t.rows;
        for (std::size_t r = 0; r < std::size_t(Rows); ++r)
            for (int k = rows[r]; k < rows[r + 1]; ++k)
                t.columns[std::size_t(next[std::size_t(columns[std::size_t(k)])]++)] = int(r);
        return t;
    }
    constexpr bool operator==(sparsity_pattern const&) const = default;
};

/// How `sparse` orders the entries: row by row, or column by column.
enum class storage : unsigned char { by_rows, by_columns };
template <storage Storage>
struct storage_constant {};
inline constexpr storage_constant<storage::by_rows> by_rows;
inline constexpr storage_constant<storage::by_columns> by_columns;

template <class Entries>
constexpr auto pattern_of() {
    sparsity_pattern<Entries::rows, Entries::columns, Entries::nnz> p;
    for (std::size_t k = 0; k < std::size_t(Entries::nnz); ++k) {
        ++p.rows[std::size_t(Entries::places.row[k]) + 1];
        p.columns[k] = Entries::places.column[k];
    }
    for (std::size_t r = 0; r < std::size_t(Entries::rows); ++r) p.rows[r + 1] += p.rows[r];
    return p;
}

template <class Definition>
inline constexpr bool is_matrix_of_derivatives = false;
template <class Definition, class Selected, direction Direction>
inline constexpr bool is_matrix_of_derivatives<jacobian_of<Definition, Selected, Direction>> = true;
template <class Definition, class Selected, direction Direction>
inline constexpr bool is_matrix_of_derivatives<hessian_of<Definition, Selected, Direction>> = true;

/// `sparsity<Shape...>(jacobian(f))`: the pattern for arguments of these shapes, a constant. An
/// entry that is not in it is zero whatever the arguments are.
template <class... Argument, class Definition>
constexpr auto sparsity(function_object<Definition>) {
    constexpr bool matrix = is_matrix_of_derivatives<Definition>;
    static_assert(matrix, TAPELESS_SAYS_NOT_MATRIX);
    if constexpr (!matrix)
        return sparsity_pattern<1, 1, 1>{};
    else if constexpr (!Definition::template accepts<tree::shape<Argument>...>())
        return sparsity_pattern<1, 1, 1>{};
    else
        return pattern_of<typename Definition::template at<tree::shape<Argument>...>::entries>();
}

/// The entries in the order of the pattern.
template <class Definition, storage Storage>
struct sparse_of {
    template <class... Shape>
    static constexpr bool accepts() {
        constexpr bool matrix = is_matrix_of_derivatives<Definition>;
        static_assert(matrix, TAPELESS_SAYS_NOT_MATRIX);
        if constexpr (matrix)
            return Definition::template accepts<Shape...>();
        else
            return false;
    }

    template <class Entries>
    static consteval auto ordered_by_columns() {
        auto g = Entries::graph;
        auto next = pattern_of<Entries>().transposed().rows;
        for (int k = 0; k < Entries::nnz; ++k) // rows come in order, so those of a column do
            g.output[next[std::size_t(Entries::places.column[k])]++] = Entries::graph.output[k];
        return g;
    }
    template <class Entries, storage>
    struct ordered {
        static constexpr auto const& graph = Entries::graph;
    };
    template <class Entries>
    struct ordered<Entries, storage::by_columns> {
        static constexpr auto graph = ordered_by_columns<Entries>();
    };

    template <class... Shape>
    struct at {
        using entries = typename Definition::template at<Shape...>::entries;
        using result = std::array<double, std::size_t(entries::nnz)>;
        static constexpr int inputs = Definition::template at<Shape...>::inputs;
        static constexpr auto const& graph = ordered<entries, Storage>::graph;
    };
};

/// `sparse(jacobian(f))(v)`: an array of the entries that are not structurally zero, in the order
/// of the pattern; `sparse(jacobian(f), by_columns)` in that of its columns.
template <class Definition, storage Storage = storage::by_rows>
constexpr function_object<sparse_of<Definition, Storage>> sparse(function_object<Definition>,
                                                                 storage_constant<Storage> = {}) {
    return {};
}

} // namespace tapeless
