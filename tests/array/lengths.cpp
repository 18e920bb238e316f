// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "directions.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

// Which lengths a function of arrays takes: axes that meet are as long, whatever else is read of
// them, and only the loop that reads a part of an axis may be shorter.

using namespace workload;

namespace {

using vector = std::vector<double>;

/// Why a call is refused.
template <class Error = std::invalid_argument, class Function, class... Argument>
std::string refusal(Function const& f, Argument const&... x) {
    try {
        f(x...);
    } catch (Error const& e) {
        return e.what();
    }
    return "taken";
}
std::string disagree(int a, std::string const& shape, int b, std::string const& other) {
    auto const name = [](int argument) { return "argument " + std::to_string(argument); };
    return "tapeless: the extents of two arrays disagree: " + name(a) + " has the shape " + shape +
           ", " + name(b) + " the shape " + other +
           "; axis 0 of the one and axis 0 of the other have to be equal";
}
/// Takes vectors of one length, and no others.
template <class Function>
void check_alike(Function const& f) {
    CHECK(refusal(f, filled(5, 1), filled(5, 2)) == "taken");
    CHECK(refusal(f, filled(4, 1), filled(5, 2)) == disagree(0, "4", 1, "5"));
    CHECK(refusal(f, filled(5, 1), filled(4, 2)) == disagree(0, "5", 1, "4"));
}

/// What reads parts of an array.
template <class Array>
constexpr auto first_two(Array const& x) {
    return tl::sum(tl::slice<0>(x, 0, 2));
}
template <class Array>
constexpr auto variation(Array const& x) {
    return tl::sum(tl::indices<0>(tl::slice<0>(x, 1, 0)), [&](auto i) {
        auto const step = x(i + 1) - x(i);
        return step * step;
    });
}

constexpr auto whole = tl::function([](auto z, auto x) { return z * x + first_two(x); });
constexpr auto turned = tl::function([](auto z, auto x) { return z * x * tl::flip<0>(x); });
constexpr auto in_place = tl::function([](auto z, auto x) {
    z += x;
    return z * first_two(x);
});
constexpr auto distance = tl::function([](auto z, auto x) {
    auto const miss = tl::sum(tl::indices<0>(z), [&](auto i) {
        auto const gap = z(i) - x(i);
        return gap * gap;
    });
    return miss + variation(x);
});
constexpr auto contracted =
    tl::function([](auto z, auto x) { return tl::einsum<"i,i->">(z, x) + first_two(x); });
constexpr auto replaced = tl::function([](auto z, auto x) {
    auto const last = tl::iterate(2, z, [&](auto) { return 0.5 * x; });
    return tl::sum(last) + variation(x);
});
constexpr auto settled = tl::function([](auto z, auto x) {
    auto const last = tl::while_converging(z, [&](auto u) { return 0.5 * u + x; });
    return tl::sum(last) + variation(x);
});
constexpr auto stepped = tl::function([](auto z, auto x) {
    auto const last =
        tl::iterate(tl::indices<0>(z), 0.0, [&](auto s, auto t) { return 0.5 * s + z(t) * x(t); });
    return last + variation(x);
});
constexpr auto few_kept = tl::function([](auto z, auto x) {
    auto const all = tl::scan(tl::checkpointed<2>, tl::indices<0>(z), 0.0,
                              [&](auto s, auto t) { return 0.5 * s + z(t) * x(t); });
    return tl::sum(all.second) + variation(x);
});
constexpr auto convolved = tl::function([](auto z, auto x) {
    return tl::sum(tl::indices<0>(z), [&](auto i) { return z(i) * x(i); }) +
           tl::sum(tl::conv1d(x, tl::slice<0>(x, 0, 3)));
});
constexpr auto within = tl::function([](auto z, auto x) { return distance(z, 2.0 * x) + z(0); });
constexpr auto slopes = tl::function([](auto z, auto x) {
    auto const [of_z, of_x] = tl::gradient(distance)(z, x);
    return tl::sum(of_z * of_z) + tl::sum(of_x);
});
constexpr auto only_variation = tl::function([](auto x) { return variation(x); });
constexpr auto slopes_beside = tl::function([](auto z, auto x) {
    auto const of_x = tl::gradient(only_variation)(x);
    return tl::sum(tl::indices<0>(z), [&](auto i) { return z(i) * x(i) * of_x(i); });
});
constexpr auto slopes_of_slopes = tl::function(
    [](auto z, auto x) { return tl::sum(tl::gradient(slopes, tl::wrt<0>)(z, x)) + first_two(x); });
/// A loop over a part of x, and of what is as long.
constexpr auto climb = tl::function([](auto r, auto x, auto w) {
    return tl::sum(tl::indices<0>(r), [&](auto i) { return r(i) * (x(i + 1) - x(i)) * w(i); }) +
           tl::sum(w * x);
});
constexpr auto climb_within = tl::function([](auto r, auto x, auto w) {
    return tl::sum(tl::gradient(climb, tl::wrt<0>)(r, x, w)) +
           tl::sum(tl::indices<0>(r), [&](auto i) { return r(i) * x(i); });
});
constexpr auto forward = tl::function([](auto z, auto x) {
    return std::get<1>(tl::jvp(distance)(std::tuple(z, x), std::tuple(2.0 * z, x)));
});

} // namespace

