// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <type_traits>

/// The flags of failed checks, which name the culprit as their template argument, and what stands
/// in for refused results. The sentences are in core/diagnostics.hpp.

namespace tapeless::diagnosis {

template <class>
inline constexpr bool has_no_branch = false;

template <class>
inline constexpr bool is_stateless = false;
template <class>
inline constexpr bool is_known = false; // what a symbolic value is asked for

template <class Operation>
inline constexpr bool has_derivative = false;
template <class Operation, class Number>
inline constexpr bool is_defined_on = false;

template <auto Name>
inline constexpr bool is_differentiable = false;
template <auto Variable>
inline constexpr bool has_value = false;
template <auto Variable>
inline constexpr bool has_one_value = false;
template <auto Variable>
inline constexpr bool is_in_gradient = false;
template <auto Variable>
inline constexpr bool has_component = false;

/// Stands in for the result of a refused call: it goes wherever a result would, so that one mistake
/// gives one error.
struct refused {
    constexpr operator double() const { return 0.0; }
    template <class Result>
    requires std::is_class_v<Result>
    constexpr operator Result() const { return Result{}; }
    constexpr refused operator[](auto const&) const { return {}; }
    constexpr refused operator()(auto const&...) const { return {}; }
};

/// The same where it is taken apart, as in `auto [v, g] = ...`.
struct refused_pair {
    refused first, second;
    constexpr refused_pair operator()(auto const&...) const { return {}; }
};

/// Stands in for a callable that was refused.
struct nothing {
    constexpr double operator()(auto const&...) const { return 0.0; }
};

} // namespace tapeless::diagnosis
