// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_addresses.hpp>

#include <limits>

namespace tapeless::arrays {

/// A product of matrices as a library takes it: c(i, j) becomes the sum over k of a(i, k) b(k, j).
/// Elements of a row of c are neighbours. In a and b either those of a row are, or, where a matrix
/// is `turned`, those of a column; the others are `step` elements apart.
template <class Element>
struct matrix_product {
    struct factor {
        Element const* from;
        std::size_t step;
        bool turned;
    };
    std::size_t rows, columns, inner;
    factor a, b;
    Element* c;
    std::size_t step_of_c;
};

/// What makes such products: a header of `interop` defines it. A product of few numbers is not
/// worth a call.
template <class Element>
struct product_library;
inline constexpr std::size_t small_product = 64 * 64 * 64;

/// Which loops of a nest run along the rows and columns of c and along k, and whether there is one
/// for each; other loops are over matrices.
struct product_indices {
    bool found = false;
    int row = -1, column = -1, inner = -1;
    int a = 0; // the read
    constexpr bool has(int index) const {
        return index == row || index == column || index == inner;
    }
};

/// How often the index of a loop occurs in the positions of an access.
constexpr int count_index(positions_of_axes const& where, int index) {
    int count = 0;
    for (int axis = 0; axis < where.rank; ++axis) count += where.at[axis].index == index ? 1 : 0;
    return count;
}
/// Whether an access has an index for each of its axes, or a constant position, and runs along
/// neighbours where the last one is one of two.
constexpr bool is_matrix(array_graph const& g, positions_of_axes const& where, int one, int other) {
    for (int axis = 0; axis < where.rank; ++axis) {
        position const p = where.at[axis];
        if (g.is_combined(p) || p.offset < 0 ||
            (p.index >= 0 &&
             (g.index[p.index].until.index >= 0 || count_index(where, p.index) > 1)))
            return false;
    }
    if (where.rank < 2) return false;
    int const last = where.at[where.rank - 1].index;
    return (last == one || last == other) && count_index(where, one) == 1 &&
           count_index(where, other) == 1;
}

template <class Nest>
constexpr product_indices find_product(array_graph const& g) {
    nest_layout const& l = Nest::layout;
    product_indices p;
    if (!l.by_library || l.gathers != 0 || l.turn >= 0 || l.loops < 3) return p;
    write const& c = l.write_at[0];
    if (c.where.rank < 2) return p;
    for (read const& r : {l.read_at[0], l.read_at[1]}) {
        bool const of_elements =
            r.from == place::storage || (r.from == place::argument && g.integers_of[r.of] == 0);
        if (!of_elements) return p;
    }
    int const summed = l.loops - l.outer - (l.lanes >= 0 && !l.lanes_reduced ? 1 : 0);
    if (summed != 1) return p;
    p.inner = l.loop[l.loops - 1];
    p.column = c.where.at[c.where.rank - 1].index;
    p.a = count_index(l.read_at[0].where, p.column) == 0 ? 0 : 1;
    positions_of_axes const &a = l.read_at[p.a].where, &b = l.read_at[1 - p.a].where;
    for (int k = 0; k < l.loops; ++k) {
        int const index = l.loop[k];
        if (index != p.column && index != p.inner && count_index(b, index) == 0) p.row = index;
    }
    p.found = p.row >= 0 && p.column >= 0 && count_index(a, p.column) == 0 &&
              count_index(c.where, p.inner) == 0 && is_matrix(g, c.where, p.column, p.row) &&
              is_matrix(g, a, p.row, p.inner) && is_matrix(g, b, p.inner, p.column);
    return p;
}

/// A nest that is a product of matrices, or one for each turn of other loops, by a library.
template <class Source, int K, class Element>
struct library_product : nest_addresses<Source, K, Element> {
    using Base = nest_addresses<Source, K, Element>;
    using Base::first_write;
    using Base::graph;
    using Base::i;
    using Base::l;

    static constexpr product_indices at = find_product<typename Base::Nest>(graph);

    /// False, and nothing is done, if the nest is none, or the library cannot or should not make
    /// the products.
    static bool run(machine<Source, Element> const& where) {
        if constexpr (at.found)
            return run_all(where);
        else
            return false;
    }

private:
    static bool run_all(machine<Source, Element> const& where) {
        library_product nest(where);
        matrix_product<Element> one{nest.template length<at.row>(),
                                    nest.template length<at.column>(),
                                    nest.template length<at.inner>(),
                                    nest.template factor<at.a, at.row, at.inner>(),
                                    nest.template factor<1 - at.a, at.inner, at.column>(),
                                    nullptr,
                                    nest.template step_along<first_write, at.row>()};
        if (!suits(one)) return false;
        nest.template over_matrices<0>(one);
        return true;
    }
    explicit library_product(machine<Source, Element> const& where) : Base(where) {
        for (std::size_t& k : i) k = 0;
    }
    template <int A>
    static constexpr int last_index() {
        constexpr positions_of_axes where = Base::template access<A>.where;
        return where.at[where.rank - 1].index;
    }
    template <int A, int Index>
    std::size_t step_along() const {
        constexpr positions_of_axes where = Base::template access<A>.where;
        for (int axis = 0; axis < where.rank; ++axis)
            if (where.at[axis].index == Index) return this->by_[A][axis];
        return 0;
    }
    template <int A, int Row, int Column>
    typename matrix_product<Element>::factor factor() const {
        constexpr bool turned = last_index<A>() == Row;
        constexpr int apart = turned ? Column : Row;
        return {nullptr, step_along<A, apart>(), turned};
    }
    /// Lengths and steps of a library are of type int, and rows may not overlap.
    static bool suits(matrix_product<Element> const& p) {
        constexpr auto most = static_cast<std::size_t>(std::numeric_limits<int>::max());
        for (std::size_t const n : {p.rows, p.columns, p.inner, p.a.step, p.b.step, p.step_of_c})
            if (n == 0 || n > most) return false;
        return p.rows * p.columns >= small_product / p.inner && p.step_of_c >= p.columns &&
               p.a.step >= (p.a.turned ? p.rows : p.inner) &&
               p.b.step >= (p.b.turned ? p.inner : p.columns);
    }
    template <int Level>
    void over_matrices(matrix_product<Element>& one) {
        if constexpr (Level == l.loops) {
            one.a.from = this->template address<at.a>();
            one.b.from = this->template address<1 - at.a>();
            one.c = this->template address<first_write>();
            product_library<Element>::multiply(one);
        } else if constexpr (at.has(l.loop[Level]))
            over_matrices<Level + 1>(one);
        else {
            constexpr int index = l.loop[Level];
            std::size_t const end = this->template length<index>();
            for (std::size_t k = 0; k < end; ++k) {
                i[index] = k;
                over_matrices<Level + 1>(one);
            }
        }
    }
};

} // namespace tapeless::arrays