TEST_CASE("whole arrays that meet are as long, also where parts of them are read") {
    check_alike(whole);
    check_alike(turned);
    check_alike(in_place);
    check_alike(contracted);
    constexpr auto products = tl::function(
        [](auto A, auto B) { return tl::sum(tl::matmul(A, B)) + tl::sum(tl::slice<0>(B, 0, 1)); });
    using cube = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;
    cube const two(2, 2, 2), three(3, 2, 2);
    CHECK(refusal(products, three, three) == "taken");
    CHECK(refusal(products, two, three) == disagree(0, "2 x 2 x 2", 1, "3 x 2 x 2"));
}

TEST_CASE("loops go over whole axes, also where other loops go over parts of them") {
    check_alike(distance);
    check_alike(convolved);
    check_alike(tl::gradient(distance));
    check_alike(tl::value_and_gradient(distance, tl::wrt<1>));
}

TEST_CASE("states and turns are as long") {
    check_alike(replaced);
    check_alike(settled);
    check_alike(stepped);
    check_alike(few_kept);
    check_alike(tl::gradient(few_kept));
}

TEST_CASE("functions and derivatives in functions take what they take outside") {
    check_alike(within);
    check_alike(slopes);
    check_alike(slopes_beside);
    check_alike(slopes_of_slopes);
    check_alike(forward);
}

TEST_CASE("an index that is added to an integer goes over whole axes") {
    constexpr auto moved = tl::function([](auto x, auto p) {
        return tl::sum(tl::indices<0>(p), [&](auto i) { return x(i) * x(p(i)); });
    });
    constexpr auto taken = tl::function(
        [](auto x, auto p, auto y) { return tl::sum(y * tl::take(x, p)) + first_two(y); });
    vector const x{2, 3, 5};
    CHECK(moved(x, std::vector<int>{1, 0, 1}) == 2 * 3 + 3 * 2 + 5 * 3);
    CHECK(refusal(moved, x, std::vector<int>{1, 0}) == disagree(0, "3", 1, "2"));
    vector const two{1, 2};
    CHECK(taken(x, std::vector<int>{2, 0}, two) == 5 + 2 * 2 + 3);
    CHECK(refusal(taken, x, std::vector<int>{2, 0, 1}, two) == disagree(1, "3", 2, "2"));
}

TEST_CASE("a loop that reads a part of an axis is shorter") {
    vector const r{1, 2}, x{2, 3, 5}, w{7, 11, 13};
    double const value = 1 * 1 * 7 + 2 * 2 * 11 + 2 * 7 + 3 * 11 + 5 * 13;
    CHECK(climb(r, x, w) == value);
    auto const [of_r, of_x, of_w] = tl::gradient(climb)(r, x, w);
    CHECK((of_r(0) == 7 && of_r(1) == 22 && of_w(0) == 1 + 2 && of_w(2) == 5));
    CHECK((of_x(0) == 0 && of_x(1) == 7 - 22 + 11 && of_x(2) == 22 + 13));
    CHECK(refusal(climb, r, x, vector(4)) == disagree(1, "3", 2, "4"));
    CHECK(refusal<std::out_of_range>(climb, x, x, w) ==
          "tapeless: an index leaves the axis of its array: it runs from 1 to 3 along axis 0 of "
          "argument 1, which has the shape 3");
    CHECK(climb_within(r, x, w) == 7 + 22 + 2 + 6);
}

TEST_CASE("lengths that follow from others meet those of arguments") {
    constexpr auto inner =
        tl::function([](auto x, auto z) { return tl::dot(tl::slice<0>(x, 1, 0), z); });
    constexpr auto parts = tl::function([](auto x, auto y) {
        auto const both = tl::concat<0>(x, y);
        auto const twice = tl::concat<0>(x, x);
        return both * tl::slice<0>(twice, 1, 0);
    });
    vector const x{2, 3, 5, 7}, z{1, 1, 2};
    CHECK(inner(x, z) == 3 + 5 + 14);
    CHECK(refusal(inner, x, x) ==
          "tapeless: the extents of two arrays disagree: an axis of the length 3 that the function "
          "makes of argument 0 with the shape 4 meets axis 0 of argument 1, which has the shape 4");
    CHECK(refusal(parts, x, z) == "taken");
    CHECK(refusal(parts, x, x) ==
          "tapeless: the extents of two arrays disagree: an axis of the length 7 that the function "
          "makes of argument 0 with the shape 4 meets an axis of the length 8 that the function "
          "makes of argument 0 with the shape 4 and argument 1 with the shape 4");
}

