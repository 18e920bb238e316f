// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Boost.Hana's concepts for arguments and results: structures declared with TAPELESS_STRUCT are
/// Hana Structs, structures adapted for Hana are arguments, and the gradient of an expression is a
/// Foldable, Functor and Searchable keyed by variable.

#include <tapeless/core/tree/hana.hpp>
#include <tapeless/diff/expression_gradient.hpp>

#include <boost/hana/equal.hpp>
#include <boost/hana/fwd/any_of.hpp>
#include <boost/hana/fwd/core/tag_of.hpp>
#include <boost/hana/fwd/find_if.hpp>
#include <boost/hana/fwd/transform.hpp>
#include <boost/hana/fwd/unpack.hpp>
#include <boost/hana/optional.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/type.hpp>

namespace tapeless {

/// The Hana tag of all gradients of expressions.
struct partial_derivatives_tag {};

} // namespace tapeless

namespace boost::hana {

template <class Value, class... Variable>
struct tag_of<tapeless::partial_derivatives<Value, Variable...>> {
    using type = tapeless::partial_derivatives_tag;
};

/// Folds run over the values, in the order of `wrt`.
template <>
struct unpack_impl<tapeless::partial_derivatives_tag> {
    template <class Partials, class Function>
    static constexpr decltype(auto) apply(Partials&& partials, Function&& function) {
        return std::apply(static_cast<Function&&>(function), partials.values);
    }
};

/// `transform(r, f)`: the same variables, with f of each partial derivative.
template <>
struct transform_impl<tapeless::partial_derivatives_tag> {
    template <class Value, class... Variable, class Function>
    static constexpr auto apply(tapeless::partial_derivatives<Value, Variable...> const& partials,
                                Function&& function) {
        using Result = std::remove_cvref_t<decltype(function(partials.values[0]))>;
        tapeless::partial_derivatives<Result, Variable...> result;
        for (std::size_t k = 0; k < sizeof...(Variable); ++k)
            result.values[k] = function(partials.values[k]);
        return result;
    }
};

/// Searches run over the variables: `find(r, x)` is just the partial along x, or nothing.
template <>
struct find_if_impl<tapeless::partial_derivatives_tag> {
    template <class Value, class... Variable, class Predicate>
    static constexpr auto apply(tapeless::partial_derivatives<Value, Variable...> const& partials,
                                Predicate&&) {
        constexpr std::size_t found = position<Predicate, Variable...>();
        if constexpr (found < sizeof...(Variable))
            return hana::just(partials.values[found]);
        else
            return hana::nothing;
    }

    template <class Predicate, class... Variable>
    static constexpr std::size_t position() {
        constexpr bool matches[] = {
            decltype(std::declval<Predicate>()(std::declval<Variable const&>()))::value..., true};
        std::size_t k = 0;
        while (!matches[k]) ++k;
        return k;
    }
};
template <>
struct any_of_impl<tapeless::partial_derivatives_tag> {
    template <class Value, class... Variable, class Predicate>
    static constexpr auto apply(tapeless::partial_derivatives<Value, Variable...> const&,
                                Predicate&&) {
        return hana::bool_c<(
            decltype(std::declval<Predicate>()(std::declval<Variable const&>()))::value || ...)>;
    }
};

/// Two variables are equal when they have the same name.
template <class A, class B>
requires(tapeless::is_variable<A>&& tapeless::is_variable<B>) struct equal_impl<A, B> {
    template <class X, class Y>
    static constexpr auto apply(X const&, Y const&) {
        return hana::bool_c<X::id == Y::id>;
    }
};

} // namespace boost::hana
