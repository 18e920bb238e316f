// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 4096

#include <diff/random/graphs.hpp>

#include <catch2/catch.hpp>

#include <bit>
#include <limits>
#include <vector>

/// Random functions of IEEE's special values: under each licence a graph computes what the steps
/// compute, as far as that licence promises.
namespace random_test {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double special[] = {0,    -0.0, 1,         -1,         2,     0.5,    -3,  inf,
                              -inf, nan,  0x1p-1074, -0x1p-1060, 1e308, -1e308, 0.3, 7e-200};

std::vector<int> const arithmetic{number<tl::add_op>, number<tl::subtract_op>,
                                  number<tl::multiply_op>, number<tl::negate_op>};
std::vector<int> const quotients{number<tl::divide_op>, number<tl::sqrt_op>, number<tl::atan2_op>,
                                 number<tl::copysign_op>};
std::vector<int> const choices{
    number<tl::abs_op>,        number<tl::min_op>,    number<tl::max_op>, number<tl::less_op>,
    number<tl::less_equal_op>, number<tl::equal_op>,  number<tl::and_op>, number<tl::or_op>,
    number<tl::not_op>,        number<tl::select_op>, number<tl::exp_op>};
std::vector<int> joined(std::vector<std::vector<int>> const& lists) {
    std::vector<int> all;
    for (auto const& list : lists) all.insert(all.end(), list.begin(), list.end());
    return all;
}

/// Steps without regard for where the function is smooth.
recipe wild_recipe(std::uint64_t seed, std::vector<int> const& ops, bool special_constants) {
    generator random(seed);
    recipe r;
    r.seed = seed;
    r.inputs = 3;
    for (int k = 0; k < r.inputs; ++k) r.steps.push_back({input_step, {k, 0, 0}, 0});
    for (int k = 0; k < 25; ++k) {
        auto const size = static_cast<int>(r.steps.size());
        if (random.below(5) == 0) {
            double const plain[] = {1, -1, 2, -0.5, 3, 0.1};
            r.steps.push_back({constant_step,
                               {},
                               special_constants && random.below(2) == 0 ? special[random.below(16)]
                                                                         : plain[random.below(6)]});
            continue;
        }
        step s{ops[static_cast<std::size_t>(random.below(static_cast<int>(ops.size())))], {}, 0};
        tl::operation_info const& info = *catalogue()[static_cast<std::size_t>(s.op)];
        bool found = true;
        for (int j = 0; j < info.arity; ++j) {
            int tries = 20;
            do s.x[j] = random.below(size);
            while (r.is_condition(s.x[j]) != (info.operands[j] == tl::kind::condition) && --tries);
            found = found && tries > 0;
        }
        if (found) r.steps.push_back(s);
    }
    for (int k = static_cast<int>(r.steps.size()) - 1; r.outputs.size() < 4; --k)
        if (!r.is_condition(k)) r.outputs.push_back(k);
    return r;
}

/// The sign of a NaN is nobody's promise, and copysign shows it.
bool shows_sign_of_nan(recipe const& r, std::vector<double> const& value) {
    for (step const& s : r.steps) {
        if (s.op != number<tl::copysign_op>) continue;
        double const sign = value[static_cast<std::size_t>(s.x[1])];
        if (sign != sign) return true;
    }
    return false;
}

/// The steps in double, by the operations themselves.
std::vector<double> by_steps(recipe const& r, double const* in) {
    std::vector<double> value;
    for (step const& s : r.steps) {
        double x[3]{};
        for (int k = 0; k < 3; ++k)
            x[k] = s.op >= 0 && !value.empty() ? value[static_cast<std::size_t>(s.x[k])] : 0;
        value.push_back(s.op == input_step ? in[s.x[0]]
                        : s.op == constant_step
                            ? s.constant
                            : catalogue()[static_cast<std::size_t>(s.op)]->fold(x));
    }
    return value;
}
std::vector<double> by_nodes(tl::node_list const& g, double const* in) {
    std::vector<double> value(static_cast<std::size_t>(g.size));
    for (int i = 1; i < g.size; ++i) {
        tl::word const n = g.node[i];
        int const op = tl::code_of(n);
        double const x[3] = {value[static_cast<std::size_t>(tl::first(n))],
                             value[static_cast<std::size_t>(tl::second(n))],
                             value[static_cast<std::size_t>(tl::third(n))]};
        value[static_cast<std::size_t>(i)] = op == tl::code::constant ? g.constant_at(i)
                                             : op == tl::code::input  ? in[tl::first(n)]
                                                                      : tl::info_at(g, op).fold(x);
    }
    return value;
}

bool identical(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}
bool equal_but_for_zero(double a, double b) { return a == b || (a != a && b != b); }

void check(tl::licence granted, recipe const& r, auto const& point_of, auto const& agrees) {
    built const f = build(r, granted);
    generator random(r.seed + 77);
    for (int trial = 0; trial < 40; ++trial) {
        double in[3];
        for (double& x : in) x = point_of(random);
        std::vector<double> const steps = by_steps(r, in), nodes = by_nodes(*f.g, in);
        if (shows_sign_of_nan(r, steps)) continue;
        for (std::size_t k = 0; k < f.outputs.size(); ++k) {
            double const expected = steps[static_cast<std::size_t>(r.outputs[k])];
            double const found = nodes[static_cast<std::size_t>(f.outputs[k])];
            INFO("seed " << r.seed << ", output " << k << " at " << in[0] << ", " << in[1] << ", "
                         << in[2] << ": " << text(f) << "; " << expected << " became " << found);
            REQUIRE(agrees(expected, found, steps));
        }
    }
}
double any_special(generator& random) { return special[random.below(16)]; }

TEST_CASE("exact rewriting keeps every bit", "[random]") {
    for (std::uint64_t seed = 1; seed <= 800; ++seed)
        check(tl::licence::exact, wild_recipe(seed, joined({arithmetic, quotients, choices}), true),
              any_special, [](double a, double b, auto const&) { return identical(a, b); });
}

TEST_CASE("with the default licence only the sign of a zero can change", "[random]") {
    for (std::uint64_t seed = 1; seed <= 800; ++seed)
        check(tl::licence::zero_sign, wild_recipe(seed, joined({arithmetic, choices}), true),
              any_special,
              [](double a, double b, auto const&) { return equal_but_for_zero(a, b); });
}

TEST_CASE("without zeros the default licence keeps quotients", "[random]") {
    for (std::uint64_t seed = 1; seed <= 800; ++seed)
        check(tl::licence::zero_sign, wild_recipe(seed, joined({arithmetic, quotients}), true),
              any_special, [](double a, double b, std::vector<double> const& steps) {
                  for (double const x : steps)
                      if (x == 0) return true;
                  return identical(a, b);
              });
}

TEST_CASE("the finite licence keeps the value where all is finite", "[random]") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 800; ++seed)
        check(
            tl::licence::zero_sign | tl::licence::finite,
            wild_recipe(seed, joined({arithmetic, choices, {number<tl::divide_op>}}), false),
            [](generator& random) { return random.within(-2, 2); },
            [&](double a, double b, std::vector<double> const& steps) {
                for (double const x : steps)
                    if (!(std::fabs(x) < inf)) return true;
                return ++compared, equal_but_for_zero(a, b);
            });
    CHECK(compared > 5000);
}

