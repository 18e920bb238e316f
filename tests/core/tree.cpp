// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <tapeless/core/tree/tree.hpp>

#include <catch2/catch.hpp>

#include <complex>
#include <optional>
#include <string>
#include <vector>

namespace {

namespace tree = tapeless::tree;

template <class First, class Second>
constexpr bool same = std::is_same_v<First, Second>;

/// Stands for a symbolic value.
struct symbol {
    int index = -1;

    symbol() = default;
    constexpr explicit symbol(int i) : index(i) {}
    bool operator==(symbol const&) const = default;
};

using nested = std::tuple<double, std::array<std::pair<double, std::array<double, 2>>, 3>,
                          std::tuple<>, std::array<std::array<double, 2>, 2>>;

using nested_symbol = std::tuple<symbol, std::array<std::pair<symbol, std::array<symbol, 2>>, 3>,
                                 std::tuple<>, std::array<std::array<symbol, 2>, 2>>;

// What is a leaf.
static_assert(tree::is_leaf<double> && tree::is_leaf<int> && tree::is_leaf<symbol>);
static_assert(tree::is_leaf<std::complex<double>> && tree::is_leaf<std::string>);
static_assert(tree::is_leaf<std::vector<double>> && tree::is_leaf<std::optional<double>>);
static_assert(tree::is_leaf<double*> && tree::is_leaf<tree::form> && tree::is_leaf<void (*)()>);
static_assert(!tree::is_leaf<std::array<double, 2>> && !tree::is_leaf<std::tuple<>>);
static_assert(!tree::is_leaf<std::pair<double, double>> && !tree::is_leaf<std::tuple<double>>);

// How many there are.
static_assert(tree::leaf_count<float> == 1);
static_assert(tree::leaf_count<std::tuple<>> == 0);
static_assert(tree::leaf_count<std::array<double, 0>> == 0);
static_assert(tree::leaf_count<std::array<double, 1000>> == 1000);
static_assert(tree::leaf_count<nested> == 1 + 3 * (1 + 2) + 0 + 4);

// Rebinding, and what it must keep to.
static_assert(same<tree::rebind<double, symbol>, symbol>);
static_assert(same<tree::rebind<std::array<double, 3>, symbol>, std::array<symbol, 3>>);
static_assert(same<tree::rebind<nested, symbol>, nested_symbol>);
static_assert(same<tree::rebind<nested_symbol, double>, nested>);
static_assert(same<tree::rebind<nested, double>, nested>);
static_assert(same<tree::rebind<std::tuple<>, symbol>, std::tuple<>>);
static_assert(same<tree::shape<nested_symbol>, nested>);
static_assert(same<tree::shape<std::pair<float, int>>, tree::shape<std::pair<symbol, float>>>);
static_assert(!same<tree::shape<std::pair<float, float>>, tree::shape<std::array<float, 2>>>);
static_assert(tree::leaf_count<nested> == tree::leaf_count<tree::rebind<nested, symbol>>);

// The leaf type.
static_assert(same<tree::leaf_type<nested>, double> && same<tree::leaf_type<int>, int>);
static_assert(same<tree::leaf_type<std::tuple<>>, tree::none>);
static_assert(same<tree::leaf_type<std::tuple<std::tuple<>, std::tuple<>>>, tree::none>);
static_assert(same<tree::leaf_type<std::tuple<std::tuple<>, float>>, float>);
static_assert(same<tree::leaf_type<std::tuple<float, std::tuple<>, float>>, float>);
static_assert(same<tree::leaf_type<std::pair<float, double>>, tree::mixed>);
static_assert(same<tree::leaf_type<std::tuple<float, float, std::tuple<double>>>, tree::mixed>);
static_assert(same<tree::leaf_type<std::tuple<float, double, float, double>>, tree::mixed>);
static_assert(
    same<tree::leaf_type<std::tuple<int, std::array<std::pair<int, double>, 2>>>, tree::mixed>);

// What evaluation may read in place.
static_assert(tree::is_flat<double> && tree::is_flat<std::array<float, 5>>);
static_assert(tree::is_flat<std::array<std::complex<double>, 2>>);
static_assert(!tree::is_flat<std::array<std::array<double, 2>, 2>>);
static_assert(!tree::is_flat<std::tuple<double>> && !tree::is_flat<std::tuple<>>);

constexpr nested numbered() {
    std::array<double, 14> source{};
    for (std::size_t i = 0; i < source.size(); ++i) source[i] = static_cast<double>(i);
    return tree::unflatten<nested>(source.data());
}

static_assert(std::get<0>(numbered()) == 0);
static_assert(std::get<1>(numbered())[1].first == 4);
static_assert(std::get<1>(numbered())[2].second[1] == 9);
static_assert(std::get<3>(numbered())[1][0] == 12);

constexpr bool returns_what_was_stored() {
    std::array<double, 14> target{};
    nested const s = numbered();
    bool equal = tree::flatten(s, target.data()) == target.data() + target.size();
    for (std::size_t i = 0; i < target.size(); ++i) equal &= target[i] == static_cast<double>(i);
    return equal;
}

static_assert(returns_what_was_stored());

} // namespace

