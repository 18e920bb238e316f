// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "structures.hpp"

using namespace workload;

TEST_CASE("a std::array of structs of arrays is an argument, and its gradient is one like it") {
    network_case const at(1);
    auto const [value, slopes, of_X] =
        std::tuple_cat(std::tuple(network(at.layers, at.X, at.Y)),
                       tl::gradient(network, tl::wrt<0, 1>)(at.layers, at.X, at.Y));
    STATIC_REQUIRE(std::is_same_v<decltype(slopes), std::array<layer, 3> const>);
    at.apart([&](auto const&... one) {
        CHECK(value == flat_network(one..., at.X, at.Y));
        auto const flat =
            tl::gradient(flat_network, tl::wrt<0, 1, 2, 3, 4, 5, 6>)(one..., at.X, at.Y);
        CHECK(std::apply([&](auto const&... slope) { return are_same(slopes, slope...); },
                         std::tuple(std::get<0>(flat), std::get<1>(flat), std::get<2>(flat),
                                    std::get<3>(flat), std::get<4>(flat), std::get<5>(flat))));
        CHECK(are_same(of_X, std::get<6>(flat)));
    });
}

TEST_CASE("gradients along the members of structs are those of differences") {
    network_case at(2);
    auto const [value, slopes] = tl::value_and_gradient(network, tl::wrt<0>)(at.layers, at.X, at.Y);
    CHECK(value == network(at.layers, at.X, at.Y));
    auto const again = [&] { return network(at.layers, at.X, at.Y); };
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(worst_difference(at.layers[k].W, slopes[k].W, again) < 1e-8);
        CHECK(worst_difference(at.layers[k].b, slopes[k].b, again) < 1e-8);
    }
}

TEST_CASE("a workspace writes the gradient into structs that are there, and allocates once") {
    network_case at(3);
    tl::array_workspace memory;
    auto const fit = tl::value_and_gradient(network, tl::wrt<0>);
    auto result = fit(at.layers, at.X, at.Y);
    double const* const where = std::get<1>(result)[1].W.data();
    memory.evaluate(result, fit, at.layers, at.X, at.Y);
    std::size_t const bytes = memory.bytes();
    at.layers[1].W(0, 0) += 0.5;
    memory.evaluate(result, fit, at.layers, at.X, at.Y);
    CHECK(std::get<1>(result)[1].W.data() == where);
    CHECK(memory.bytes() == bytes);
    auto const [value, slopes] = fit(at.layers, at.X, at.Y);
    CHECK(std::get<0>(result) == value);
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(are_same(std::get<1>(result)[k].W, slopes[k].W));
        CHECK(are_same(std::get<1>(result)[k].b, slopes[k].b));
    }
}

TEST_CASE("extents that disagree name the member of the argument") {
    network_case at(4);
    at.layers[2].W = matrix(4, 2);
    std::string text;
    try {
        network(at.layers, at.X, at.Y);
    } catch (std::invalid_argument const& error) {
        text = error.what();
    }
    CHECK(text.find("argument 0[2].W has the shape 4 x 2") != std::string::npos);
    CHECK(text.find("argument 0[1].") != std::string::npos);
}
