// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <tuple>
#include <type_traits>
#include <vector>

/// Traced functions of structures against the same C++ run on plain doubles: values, and slopes as
/// differences of those.
namespace differences {

namespace tl = tapeless;

template <class Tree>
std::vector<double> leaves_of(Tree const& t) {
    std::vector<double> all;
    tl::tree::for_each_leaf(t, [&](auto const& leaf) { all.push_back(static_cast<double>(leaf)); });
    return all;
}
template <class Tree>
Tree moved(Tree t, std::vector<double> const& direction, double h) {
    std::size_t k = 0;
    tl::tree::for_each_leaf(t, [&](auto& leaf) { leaf += h * direction[k++]; });
    return t;
}

/// The slopes of all results along a direction, by differences extrapolated twice.
template <class Body, class Arguments>
std::vector<double> slopes_along(Body body, Arguments const& at, std::vector<double> const& t) {
    auto const central = [&](double h) {
        Arguments const above = moved(at, t, h), below = moved(at, t, -h);
        auto plus = leaves_of(std::apply(body, above));
        auto const minus = leaves_of(std::apply(body, below));
        for (std::size_t k = 0; k < plus.size(); ++k) plus[k] = (plus[k] - minus[k]) / (2 * h);
        return plus;
    };
    double const h = 4e-3;
    auto result = central(h / 4);
    auto const wide = central(h), middle = central(h / 2);
    for (std::size_t k = 0; k < result.size(); ++k) {
        double const once = (4 * middle[k] - wide[k]) / 3, again = (4 * result[k] - middle[k]) / 3;
        result[k] = (16 * again - once) / 15;
    }
    return result;
}

inline void check_close(std::vector<double> const& found, std::vector<double> const& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        CAPTURE(k);
        CHECK(found[k] == Approx(expected[k]).epsilon(1e-8).margin(1e-9));
    }
}

/// Products with tangents and cotangents, and the types of both.
template <class Body, class... Argument>
void check_products(Body body, Argument const&... argument) {
    constexpr auto f = tl::function(Body{});
    std::tuple<Argument...> const at{argument...};
    auto const plain = body(argument...);
    auto const value = f(argument...);
    static_assert(std::is_same_v<decltype(value), decltype(plain)>);
    check_close(leaves_of(value), leaves_of(plain));

    std::vector<double> direction(leaves_of(at).size());
    for (std::size_t k = 0; k < direction.size(); ++k)
        direction[k] = 0.3 + 0.1 * static_cast<double>(k % 7) - 0.25 * static_cast<double>(k % 3);
    std::tuple<Argument...> const tangents = moved(moved(at, leaves_of(at), -1.0), direction, 1.0);
    auto const [by_jvp, slopes] = tl::jvp(f)(at, tangents);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(slopes)>,
                                 std::remove_cvref_t<decltype(plain)>>);
    check_close(leaves_of(by_jvp), leaves_of(plain));
    check_close(leaves_of(slopes), slopes_along(body, at, direction));

    auto const [by_vjp, flow] = tl::vjp(f)(at, plain); // the value itself as cotangent
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(flow)>, std::tuple<Argument...>>);
    auto const w = leaves_of(plain), j = leaves_of(slopes), back = leaves_of(flow);
    double there = 0, here = 0;
    for (std::size_t k = 0; k < w.size(); ++k) there += w[k] * j[k];
    for (std::size_t k = 0; k < back.size(); ++k) here += back[k] * direction[k];
    CHECK(here == Approx(there).epsilon(1e-12).margin(1e-13)); // <w, J t> = <J'w, t>
    check_close(leaves_of(by_vjp), leaves_of(plain));
}

/// A scalar result: the gradient has the arguments' types, and the differences' values.
template <class Body, class... Argument>
void check_gradient(Body body, Argument const&... argument) {
    check_products(body, argument...);
    constexpr auto f = tl::function(Body{});
    auto const gradient = tl::gradient(f)(argument...);
    using Expected = std::conditional_t<sizeof...(Argument) == 1,
                                        std::tuple_element_t<0, std::tuple<Argument...>>,
                                        std::tuple<Argument...>>;
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(gradient)>, Expected>);
    std::tuple<Argument...> const at{argument...};
    auto const found = leaves_of(gradient);
    std::vector<double> expected;
    for (std::size_t k = 0; k < found.size(); ++k) {
        std::vector<double> unit(found.size());
        unit[k] = 1;
        expected.push_back(slopes_along(body, at, unit)[0]);
    }
    check_close(found, expected);
    check_close(leaves_of(std::get<1>(tl::value_and_gradient(f)(argument...))), expected);
}

} // namespace differences