TEST_CASE("lengths that do not exist are refused with what was asked for") {
    constexpr auto behind = tl::function([](auto x) { return tl::slice<0>(x, 4, -1); });
    CHECK(behind(filled(5, 1)).size() == 0);
    std::string const begin = "tapeless: an index leaves the axis of its array: ";
    CHECK(refusal<std::out_of_range>(behind, vector(3)) ==
          begin + "5 elements or more are wanted of axis 0 of argument 0, which has the shape 3");
    constexpr auto in_steps = tl::function([](auto x) { return tl::slice<0>(x, 4, 0, 3); });
    CHECK(in_steps(filled(4, 1)).size() == 0);
    CHECK(in_steps(filled(8, 1)).size() == 2);
    CHECK(refusal<std::out_of_range>(in_steps, vector(3)) ==
          begin + "4 elements or more are wanted of axis 0 of argument 0, which has the shape 3");
    constexpr auto until = tl::function([](auto x) { return tl::slice<0>(x, 1, 4); });
    CHECK(refusal<std::out_of_range>(until, vector(3)) ==
          begin + "it runs from 1 to 3 along axis 0 of argument 0, which has the shape 3");
    constexpr auto rows = tl::function([](auto A) { return tl::reshape<2, tl::dynamic>(A); });
    CHECK(
        refusal(rows, matrix(3, 3)) ==
        "tapeless: the elements of an array do not fill the extents of reshape: 9 are no multiple "
        "of 2, along an axis of the length 9 that the function makes of argument 0 with the shape "
        "3 x 3");
    constexpr auto fixed = tl::function([](auto A) { return tl::reshape<2, 3>(A); });
    CHECK(
        refusal(fixed, matrix(3, 3)) ==
        "tapeless: the extents of two arrays disagree: an axis of the length 9 that the function "
        "makes of argument 0 with the shape 3 x 3 meets an axis of the length 6 that the function "
        "makes");
    constexpr auto gathered = tl::function(
        [](auto x, auto p) { return tl::take(tl::concat<0>(x, tl::slice<0>(x, 1, 0)), p); });
    CHECK(gathered(vector{2, 3}, std::vector<int>{2})(0) == 3);
    CHECK(refusal<std::out_of_range>(gathered, vector{2, 3}, std::vector<int>{1, 3}) ==
          begin + "it runs from 1 to 3 along an axis of the length 3 that the function makes of "
                  "argument 0 with the shape 2; element (1) of argument 1 is 3");
}

TEST_CASE("loops below loops below others end before these") {
    constexpr auto f = tl::function([](auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto k) {
            return tl::sum(tl::below(k), [&](auto i) {
                return tl::sum(tl::below(i), [&](auto j) { return x(j + 2) * x(i) * x(k); });
            });
        });
    });
    for (std::size_t const n : {0u, 1u, 2u, 3u, 7u}) {
        vector const x = filled(n, 1);
        double total = 0;
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t i = 0; i < k; ++i)
                for (std::size_t j = 0; j < i; ++j) total += x[j + 2] * x[i] * x[k];
        CHECK(f(x) == Approx(total));
    }
    constexpr auto too_far = tl::function([](auto x) {
        return tl::sum(tl::indices<0>(x), [&](auto k) {
            return tl::sum(tl::below(k + 1), [&](auto i) {
                return tl::sum(tl::below(i), [&](auto j) { return x(j + 2) * x(i) * x(k); });
            });
        });
    });
    CHECK_THROWS_AS(too_far(vector(4)), std::out_of_range);
}

TEST_CASE("what is refused has written nothing") {
    tl::tensor<double, tl::dynamic> result(5);
    for (double& element : result) element = 42;
    tl::array_workspace memory;
    CHECK_THROWS_AS(memory.evaluate(result, whole, filled(4, 1), filled(5, 2)),
                    std::invalid_argument);
    CHECK_THROWS_AS(memory.evaluate(result, whole, filled(1, 1), filled(1, 2)), std::out_of_range);
    REQUIRE(result.extent(0) == 5);
    for (double const element : result) CHECK(element == 42);
}
