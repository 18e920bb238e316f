// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

namespace {

using line = std::array<double, 64>;
constexpr auto reaction = tl::function(workload::reaction_diffusion<64>{});

constexpr auto tridiagonal = tl::sparsity<line>(tl::jacobian(reaction));
static_assert(tridiagonal.nnz == 190);
static_assert(tridiagonal.row_count == 64 && tridiagonal.column_count == 64);
static_assert(tridiagonal.rows.size() == 65 && tridiagonal.columns.size() == 190);
static_assert(tridiagonal.rows[0] == 0 && tridiagonal.rows[1] == 2 && tridiagonal.rows[64] == 190);
static_assert(tridiagonal.depends_on(3, 2) && tridiagonal.depends_on(3, 3));
static_assert(!tridiagonal.depends_on(3, 1) && !tridiagonal.depends_on(3, 5));
static_assert(tridiagonal.find(1, 0) == 2 && tridiagonal.find(63, 63) == 189);
static_assert(tridiagonal.find(0, 2) == -1);
static_assert(tridiagonal.transposed() == tridiagonal);

// Whatever is zero by structure costs nothing: 64 products with 2, and sums.
constexpr auto reaction_cost = tl::cost<line>(tl::jacobian(reaction));
static_assert(reaction_cost.mul <= 64 && reaction_cost.calls == 0 && reaction_cost.div == 0);
static_assert(tl::cost<line>(tl::sparse(tl::jacobian(reaction))).total() == reaction_cost.total());

/// A Hessian like an arrow: a full first row and column, and the diagonal.
constexpr auto arrow = tl::function([](auto v) {
    auto total = v[0] * v[0];
    for (std::size_t i = 1; i < v.size(); ++i) total = total + v[0] * exp(v[i]);
    return total;
});
constexpr auto arrow_pattern = tl::sparsity<std::array<double, 20>>(tl::hessian(arrow));
static_assert(arrow_pattern.nnz == 20 + 2 * 19);
static_assert(arrow_pattern.depends_on(0, 19) && arrow_pattern.depends_on(19, 0));
static_assert(arrow_pattern.depends_on(7, 7) && !arrow_pattern.depends_on(7, 8));

// A residual of bundle adjustment: a full block of 2 x 15 but for the principal point, each of
// whose coordinates moves one result only.
constexpr auto residual = tl::function(workload::bundle_adjustment{});
constexpr auto block =
    tl::sparsity<std::array<double, 11>, std::array<double, 3>, double>(tl::jacobian(residual));
static_assert(block.row_count == 2 && block.column_count == 15 && block.nnz == 28);
static_assert(block.depends_on(0, 7) && !block.depends_on(1, 7));
static_assert(!block.depends_on(0, 8) && block.depends_on(1, 8));

TEST_CASE("sparse values are those of the dense matrix, by rows and by columns", "[diff]") {
    line u{};
    for (std::size_t i = 0; i < 64; ++i) u[i] = std::sin(static_cast<double>(i));
    auto const dense = tl::jacobian(reaction)(u);
    auto const values = tl::sparse(tl::jacobian(reaction))(u);
    auto const turned = tl::sparse(tl::jacobian(reaction), tl::by_columns)(u);
    constexpr auto columns = tridiagonal.transposed();
    STATIC_REQUIRE(values.size() == 190);
    std::size_t zeros = 0;
    for (std::size_t i = 0; i < 64; ++i)
        for (std::size_t j = 0; j < 64; ++j) {
            int const k = tridiagonal.find(static_cast<int>(i), static_cast<int>(j));
            int const t = columns.find(static_cast<int>(j), static_cast<int>(i));
            double const exact = i == j ? -8.0 + 1.0 - 2.0 * u[i] : 4.0;
            if (k < 0) {
                CHECK(dense[i][j] == 0.0);
                ++zeros;
            } else {
                CHECK(dense[i][j] == Approx(exact).epsilon(1e-14));
                CHECK(values[static_cast<std::size_t>(k)] == dense[i][j]);
                CHECK(turned[static_cast<std::size_t>(t)] == dense[i][j]);
            }
        }
    CHECK(zeros == 64 * 64 - 190);
}

TEST_CASE("a sparse Hessian has both triangles", "[diff]") {
    std::array<double, 20> v{};
    for (std::size_t i = 0; i < 20; ++i) v[i] = 0.1 * static_cast<double>(i) - 1.0;
    auto const dense = tl::hessian(arrow)(v);
    auto const values = tl::sparse(tl::hessian(arrow))(v);
    for (std::size_t i = 0; i < 20; ++i)
        for (std::size_t j = 0; j < 20; ++j) {
            int const k = arrow_pattern.find(static_cast<int>(i), static_cast<int>(j));
            CHECK((k < 0 ? 0.0 : values[static_cast<std::size_t>(k)]) == dense[i][j]);
        }
    CHECK(dense[0][0] == 2.0);
    CHECK(dense[3][3] == Approx(v[0] * std::exp(v[3])));
    CHECK(dense[3][0] == Approx(std::exp(v[3])));
}

TEST_CASE("a function that does not depend on its argument", "[diff]") {
    constexpr auto constant = tl::function([](auto v) { return std::array{v[0] * 0 + 1, v[1]}; });
    constexpr auto flat = tl::function([](auto) { return std::array{1.0, 2.0}; });
    constexpr auto none = tl::sparsity<std::array<double, 3>>(tl::jacobian(flat));
    STATIC_REQUIRE(none.nnz == 0);
    CHECK(tl::jacobian(flat)(std::array{1.0, 2.0, 3.0}) == std::array<std::array<double, 3>, 2>{});
    STATIC_REQUIRE(tl::sparse(tl::jacobian(flat))(std::array{1.0, 2.0, 3.0}).empty());
    CHECK(tl::jacobian(constant)(std::array{1.0, 2.0})[1][1] == 1.0);
}

} // namespace
