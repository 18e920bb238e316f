// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A mixture of k Gaussians in d dimensions with a Wishart prior, as GradBench has it: the
/// log-likelihood of n points up to a constant, and its derivatives by hand.
///
///     sum_p logsumexp_c(alpha_c + sum_i q_ci - |Q_c (x_p - mu_c)|^2 / 2) - n logsumexp(alpha)
///         - sum_c (gamma^2 |Q_c|^2 / 2 - m sum_i q_ci)
///
/// Q_c is lower triangular, with exp(q_ci) on its diagonal and l_cij below it.

#include <tapeless/array.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace gmm {

namespace tl = tapeless;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using matrices = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;

constexpr auto likelihood =
    tl::function([](auto alpha, auto mu, auto q, auto l, auto x, auto gamma, auto m, auto points) {
        auto components = tl::indices<0>(alpha);
        auto axes = tl::indices<1>(x);
        auto fit = tl::sum(tl::indices<0>(x), [&](auto p) {
            return tl::logsumexp(components, [&](auto c) {
                auto size = tl::sum(axes, [&](auto i) { return q(c, i); });
                auto square = tl::sum(axes, [&](auto i) {
                    auto below = tl::sum(tl::below(i),
                                         [&](auto j) { return l(c, i, j) * (x(p, j) - mu(c, j)); });
                    auto v = tl::exp(q(c, i)) * (x(p, i) - mu(c, i)) + below;
                    return v * v;
                });
                return alpha(c) + size - 0.5 * square;
            });
        });
        auto prior = tl::sum(components, [&](auto c) {
            return tl::sum(axes, [&](auto i) {
                auto e = tl::exp(q(c, i));
                auto below = tl::sum(tl::below(i), [&](auto j) { return l(c, i, j) * l(c, i, j); });
                return 0.5 * gamma * gamma * (e * e + below) - m * q(c, i);
            });
        });
        return fit - points * tl::logsumexp(alpha) - prior;
    });
constexpr auto both = tl::value_and_gradient(likelihood, tl::wrt<0, 1, 2, 3>);

struct problem {
    std::vector<double> alpha;
    matrix mu, q, x;
    matrices l;
    double gamma = 1.3, m = 2;

    problem(std::size_t n, std::size_t d, std::size_t k)
        : alpha(k), mu(k, d), q(k, d), x(n, d), l(k, d, d) {
        std::mt19937_64 source(n + 64 * d + k);
        std::uniform_real_distribution<double> number(-1.0, 1.0);
        auto const fill = [&](auto& all, double scale) {
            for (double& v : all) v = scale * number(source);
        };
        fill(alpha, 1), fill(mu, 1), fill(q, 0.5), fill(x, 2);
        fill(l, 1 / std::sqrt(static_cast<double>(d)));
    }
    double points() const { return static_cast<double>(x.extent(0)); }
    auto evaluate() const { return both(alpha, mu, q, l, x, gamma, m, points()); }
    void evaluate(auto& result, tl::array_workspace& memory) const {
        memory.evaluate(result, both, alpha, mu, q, l, x, gamma, m, points());
    }
};

/// The derivatives point by point, in scalar code.
template <class Number>
struct by_hand {
    std::size_t n, d, k;
    Number value = 0;
    std::vector<Number> of_alpha, of_mu, of_q, of_l;

    explicit by_hand(problem const& given)
        : n(given.x.extent(0)),
          d(given.x.extent(1)),
          k(given.alpha.size()),
          of_alpha(k),
          of_mu(k * d),
          of_q(k * d),
          of_l(k * d * d),
          diagonal(k * d),
          centred(d),
          turned(d),
          term(k),
          mu_term(k * d),
          q_term(k * d),
          l_term(k * d * d) {}

    [[gnu::noinline]] void run(problem const& given) {
        std::fill(of_alpha.begin(), of_alpha.end(), Number(0));
        std::fill(of_mu.begin(), of_mu.end(), Number(0));
        std::fill(of_q.begin(), of_q.end(), Number(0));
        std::fill(of_l.begin(), of_l.end(), Number(0));
        value = 0;
        for (std::size_t e = 0; e < k * d; ++e)
            diagonal[e] = std::exp(static_cast<Number>(given.q.data()[e]));
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t c = 0; c < k; ++c) add_term(given, p, c);
            weigh();
        }
        add_weights(given);
        add_prior(given);
    }

private:
    std::vector<Number> diagonal, centred, turned, term, mu_term, q_term, l_term;

    /// The exponent of component c at point p, and its derivatives.
    void add_term(problem const& given, std::size_t p, std::size_t c) {
        double const* const l = given.l.data() + c * d * d;
        Number* const to_mu = mu_term.data() + c * d;
        Number square = 0, size = 0;
        for (std::size_t i = 0; i < d; ++i) centred[i] = Number(given.x(p, i)) - given.mu(c, i);
        for (std::size_t i = 0; i < d; ++i) {
            Number row = diagonal[c * d + i] * centred[i];
            for (std::size_t j = 0; j < i; ++j) row += l[i * d + j] * centred[j];
            turned[i] = row;
            square += row * row;
            size += given.q(c, i);
        }
        for (std::size_t i = 0; i < d; ++i) to_mu[i] = diagonal[c * d + i] * turned[i];
        for (std::size_t i = 0; i < d; ++i)
            for (std::size_t j = 0; j < i; ++j) to_mu[j] += l[i * d + j] * turned[i];
        for (std::size_t i = 0; i < d; ++i) {
            q_term[c * d + i] = 1 - diagonal[c * d + i] * centred[i] * turned[i];
            for (std::size_t j = 0; j < i; ++j)
                l_term[(c * d + i) * d + j] = -turned[i] * centred[j];
        }
        term[c] = given.alpha[c] + size - square / 2;
    }
    void weigh() {
        Number largest = term[0], total = 0;
        for (Number const t : term) largest = std::max(largest, t);
        for (Number& t : term) total += t = std::exp(t - largest);
        value += std::log(total) + largest;
        for (std::size_t c = 0; c < k; ++c) {
            Number const w = term[c] / total;
            of_alpha[c] += w;
            for (std::size_t e = c * d; e < (c + 1) * d; ++e) {
                of_mu[e] += w * mu_term[e];
                of_q[e] += w * q_term[e];
            }
            for (std::size_t i = 0; i < d; ++i)
                for (std::size_t j = 0; j < i; ++j)
                    of_l[(c * d + i) * d + j] += w * l_term[(c * d + i) * d + j];
        }
    }
    void add_weights(problem const& given) {
        Number largest = given.alpha[0], total = 0;
        for (double const a : given.alpha) largest = std::max(largest, Number(a));
        for (double const a : given.alpha) total += std::exp(a - largest);
        value -= static_cast<Number>(n) * (std::log(total) + largest);
        for (std::size_t c = 0; c < k; ++c)
            of_alpha[c] -= static_cast<Number>(n) * std::exp(given.alpha[c] - largest) / total;
    }
    void add_prior(problem const& given) {
        Number const scale = Number(given.gamma) * given.gamma;
        for (std::size_t e = 0; e < k * d; ++e) {
            value -= scale / 2 * diagonal[e] * diagonal[e] - given.m * given.q.data()[e];
            of_q[e] -= scale * diagonal[e] * diagonal[e] - given.m;
            for (std::size_t j = 0; j < e % d; ++j) {
                Number const below = given.l.data()[e * d + j];
                value -= scale / 2 * below * below;
                of_l[e * d + j] -= scale * below;
            }
        }
    }
};

} // namespace gmm
