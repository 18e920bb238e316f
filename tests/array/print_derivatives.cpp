// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <array/print.hpp>

using namespace workload;

TEST_CASE("gradients say what is added where", "[array][print]") {
    CHECK(tl::to_string(tl::gradient(quad), {"A", "x"}, A, x) == "dA[i,j] = x[i] * x[j]\n"
                                                                 "dx[j] += sum_i x[i] * A[i,j]\n"
                                                                 "dx[i] += sum_j A[i,j] * x[j]");
    CHECK(tl::to_string(tl::gradient(quad, tl::wrt<0>), A, x) == "dx0[i,j] = x1[i] * x1[j]");
    CHECK(tl::to_string(tl::value_and_gradient(tl::function([](auto v) { return tl::sum(v); })),
                        x) == "y = sum_i x[i]\ndx[i] = 1");
    auto const looked_up = tl::function([](auto v, auto k) { return tl::sum(tl::take(v, k)); });
    CHECK(tl::to_string(tl::gradient(looked_up, tl::wrt<0>), {"x", "k"}, x, std::vector<int>{0}) ==
          "dx[k[i]] += 1");
}

TEST_CASE("arrays on the way have names, indices that are taken do not meet", "[array][print]") {
    CHECK(tl::to_string<matrix, vector, matrix, vector, matrix, matrix>(
              mlp, {"W", "b", "V", "c", "X", "Y"}) ==
          "v1[i,j] = relu(sum_k X[i,k] * W[k,j] + b[j])\n"
          "v2[i,l] = sum_m v1[i,m] * V[m,l] + c[l] - Y[i,l]\n"
          "y = (sum_il v2[i,l] * v2[i,l]) / (n_i * n_l)");
    CHECK(tl::to_string(tl::value_and_gradient(lse), x) ==
          "v1 = finite(stop_gradient(max_i x[i]))\n"
          "v2 = sum_i exp(x[i] - v1)\n"
          "y = log(v2) + v1\n"
          "dx[i] = 1 / v2 * exp(x[i] - v1)");
    auto const normalised = tl::function([](auto v) { return v / tl::sum(v); });
    CHECK(tl::to_string(normalised, x) == "v1 = sum_i x[i]\ny[i] = x[i] / v1");
}

TEST_CASE("states are recurrences", "[array][print]") {
    constexpr auto smooth = tl::function([](auto v, auto a) {
        return tl::iterate(tl::indices<0>(v), v(0),
                           [&](auto state, auto t) { return state + a * (v(t) - state); });
    });
    CHECK(tl::to_string(smooth, {"x", "a"}, x, 0.5) == "s[0] = x[0]\n"
                                                       "s[t+1] = s[t] + a * (x[t] - s[t])\n"
                                                       "y = s[n_t]");
    // The adjoint goes backwards.
    CHECK(tl::to_string(tl::gradient(smooth, tl::wrt<0>), {"x", "a"}, x, 0.5) ==
          "s[n_t] = 1\n"
          "s[t] = s[t+1] - s[t+1] * a\n"
          "dx[t] += s[t+1] * a\n"
          "dx[0] += s[0]");
    constexpr auto roots = tl::function([](auto a) {
        return tl::sum(tl::while_converging(a, [&](auto v) { return 0.5 * (v + a / v); }));
    });
    CHECK(tl::to_string(roots, {"a"}, x) ==
          "s[0,i] = a[i]\n"
          "s[t+1,i] = 0.5 * (s[t,i] + a[i] / s[t,i]) until it stays\n"
          "y = sum_i s[end,i]");
}

TEST_CASE("all derivatives have names for their results", "[array][print]") {
    constexpr auto f = tl::function([](auto v) { return tl::sum(tl::exp(v)); });
    CHECK(tl::to_string(tl::jvp(f), std::tie(x), std::tie(x)) ==
          "y = sum_i exp(x[i])\ndy = sum_i dx[i] * exp(x[i])");
    CHECK(tl::to_string(tl::vjp(f), std::tie(x), 1.0) ==
          "y = sum_i exp(x[i])\ndx[i] = dy * exp(x[i])");
    CHECK(tl::to_string(tl::hvp(f), x, x) == "Hv[i] = v[i] * exp(x[i])");
    CHECK(tl::to_string(tl::jacobian(f), x) == "v1[i] = exp(x[i])\ndy/dx[j] = v1[j]");
    CHECK(tl::to_string(tl::hessian(f), x) == "v1[i] = exp(x[i])\nd2y/dxdx[j,j] += v1[j]");
    CHECK(tl::to_string<std::tuple<vector>, std::tuple<vector>>(tl::jvp(f)) ==
          tl::to_string(tl::jvp(f), std::tie(x), std::tie(x)));
}
