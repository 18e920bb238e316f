// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <limits>
#include <sstream>
#include <string>

namespace tl = tapeless;

namespace {

constexpr auto smooth = tl::function([](auto v, auto w) {
    return exp(v[0] * v[1]) * sin(v[2]) + v[1] * v[1] / w + sqrt(w) * log(v[0]) - cosh(v[2] * w);
});
constexpr auto real_only = tl::function(
    [](auto v) { return erf(v[0]) * abs(v[1]) + v[2] * 0.0 + max(v[0], v[1]) * atan(v[0]); });

/// exp with a derivative that is wrong in the fourth digit.
struct wrong_op : tl::unary {
    static constexpr char const* name = "wrong";
    static constexpr auto value(auto const& x) {
        using std::exp;
        return exp(x);
    }
    static constexpr auto partial(auto const& y, auto const&) { return 1.0001 * y; }
};
constexpr auto wrong = tl::operation<wrong_op>;
constexpr auto mistaken = tl::function([](auto v) { return v[0] * wrong(v[1]) + v[2]; });

TEST_CASE("a right gradient passes, with a complex step where there is one", "[check]") {
    auto const report = tl::check_gradient(smooth, std::array{0.1, 0.2, 0.3}, 0.7);
    CHECK(static_cast<bool>(report));
    CHECK(report.agrees_to(1e-13));
    CHECK(report.has_complex_step);
    CHECK(report.components.size() == 4);
    CHECK(report.components[0].name == "argument 0[0]");
    CHECK(report.components[3].name == "argument 1");
    auto const real = tl::check_gradient(real_only, std::array{0.1, -0.2, 0.3});
    CHECK(real.agrees_to(1e-12));
    CHECK(!real.has_complex_step);
}

TEST_CASE("a wrong gradient does not, and the report names the component", "[check]") {
    auto const report = tl::check_gradient(mistaken, std::array{0.1, -0.2, 0.3});
    CHECK(!report);
    CHECK(report.worst == 1);
    CHECK(report.components[report.worst].name == "argument[1]");
    CHECK(report.worst_error() == Approx(1e-4).epsilon(1e-2));
    CHECK(report.agrees_to(1e-3));
    CHECK(report.components[2].error == 0);
}

TEST_CASE("the report is a table", "[check]") {
    auto const report = tl::check_gradient(mistaken, std::array{0.1, -0.2, 0.3});
    std::ostringstream text;
    text << report;
    CHECK(text.str() == report.table());
    std::size_t lines = 0;
    for (char const c : report.table()) lines += c == '\n';
    CHECK(lines == 4);
    std::size_t const worst = report.table().find("worst");
    REQUIRE(worst != std::string::npos);
    std::size_t const line = report.table().rfind('\n', worst) + 1;
    CHECK(report.table().compare(line, 11, "argument[1]") == 0);
}

TEST_CASE("a gradient that is not a number does not pass", "[check]") {
    constexpr auto f = tl::function([](auto v) { return log(v[0]) + v[1]; });
    CHECK(!tl::check_gradient(f, std::array{-1.0, 2.0}));
    CHECK(tl::check_gradient(f, std::array{1e-3, 2.0}).agrees_to(1e-10));
    CHECK(tl::check_gradient(f, std::array{1e8, 2.0}).agrees_to(1e-10));
}

struct spring {
    double stiffness;
    std::array<double, 2> ends;
};
TAPELESS_STRUCT(spring, stiffness, ends);

TEST_CASE("structured arguments, floats, derivatives of derivatives", "[check]") {
    constexpr auto energy = tl::function([](auto s) {
        auto const x = s.ends[1] - s.ends[0];
        return s.stiffness * x * x / 2;
    });
    auto const report = tl::check_gradient(energy, spring{3.0, {1.0, 2.5}});
    CHECK(report.agrees_to(1e-14));
    CHECK(report.components[0].name == "argument.stiffness");
    CHECK(report.components[2].name == "argument.ends[1]");
    constexpr auto cubic = tl::function([](auto x) { return x * x * x; });
    CHECK(tl::check_gradient(tl::derivative(cubic), 1.5f).agrees_to(1e-14));
}

} // namespace
