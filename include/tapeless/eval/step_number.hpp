// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>
#include <tapeless/op/catalogue.hpp>

#include <cmath>

namespace tapeless::checking {

/// A complex number for complex steps: for an analytic f with real coefficients the imaginary part
/// of f(x + ih), divided by h, is f'(x) up to h^2, and nothing cancels. std::complex would do, but
/// its header is dear. Not in the library's own namespace, where argument-dependent lookup would
/// find symbolic functions of the same names.
struct step_number {
    double re = 0, im = 0;

    constexpr step_number() = default;
    constexpr step_number(double real, double imaginary = 0) : re(real), im(imaginary) {}

    friend constexpr step_number operator+(step_number a, step_number b) {
        return {a.re + b.re, a.im + b.im};
    }
    friend constexpr step_number operator-(step_number a, step_number b) {
        return {a.re - b.re, a.im - b.im};
    }
    friend constexpr step_number operator-(step_number a) { return {-a.re, -a.im}; }
    friend constexpr step_number operator*(step_number a, step_number b) {
        return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
    }
    friend constexpr step_number operator/(step_number a, step_number b) {
        double const ratio = b.im / b.re, size = b.re + ratio * b.im; // |im| is below |re|
        return {(a.re + a.im * ratio) / size, (a.im - a.re * ratio) / size};
    }
    friend step_number exp(step_number z) {
        double const size = std::exp(z.re);
        return {size * std::cos(z.im), size * std::sin(z.im)};
    }
    friend step_number log(step_number z) {
        return {std::log(std::hypot(z.re, z.im)), std::atan2(z.im, z.re)};
    }
    friend step_number sqrt(step_number z) {
        double const root = std::sqrt((std::hypot(z.re, z.im) + std::fabs(z.re)) / 2);
        double const other = z.im / (2 * root);
        return z.re < 0 ? step_number{std::fabs(other), std::copysign(root, z.im)}
                        : step_number{root, other};
    }
    friend step_number sin(step_number z) {
        return {std::sin(z.re) * std::cosh(z.im), std::cos(z.re) * std::sinh(z.im)};
    }
    friend step_number cos(step_number z) {
        return {std::cos(z.re) * std::cosh(z.im), -std::sin(z.re) * std::sinh(z.im)};
    }
    friend step_number sinh(step_number z) {
        return {std::sinh(z.re) * std::cos(z.im), std::cosh(z.re) * std::sin(z.im)};
    }
    friend step_number cosh(step_number z) {
        return {std::cosh(z.re) * std::cos(z.im), std::sinh(z.re) * std::sin(z.im)};
    }
};

/// Whether a function consists of what step numbers offer.
template <class Graph>
constexpr bool allows_complex_step(Graph const& g) {
    word const offered[] = {declared<exp_op>::hash, declared<log_op>::hash, declared<sqrt_op>::hash,
                            declared<sin_op>::hash, declared<cos_op>::hash, declared<sinh_op>::hash,
                            declared<cosh_op>::hash};
    for (int op = code::first_called; op < Graph::operations; ++op) {
        bool found = false;
        for (word const hash : offered) found = found || g.operation[op]->hash == hash;
        if (!found) return false;
    }
    return true;
}

} // namespace tapeless::checking
