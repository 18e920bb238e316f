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