TEST_CASE("under all licences values agree as real numbers", "[random]") {
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        recipe const r = random_recipe(seed);
        std::vector<real> const x(r.point.begin(), r.point.end());
        built const f = build(r, tl::licence::real);
        std::vector<real> const steps = follow(r, x), nodes = results(f, x);
        real largest = magnitude(f, x);
        for (real const y : steps) largest = std::max(largest, std::fabs(y));
        for (std::size_t k = 0; k < f.outputs.size(); ++k) {
            INFO(describe(r) << " became " << text(f));
            REQUIRE(std::fabs(nodes[k] - steps[static_cast<std::size_t>(r.outputs[k])]) <=
                    1e-13L * largest);
        }
    }
}

/// The operands of commutative operations change places at random: the graph stays the same.
TEST_CASE("the order of commuting operands makes no difference", "[random]") {
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        recipe const r = random_recipe(seed);
        recipe swapped = r;
        generator random(seed);
        for (step& s : swapped.steps)
            if (s.op >= 0 && catalogue()[static_cast<std::size_t>(s.op)]->commutative &&
                random.below(2) == 0)
                std::swap(s.x[0], s.x[1]);
        for (tl::licence const granted :
             {tl::licence::exact, tl::licence::zero_sign, tl::licence::real}) {
            auto const g = std::make_unique<tl::builder>();
            g->granted = granted;
            std::vector<int> input;
            for (int k = 0; k < r.inputs; ++k) input.push_back(g->input_node(k));
            std::vector<int> const a = insert(*g, r, input), b = insert(*g, swapped, input);
            INFO(describe(r) << ", licence " << static_cast<int>(granted));
            REQUIRE(a == b);
        }
    }
}

} // namespace
} // namespace random_test
