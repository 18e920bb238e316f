// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "structures.hpp"

#include <stdexcept>
#include <string>

using namespace workload;

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
    CHECK(text.find("argument 0[1].W has the shape 3 x 5, argument 0[2].W the shape 4 x 2") !=
          std::string::npos);
}
