// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The log-likelihood of a mixture of Gaussians, and its gradient.

#include "driver.hpp"

#include <run/gmm.hpp>

#include <numbers>
#include <vector>

namespace {

using gradbench::json;

void copy_rows(json const& rows, gmm::matrix& into) {
    auto next = into.begin();
    for (auto const& row : rows.get<std::vector<std::vector<double>>>())
        next = std::copy(row.begin(), row.end(), next);
}
json rows_of(gmm::matrix const& all) {
    json rows = json::array();
    for (std::size_t r = 0; r < all.extent(0); ++r) {
        json row = json::array();
        for (std::size_t i = 0; i < all.extent(1); ++i) row.push_back(all(r, i));
        rows.push_back(row);
    }
    return rows;
}

struct task {
    gmm::problem given;

    explicit task(json const& input) : given(input.at("n"), input.at("d"), input.at("k")) {
        given.alpha = input.at("alpha").get<std::vector<double>>();
        given.gamma = input.at("gamma"), given.m = input.at("m");
        copy_rows(input.at("mu"), given.mu), copy_rows(input.at("q"), given.q);
        copy_rows(input.at("x"), given.x);
        auto const below = input.at("l").get<std::vector<std::vector<double>>>();
        for (std::size_t c = 0; c < below.size(); ++c) {
            auto next = below[c].begin();
            each_below([&](std::size_t i, std::size_t j) { given.l(c, i, j) = *next++; });
        }
    }
    /// The suite has what lies below a diagonal column by column.
    void each_below(auto const& visit) const {
        std::size_t const d = given.x.extent(1);
        for (std::size_t j = 0; j < d; ++j)
            for (std::size_t i = j + 1; i < d; ++i) visit(i, j);
    }
    /// What no parameter has an influence on.
    double constant() const {
        double const d = static_cast<double>(given.x.extent(1));
        double const k = static_cast<double>(given.alpha.size()), freedom = d + given.m + 1;
        double log_gamma = 0.25 * d * (d - 1) * std::log(std::numbers::pi);
        for (double j = 1; j <= d; ++j) log_gamma += std::lgamma(0.5 * (freedom + 1 - j));
        return k * (freedom * d * (std::log(given.gamma) - 0.5 * std::log(2.0)) - log_gamma) -
               0.5 * given.points() * d * std::log(2 * std::numbers::pi);
    }
};

struct objective : task {
    using task::task;
    double value = 0;

    void evaluate() {
        value = constant() + gmm::likelihood(given.alpha, given.mu, given.q, given.l, given.x,
                                             given.gamma, given.m, given.points());
    }
    json output() const { return value; }
};

struct jacobian : task {
    using task::task;
    tapeless::array_workspace memory;
    decltype(std::declval<gmm::problem const&>().evaluate()) result{};

    void evaluate() { given.evaluate(result, memory); }
    json output() const {
        auto const& [of_alpha, of_mu, of_q, of_l] = std::get<1>(result);
        json below = json::array();
        for (std::size_t c = 0; c < given.alpha.size(); ++c) {
            json one = json::array();
            each_below([&](std::size_t i, std::size_t j) { one.push_back(of_l(c, i, j)); });
            below.push_back(one);
        }
        return {{"alpha", std::vector<double>(of_alpha.begin(), of_alpha.end())},
                {"mu", rows_of(of_mu)},
                {"q", rows_of(of_q)},
                {"l", below}};
    }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv,
        {{"objective", gradbench::run<objective>}, {"jacobian", gradbench::run<jacobian>}});
}
