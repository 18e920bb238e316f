// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// For functions of arrays: large products of matrices by a BLAS that the program is linked with,
/// such as OpenBLAS or MKL, and by as many threads as that uses.
///
///     constexpr auto loss = tl::with_blas(tl::function([](auto W, auto X) { ... }));
///     auto [L, slopes] = tl::value_and_gradient(loss, tl::wrt<0>)(W, X);

#include <tapeless/array/call/call_nested.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/nest/matrix_product.hpp>

// The header of CBLAS has another name elsewhere, as <mkl_cblas.h>: define this one first.
#if !defined(TAPELESS_CBLAS_HEADER)
#    define TAPELESS_CBLAS_HEADER <cblas.h>
#endif
#include TAPELESS_CBLAS_HEADER

namespace tapeless {

namespace arrays {

template <class Element>
requires std::is_same_v<Element, double> || std::is_same_v<Element, float>
struct product_library<Element> {
    static void multiply(matrix_product<Element> const& p) {
        auto const turned = [](auto const& x) { return x.turned ? CblasTrans : CblasNoTrans; };
        auto const make = [&](auto gemm) {
            gemm(CblasRowMajor, turned(p.a), turned(p.b), static_cast<int>(p.rows),
                 static_cast<int>(p.columns), static_cast<int>(p.inner), Element{1}, p.a.from,
                 static_cast<int>(p.a.step), p.b.from, static_cast<int>(p.b.step), Element{0}, p.c,
                 static_cast<int>(p.step_of_c));
        };
        if constexpr (std::is_same_v<Element, double>)
            make(cblas_dgemm);
        else
            make(cblas_sgemm);
    }
};

/// A callable in whose graph, and in all that is made of that, a library makes the products.
template <class Callable>
struct by_library {
    template <class... Argument>
    requires requires(Argument&... argument) { Callable{}(argument...); }
    constexpr auto operator()(Argument&... argument) const {
        array_graph* const g =
            spread_out([](auto const&... leaf) { return home_of_leaves(leaf...); },
                       std::tuple_cat(leaves_in(argument)...));
        if (g != nullptr) g->products_by_library = true;
        return Callable{}(argument...);
    }
};

} // namespace arrays

/// The same function of arrays, also when it is differentiated or called within another one, with
/// its products of matrices by a library.
template <class Callable>
constexpr function_object<traced<arrays::by_library<Callable>>>
with_blas(function_object<traced<Callable>>) {
    return {};
}
template <class Definition>
constexpr auto with_blas(function_object<Definition>) {
    constexpr bool is_traced = is_function<Definition>; // it is not: the overload above takes those
    static_assert(is_traced, TAPELESS_SAYS_ARRAY_BLAS);
    return diagnosis::refused{};
}

} // namespace tapeless
