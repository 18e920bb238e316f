// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// What there is, an example of each: structures, expressions, data, arrays.

#include <tapeless/array.hpp>
#include <tapeless/data.hpp>

#include <cmath>
#include <cstdio>
#include <vector>

namespace tl = tapeless;

struct Spring {
    double stiffness, rest;
};
TAPELESS_STRUCT(Spring, stiffness, rest)

constexpr auto energy = tl::function([](auto spring, auto length) {
    auto stretch = length - spring.rest;
    return 0.5 * spring.stiffness * stretch * stretch;
});

constexpr auto loss = tl::function([](auto w, auto t, auto seen) {
    auto r = w[0] * exp(-w[1] * t) - seen;
    return r * r;
});

constexpr auto network = tl::function([](auto W, auto b, auto V, auto X, auto Y) {
    auto hidden = tl::relu(tl::matmul(X, W) + b);
    return tl::mse(tl::matmul(hidden, V), Y);
});

int main() {
    {
        auto [slope, force] = tl::gradient(energy)(Spring{10.0, 1.0}, 1.5);
        std::printf("%g %g %g\n", slope.stiffness, slope.rest, force);
    }
    {
        constexpr auto x = tl::variable<"x">;
        constexpr auto y = tl::variable<"y">;
        constexpr auto e = x * y + sin(x);
        constexpr auto dx = tl::derivative(e, x);
        static_assert(tl::same(dx, cos(x) + y));

        auto r = tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0);
        std::printf("%.4f %.4f\n", r[x], r[y]);
    }
    std::vector<double> t(1000), seen(1000), value(1000);
    for (std::size_t i = 0; i < t.size(); ++i) {
        t[i] = 0.002 * double(i);
        seen[i] = 3 * std::exp(-0.7 * t[i]);
    }
    {
        std::array w{2.0, 0.5};
        std::vector<std::array<double, 2>> slopes(1000);

        tl::batched(tl::value_and_gradient(loss, tl::wrt<0>))(w, tl::each(t), tl::each(seen),
                                                              tl::into(value, slopes));

        auto [mean, downhill] = tl::value_and_gradient(tl::mean_over(loss), tl::wrt<0>)(
            tl::par, w, tl::each(t), tl::each(seen));

        std::printf("%.4f %.4f, %.4f %.4f %.4f\n", value[999], slopes[999][1], mean, downhill[0],
                    downhill[1]);
    }
    {
        std::size_t const n = 1000;
        tl::tensor<double, tl::dynamic, 1> X(n), Y(n);
        for (std::size_t i = 0; i < n; ++i) {
            X(i, 0) = t[i];
            Y(i, 0) = seen[i];
        }
        tl::tensor<double, 1, 4> W{0.5, -1, 1, 2};
        tl::tensor<double, 4> b{0.1, 1, 0, -1};
        tl::tensor<double, 4, 1> V{1, 2, -1, 0.5};

        auto [error, slopes] = tl::value_and_gradient(network, tl::wrt<0, 1, 2>)(W, b, V, X, Y);
        auto& [of_W, of_b, of_V] = slopes;

        std::printf("%.4f %.4f %.4f %.4f\n", error, of_W(0, 1), of_b(1), of_V(3, 0));
    }
}
