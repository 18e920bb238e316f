// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <limits>

namespace tl = tapeless;
using namespace tl::literals;

struct oscillator {
    double k;
    std::array<double, 2> omega;
};
TAPELESS_STRUCT(oscillator, k, omega);

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;

std::string text(auto const& e) { return tl::to_latex(e); }

TEST_CASE("sums, products and fractions in LaTeX", "[print]") {
    CHECK(text(x * y + z) == R"(x \, y + z)");
    CHECK(text(x - (y - z)) == R"(x - \left(y - z\right))");
    CHECK(text((x + y) * z) == R"(\left(x + y\right) \, z)");
    CHECK(text((x + y) / (x - y)) == R"(\frac{x + y}{x - y})");
    CHECK(text(x / y / z) == R"(\frac{\frac{x}{y}}{z})");
    CHECK(text(x / (y / z)) == R"(\frac{x}{\frac{y}{z}})");
    CHECK(text(-x / y) == R"(-\frac{x}{y})");
    CHECK(text(-(x + y)) == R"(-\left(x + y\right))");
    CHECK(text(x * -y) == R"(-x \, y)");
}

TEST_CASE("numbers in LaTeX come first and keep their sign", "[print]") {
    CHECK(text(x * 2_c) == R"(2 \, x)");
    CHECK(text(x * -2_c) == R"(-2 \, x)");
    CHECK(text(y + x * -2_c) == R"(y - 2 \, x)");
    CHECK(text(y - x * -2_c) == R"(y - \left(-2 \, x\right))");
    CHECK(text(x + -3_c) == "x - 3");
    CHECK(text(-(-3_c * x)) == R"(-\left(-3 \, x\right))");
    CHECK(text(tl::constant<1.5e-7> * x) == R"(1.5 \cdot 10^{-7} \, x)");
    CHECK(text(pow(tl::constant<1e30>, x)) == R"(\left(10^{30}\right)^{x})");
    CHECK(text(pow(-3_c, x)) == R"(\left(-3\right)^{x})");
    CHECK(text(tl::constant<-std::numeric_limits<double>::infinity()> + x) == R"(-\infty + x)");
    double const half = 0.5;
    CHECK(text(half * x - 2.5) == "0.5 \\, x - 2.5");
    CHECK(text(x / -2.5) == R"(\frac{x}{-2.5})");
}

TEST_CASE("powers, roots and functions in LaTeX", "[print]") {
    CHECK(text(x * x) == "x^{2}");
    CHECK(text(-(x * x)) == "-x^{2}");
    CHECK(text((x + y) * (x + y)) == R"(\left(x + y\right)^{2})");
    CHECK(text(pow(x, y + z)) == "x^{y + z}");
    CHECK(text(pow(pow(x, y), z)) == R"(\left(x^{y}\right)^{z})");
    CHECK(text(pow(x, pow(y, z))) == "x^{y^{z}}");
    CHECK(text(pow(-x, y)) == R"(\left(-x\right)^{y})");
    CHECK(text(exp(-x * x) * z) == R"(e^{-x^{2}} \, z)");
    CHECK(text(sqrt(x + y)) == R"(\sqrt{x + y})");
    CHECK(text(abs(x - y)) == R"(\left|x - y\right|)");
    CHECK(text(log(x) * sin(y)) == R"(\ln\left(x\right) \, \sin\left(y\right))");
    CHECK(text(hypot(x, y)) == R"(\operatorname{hypot}\left(x, y\right))");
    CHECK(text(min(x, max(y, z))) == R"(\min\left(x, \max\left(y, z\right)\right))");
    CHECK(text(tl::derivative(log2(x), x)) == R"(\frac{1}{x \, \ln 2})");
}

TEST_CASE("conditions in LaTeX are cases", "[print]") {
    CHECK(text(select(x <= y && !(z == 0), x, -y)) ==
          R"(\begin{cases}x & \text{if } x \le y \land \lnot \left(z = 0\right) \\ )"
          R"(-y & \text{otherwise}\end{cases})");
}

TEST_CASE("names in LaTeX", "[print]") {
    using tl::print::latex_name;
    CHECK(latex_name("x") == "x");
    CHECK(latex_name("alpha") == R"(\alpha)");
    CHECK(latex_name("rate") == R"(\mathrm{rate})");
    CHECK(latex_name("x12") == "x_{12}");
    CHECK(latex_name("theta_max") == R"(\theta_{\mathrm{max}})");
    CHECK(latex_name("x0.w[1]") == "x_{0,w,1}");
    CHECK(latex_name("p.omega[2].k") == R"(p_{\omega,2,k})");
    constexpr auto f = tl::function([](auto const& p, auto t) { return p.k * t + p.omega[1]; });
    CHECK(tl::to_latex<oscillator, double>(f) == R"(x_{0,k} \, x_{1} + x_{0,\omega,1})");
    CHECK(tl::to_latex<double, double>(tl::gradient(tl::function(
              [](auto a, auto b) { return a * b; }))) == R"(\left(x_{1},\; x_{0}\right))");
}

TEST_CASE("a graph for Graphviz has each node once, framed inputs and marked results", "[print]") {
    CHECK(tl::to_dot(x * y + 2_c * x) == R"(digraph tapeless {
  rankdir=BT;
  node [fontname="Helvetica"];
  n1 [label="x", shape=box, style="rounded,filled", fillcolor="#dbeafe"];
  n2 [label="y", shape=box, style="rounded,filled", fillcolor="#dbeafe"];
  n3 [label="*", shape=ellipse];
  n1 -> n3;
  n2 -> n3;
  n4 [label="2", shape=plaintext];
  n5 [label="*", shape=ellipse];
  n4 -> n5;
  n1 -> n5;
  n6 [label="+", shape=ellipse];
  n3 -> n6;
  n5 -> n6;
  out0 [label="result", shape=box, style=filled, fillcolor="#dcfce7"];
  n6 -> out0;
}
)");
    std::string const two = tl::to_dot(tl::gradient(-2.5 * x * y, tl::wrt(x, y)));
    CHECK(two.find("out1 [label=\"result 1\"") != std::string::npos);
    CHECK(two.find("[label=\"-2.5\", shape=plaintext]") != std::string::npos);
}

} // namespace
