// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 8192 // room for second derivatives, quickly cleared

#include <diff/random/graphs.hpp>

#include <catch2/catch.hpp>

#include <vector>

/// Thousands of random functions: reverse mode, forward mode and complex steps must agree, and
/// second derivatives by two roads.
namespace random_test {
namespace {

constexpr int functions = 4000;
constexpr real tiny = 1e-60L; // a complex step this small has no truncation error

std::vector<real> at_point(recipe const& r) { return {r.point.begin(), r.point.end()}; }
std::vector<complex> stepped(recipe const& r, std::vector<real> const& direction) {
    std::vector<complex> in;
    for (std::size_t k = 0; k < r.point.size(); ++k)
        in.emplace_back(r.point[k], tiny * direction[k]);
    return in;
}
std::vector<real> unit(std::size_t size, std::size_t k) {
    std::vector<real> e(size);
    e[k] = 1;
    return e;
}

struct comparison {
    real scale;
    real worst = 0;
    void operator()(real a, real b) {
        real const error = std::fabs(a - b) / scale;
        worst = error <= worst ? worst : error; // NaN stays
    }
};

/// Constants are folded in double, so that is the precision of a graph; conditioning may cost some
/// digits of it.
constexpr real tolerance = 1e-13L;

TEST_CASE("values, gradients and tangents of random functions", "[random]") {
    for (std::uint64_t seed = 1; seed <= functions; ++seed) {
        recipe const r = random_recipe(seed);
        built const f = build(r), df = tangents(f);
        std::size_t const inputs = r.point.size();
        std::vector<real> const x = at_point(r);
        std::vector<real> const steps = follow(r, x), values = results(f, x);
        for (std::size_t out = 0; out < f.outputs.size(); ++out) {
            built const gradient_graph = gradient(f, out);
            std::vector<real> const reverse = results(gradient_graph, x);
            comparison check{magnitude(gradient_graph, x)};
            check(values[out], steps[static_cast<std::size_t>(r.outputs[out])]);
            for (std::size_t k = 0; k < inputs; ++k) {
                std::vector<real> both = x, e = unit(inputs, k);
                both.insert(both.end(), e.begin(), e.end());
                real const forward = results(df, both)[out];
                complex const z =
                    follow(r, stepped(r, e))[static_cast<std::size_t>(r.outputs[out])];
                check(reverse[k], forward);
                check(reverse[k], z.imag() / tiny);
            }
            INFO(describe(r) << "\n" << text(gradient_graph));
            REQUIRE(check.worst < tolerance);
        }
    }
}

TEST_CASE("second derivatives of random functions", "[random]") {
    for (std::uint64_t seed = 1; seed <= functions / 3; ++seed) {
        recipe const r = random_recipe(seed, 20);
        built const f = build(r), g = gradient(f, 0), forward_over_reverse = tangents(g);
        std::size_t const inputs = r.point.size();
        std::vector<real> const x = at_point(r);
        for (std::size_t row = 0; row < inputs; ++row) {
            built const reverse_over_reverse = gradient(g, row);
            std::vector<real> const hessian = results(reverse_over_reverse, x);
            comparison check{magnitude(reverse_over_reverse, x)};
            for (std::size_t k = 0; k < inputs; ++k) {
                std::vector<real> both = x, e = unit(inputs, k);
                both.insert(both.end(), e.begin(), e.end());
                check(hessian[k], results(forward_over_reverse, both)[row]);
                check(hessian[k], results(g, stepped(r, e))[row].imag() / tiny);
            }
            INFO(describe(r) << "\n" << text(g));
            REQUIRE(check.worst < tolerance);
        }
    }
}

/// Operations that choose have no complex step of their own but by definition: here the slope
/// comes from values alone.
TEST_CASE("gradients of random functions against differences", "[random]") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= functions / 3; ++seed) {
        recipe const r = random_recipe(seed, 15);
        if (r.calls(number<tl::stop_gradient_op>)) continue;
        built const f = build(r), g = gradient(f, 0);
        std::vector<real> const x = at_point(r), slopes = results(g, x);
        real const scale = magnitude(g, x);
        if (scale > 1e4L) continue; // a kink may be nearer than the step
        for (std::size_t k = 0; k < x.size(); ++k, ++compared) {
            auto const value = [&](real h) {
                std::vector<real> moved = x;
                moved[k] += h;
                return follow(r, moved)[static_cast<std::size_t>(r.outputs[0])];
            };
            auto const central = [&](real h) { return (value(h) - value(-h)) / (2 * h); };
            real const h = 1e-3L / scale;
            real const once = (4 * central(h / 2) - central(h)) / 3;
            real const again = (4 * central(h / 4) - central(h / 2)) / 3;
            real const limit = (16 * again - once) / 15;
            INFO(describe(r));
            REQUIRE(std::fabs(limit - slopes[k]) <= 1e-8L * scale);
        }
    }
    CHECK(compared > functions / 3);
}

TEST_CASE("every operation of the catalogue is among the random functions", "[random]") {
    std::vector<int> used(catalogue().size());
    for (std::uint64_t seed = 1; seed <= functions; ++seed) {
        built const f = build(random_recipe(seed));
        std::vector<char> live(static_cast<std::size_t>(f.g->size));
        for (int const out : f.outputs) live[static_cast<std::size_t>(out)] = 1;
        for (int i = f.g->size - 1; i > 0; --i) {
            tl::word const n = f.g->node[i];
            if (!live[static_cast<std::size_t>(i)] || tl::code_of(n) <= tl::code::input) continue;
            ++used[static_cast<std::size_t>(catalogue_number(tl::info_at(*f.g, tl::code_of(n))))];
            for (int const operand : {tl::first(n), tl::second(n), tl::third(n)})
                live[static_cast<std::size_t>(operand)] = 1;
        }
    }
    for (std::size_t k = 0; k < used.size(); ++k) {
        INFO(catalogue()[k]->name);
        CHECK(used[k] >= 20);
    }
}

} // namespace
} // namespace random_test