TEST_CASE("leaves are visited in order, and can be written", "[core][tree]") {
    tree::rebind<nested, symbol> s;
    int next = 0;
    tree::for_each_leaf(s, [&](symbol& leaf) { leaf = symbol(next++); });
    CHECK(next == 14);
    CHECK(std::get<0>(s) == symbol(0));
    CHECK(std::get<1>(s)[0].first == symbol(1));
    CHECK(std::get<1>(s)[0].second == std::array{symbol(2), symbol(3)});
    CHECK(std::get<1>(s)[2].second[1] == symbol(9));
    CHECK(std::get<3>(s)[1][1] == symbol(13));

    auto const& constant = s;
    int sum = 0;
    tree::for_each_leaf(constant, [&](auto& leaf) {
        static_assert(same<decltype(leaf), symbol const&>);
        sum += leaf.index;
    });
    CHECK(sum == 13 * 14 / 2);
}

TEST_CASE("leaves are converted on the way to and from memory", "[core][tree]") {
    std::tuple<double, std::array<double, 2>> const s{1.5, {2.25, -3.0}};
    std::array<float, 4> target{9, 9, 9, 9};
    CHECK(tree::flatten(s, target.data()) == target.data() + 3);
    CHECK(target == std::array<float, 4>{1.5f, 2.25f, -3.0f, 9.0f});

    auto const back = tree::unflatten<std::tuple<double, std::array<double, 2>>>(target.data());
    CHECK(back == s);

    std::array<std::complex<double>, 3> complex{};
    tree::flatten(s, complex.data());
    CHECK(complex[2] == std::complex<double>(-3.0, 0.0));

    std::pair<int, int> integers{};
    CHECK(tree::assign(integers, target.data()) == target.data() + 2);
    CHECK(integers == std::pair{1, 2});
}

TEST_CASE("mixed leaves are visited with their own types", "[core][tree]") {
    std::tuple<int, float, std::string> s{1, 2.5f, "three"};
    int integers = 0;
    int others = 0;
    tree::for_each_leaf(s, [&](auto& leaf) { (same<decltype(leaf), int&> ? integers : others)++; });
    CHECK(integers == 1);
    CHECK(others == 2);
}

TEST_CASE("a flat structure is read where it lies", "[core][tree]") {
    std::array<double, 3> values{1, 2, 3};
    CHECK(tree::data(values) == &values[0]);
    tree::data(values)[1] = 7;
    CHECK(values[1] == 7);

    double const scalar = 4;
    CHECK(tree::data(scalar) == &scalar);
    static_assert(same<decltype(tree::data(scalar)), double const*>);
    std::array<float, 2> const constant{1, 2};
    static_assert(same<decltype(tree::data(constant)), float const*>);
    CHECK(tree::data(constant)[1] == 2);
}

TEST_CASE("a structure without leaves takes and gives nothing", "[core][tree]") {
    double guard = 1;
    CHECK(tree::flatten(std::tuple<>{}, &guard) == &guard);
    CHECK(tree::flatten(std::array<double, 0>{}, &guard) == &guard);
    std::tuple<std::tuple<>, std::array<double, 0>> empty;
    CHECK(tree::assign(empty, &guard) == &guard);
    CHECK(guard == 1);
}
