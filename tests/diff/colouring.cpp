// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/diff/colouring.hpp>
#include <tapeless/tapeless.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

namespace tl = tapeless;

namespace {

using line = std::array<double, 64>;
constexpr auto reaction = tl::function(workload::reaction_diffusion<64>{});
constexpr auto tridiagonal = tl::sparsity<line>(tl::jacobian(reaction));
constexpr auto three = tl::colour_columns(tridiagonal);
static_assert(three.colours == 3);

struct arrow_shaped {
    constexpr auto operator()(auto const& v) const {
        auto total = v[0] * v[0];
        for (std::size_t i = 1; i < v.size(); ++i) total = total + v[0] * exp(v[i]);
        return total;
    }
};
constexpr auto arrow = tl::function(arrow_shaped{});
using twenty = std::array<double, 20>;
constexpr auto arrow_pattern = tl::sparsity<twenty>(tl::hessian(arrow));
constexpr auto star = tl::colour_star(arrow_pattern);
static_assert(star.colours == 2); // without symmetry: 20
static_assert(tl::colour_columns(arrow_pattern).colours == 20);

TEST_CASE("a tridiagonal Jacobian from three products", "[diff]") {
    line u{};
    for (std::size_t i = 0; i < 64; ++i) u[i] = std::sin(static_cast<double>(i));
    std::array<line, 3> products{};
    for (std::size_t c = 0; c < 3; ++c)
        products[c] = std::get<1>(
            tl::jvp(reaction)(std::tuple{u}, std::tuple{three.seed(static_cast<int>(c))}));
    auto const values = tl::read_off(tridiagonal, three, products);
    auto const direct = tl::sparse(tl::jacobian(reaction))(u);
    for (std::size_t k = 0; k < 190; ++k) CHECK(values[k] == Approx(direct[k]).epsilon(1e-14));
}

TEST_CASE("an arrow-shaped Hessian from two products", "[diff]") {
    twenty v{};
    for (std::size_t i = 0; i < 20; ++i) v[i] = 0.1 * static_cast<double>(i) - 1.0;
    std::array<twenty, 2> products{};
    for (std::size_t c = 0; c < 2; ++c)
        products[c] = tl::hvp(arrow)(v, star.seed(static_cast<int>(c)));
    auto const values = tl::read_off_star(arrow_pattern, star, products);
    auto const direct = tl::sparse(tl::hessian(arrow))(v);
    for (std::size_t k = 0; k < values.size(); ++k)
        CHECK(values[k] == Approx(direct[k]).epsilon(1e-14));
}

/// A pattern whose size is known at run time.
struct random_pattern {
    int rows, columns;
    std::vector<int> begin{0}, column;
    std::vector<std::vector<bool>> has;

    random_pattern(int m, int n, bool symmetric, unsigned seed)
        : rows(m), columns(n), has(std::size_t(m), std::vector<bool>(std::size_t(n))) {
        std::mt19937 generator(seed);
        for (int k = 0; k < 3 * n; ++k) {
            auto const i = generator() % unsigned(m), j = generator() % unsigned(n);
            has[i][j] = true;
            if (symmetric) has[j][i] = has[i][i] = has[j][j] = true;
        }
        for (std::size_t i = 0; i < std::size_t(m); ++i) {
            for (std::size_t j = 0; j < std::size_t(n); ++j)
                if (has[i][j]) column.push_back(int(j));
            begin.push_back(int(column.size()));
        }
    }
    random_pattern transposed() const {
        random_pattern t = *this;
        t.rows = columns, t.columns = rows, t.begin = {0}, t.column = {};
        for (std::size_t j = 0; j < std::size_t(columns); ++j) {
            for (std::size_t i = 0; i < std::size_t(rows); ++i)
                if (has[i][j]) t.column.push_back(int(i));
            t.begin.push_back(int(t.column.size()));
        }
        return t;
    }
    tl::pattern_view view() const { return {rows, columns, begin.data(), column.data()}; }
};

TEST_CASE("no row of a random pattern has two entries of one colour", "[diff]") {
    for (unsigned seed = 1; seed < 9; ++seed) {
        random_pattern const p(90, 60, false, seed), t = p.transposed();
        std::vector<int> colour(60), scratch(60);
        int const colours = tl::colour_columns(p.view(), t.view(), colour.data(), scratch.data());
        CHECK(*std::max_element(colour.begin(), colour.end()) == colours - 1);
        CHECK(colours < 30);
        for (std::size_t i = 0; i < 90; ++i) {
            std::set<int> seen;
            for (int k = p.begin[i]; k < p.begin[i + 1]; ++k)
                CHECK(seen.insert(colour[std::size_t(p.column[std::size_t(k)])]).second);
        }
    }
}

TEST_CASE("a star colouring gives back every entry of a random symmetric matrix", "[diff]") {
    for (unsigned seed = 1; seed < 9; ++seed) {
        random_pattern const p(60, 60, true, seed);
        std::vector<int> colour(60), scratch(60);
        int const colours = tl::colour_star(p.view(), colour.data(), scratch.data());
        auto const entry = [](std::size_t i, std::size_t j) {
            return double(i * j) + double(i + j) / 128;
        };
        std::vector<std::vector<double>> product(std::size_t(colours), std::vector<double>(60));
        for (std::size_t i = 0; i < 60; ++i)
            for (std::size_t j = 0; j < 60; ++j)
                if (p.has[i][j]) product[std::size_t(colour[j])][i] += entry(i, j);
        for (std::size_t i = 0; i < 60; ++i)
            for (std::size_t j = 0; j < 60; ++j) {
                if (!p.has[i][j]) continue;
                auto const at = tl::find_in_star(p.view(), colour.data(), int(i), int(j));
                CHECK(product[std::size_t(at.colour)][std::size_t(at.row)] == entry(i, j));
            }
        random_pattern const t = p.transposed();
        std::vector<int> other(60);
        CHECK(colours <= tl::colour_columns(p.view(), t.view(), other.data(), scratch.data()));
    }
}

} // namespace
