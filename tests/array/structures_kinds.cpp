// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <tapeless/hana.hpp>

#include "structures.hpp"

#include <boost/hana/adapt_struct.hpp>

#include <span>
#include <utility>
#include <vector>

using namespace workload;
namespace hana = boost::hana;

namespace {

/// The same sum from an array, a vector and a number, whatever they are members of.
constexpr auto sum_of(auto const& A, auto const& v, auto const& s) {
    return tl::sum(tl::tanh(tl::matmul(A, v))) * s + tl::dot(v, v);
}
constexpr auto flat = tl::function([](auto A, auto v, auto s) { return sum_of(A, v, s); });

/// Of any structure that is taken apart as [A, v, s].
constexpr auto bound = tl::function([](auto const& p) {
    auto const& [A, v, s] = p;
    return sum_of(A, v, s);
});

struct announced {
    tl::tensor<double, 3, 2> A;
    tl::tensor<double, 2> v;
    double s;
};
TAPELESS_STRUCT(announced, A, v, s)
constexpr auto by_name = tl::function([](auto p) { return sum_of(p.A, p.v, p.s); });

struct unannounced {
    tl::tensor<double, 3, 2> A;
    tl::tensor<double, 2> v;
    double s;
};
constexpr auto by_pointer = tl::function([](auto const& p) {
    return sum_of(p[&unannounced::A], p[&unannounced::v], p[&unannounced::s]);
});

template <class Value>
struct general {
    tl::tensor<Value, 3, 2> A;
    tl::tensor<Value, 2> v;
    Value s;
};

struct adapted {
    tl::tensor<double, 3, 2> A;
    tl::tensor<double, 2> v;
    double s;
};

/// Memory of others beside numbers that the struct has itself.
struct borrowed {
    tl::view<double, tl::dynamic, tl::dynamic> A;
    std::vector<double> v;
    double s;
};
TAPELESS_STRUCT(borrowed, A, v, s)
struct borrowed_unannounced {
    tl::view<double const, tl::dynamic, tl::dynamic> A;
    std::span<double const> v;
    double s;
};
constexpr auto by_pointer_of_borrowed = tl::function([](auto const& p) {
    using struct_of_p = borrowed_unannounced;
    return sum_of(p[&struct_of_p::A], p[&struct_of_p::v], p[&struct_of_p::s]);
});

tl::tensor<double, 3, 2> const A{0.1, -0.4, 0.3, 0.7, -0.2, 0.5};
tl::tensor<double, 2> const v{0.6, -0.9};
double const s = 1.3;

/// All parts of a gradient, bit for bit those of the function of three arguments.
bool is_gradient(auto const& of_A, auto const& of_v, auto const& of_s, auto const&... at) {
    auto const [flat_A, flat_v, flat_s] = tl::gradient(flat)(at...);
    return of_s == flat_s && std::equal(of_v.begin(), of_v.end(), flat_v.begin(), flat_v.end()) &&
           std::equal(of_A.begin(), of_A.end(), flat_A.begin(), flat_A.end());
}
bool is_gradient(auto const& of_A, auto const& of_v, auto const& of_s) {
    return is_gradient(of_A, of_v, of_s, A, v, s);
}

} // namespace

BOOST_HANA_ADAPT_STRUCT(adapted, A, v, s);

TEST_CASE("structs of arrays and numbers: announced, plain, templates, and adapted for Hana") {
    announced const a{A, v, s};
    announced const of_a = tl::gradient(by_name)(a);
    CHECK(by_name(a) == flat(A, v, s));
    CHECK(is_gradient(of_a.A, of_a.v, of_a.s));
    unannounced const of_u = tl::gradient(by_pointer)(unannounced{A, v, s});
    CHECK(is_gradient(of_u.A, of_u.v, of_u.s));
    general<double> const of_g = tl::gradient(bound)(general<double>{A, v, s});
    CHECK(is_gradient(of_g.A, of_g.v, of_g.s));
    adapted const of_h = tl::gradient(bound)(adapted{A, v, s});
    CHECK(is_gradient(of_h.A, of_h.v, of_h.s));
}

TEST_CASE("tuples and pairs, nested") {
    std::tuple const t(A, v, s);
    auto const [of_A, of_v, of_s] = tl::gradient(bound)(t);
    CHECK(is_gradient(of_A, of_v, of_s));
    static constexpr auto nested = tl::function([](auto const& p) {
        auto const& [first, scale] = p;
        return sum_of(first.first, first.second[0], scale[hana::size_c<0>]);
    });
    std::tuple const n(std::pair(A, std::array{v}), hana::make_tuple(s));
    auto const [first, scale] = tl::gradient(nested)(n);
    STATIC_REQUIRE(
        std::is_same_v<decltype(std::tuple(first, scale)), std::remove_const_t<decltype(n)>>);
    CHECK(is_gradient(first.first, first.second[0], scale[hana::size_c<0>]));
}

TEST_CASE("views and vectors in a struct have gradients that own their numbers") {
    std::vector<double> numbers(A.begin(), A.end());
    borrowed const b{{numbers.data(), 3, 2}, {v.begin(), v.end()}, s};
    auto const of_b = tl::gradient(by_name)(b);
    STATIC_REQUIRE(std::is_same_v<decltype(of_b.A), tl::tensor<double, tl::dynamic, tl::dynamic>>);
    CHECK((of_b.A.extent(0) == 3 && of_b.A.extent(1) == 2));
    CHECK(is_gradient(of_b.A, of_b.v, of_b.s, b.A, b.v, b.s));
}

TEST_CASE("views in a struct that nobody announced") {
    std::vector<double> const numbers(A.begin(), A.end());
    borrowed_unannounced b{{numbers.data(), 3, 2}, v, s};
    CHECK(bound(b) == flat(b.A, b.v, b.s));
    CHECK(by_pointer_of_borrowed(b) == bound(b));
    auto const of_b = tl::gradient(bound)(b);
    auto const& [of_A, of_v, of_s] = of_b;
    CHECK((of_A.extent(0) == 3 && of_A.extent(1) == 2));
    CHECK(is_gradient(of_A, of_v, of_s, b.A, b.v, b.s));
    borrowed_unannounced later{};
    later.A = b.A, later.v = b.v, later.s = b.s;
    CHECK(bound(later) == bound(b));
}
