// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Bundle adjustment: the Jacobian of the weighted reprojection errors of p observations (a camera
/// of 11 parameters, a point and a weight each) and of the p weight errors, by rows.

#include "driver.hpp"

#include <tapeless/data.hpp>

#include <array>
#include <span>
#include <vector>

namespace {

namespace tl = tapeless;
using gradbench::json;

constexpr std::size_t of_camera = 11, of_observation = of_camera + 3 + 1;
using observation = std::array<double, of_observation>; // camera, point, weight
using feature = std::array<double, 2>;
using block = std::array<observation, 2>;

/// A point turned about an axis (Rodrigues) whose length is the angle.
template <class Value>
constexpr std::array<Value, 3> turned(std::array<Value, 3> const& axis,
                                      std::array<Value, 3> const& p) {
    Value const angle = sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    Value const c = cos(angle), s = sin(angle), inverse = 1.0 / angle;
    std::array<Value, 3> const w{axis[0] * inverse, axis[1] * inverse, axis[2] * inverse};
    std::array<Value, 3> const across{w[1] * p[2] - w[2] * p[1], w[2] * p[0] - w[0] * p[2],
                                      w[0] * p[1] - w[1] * p[0]};
    Value const along = (w[0] * p[0] + w[1] * p[1] + w[2] * p[2]) * (1.0 - c);
    return {p[0] * c + across[0] * s + w[0] * along, p[1] * c + across[1] * s + w[1] * along,
            p[2] * c + across[2] * s + w[2] * along};
}

constexpr auto residual = tl::function([](auto v, auto seen) {
    auto const weight = v[of_observation - 1];
    auto const p =
        turned(std::array{v[0], v[1], v[2]}, std::array{v[11] - v[3], v[12] - v[4], v[13] - v[5]});
    auto const u = p[0] / p[2], w = p[1] / p[2];
    auto const square = u * u + w * w;
    auto const radial = 1.0 + v[9] * square + v[10] * square * square;
    return std::array{weight * (u * radial * v[6] + v[7] - seen[0]),
                      weight * (w * radial * v[6] + v[8] - seen[1])};
});
constexpr auto weight_error = tl::function([](auto weight) { return 1.0 - weight * weight; });

struct problem {
    std::size_t cameras, points, observations;
    std::vector<double> camera, point, weight;
    std::vector<std::size_t> seen_by, seen;
    std::vector<feature> features;

    explicit problem(json const& input)
        : cameras(input.at("n")), points(input.at("m")), observations(input.at("p")) {
        auto const one_camera = input.at("cam").get<std::array<double, of_camera>>();
        auto const one_point = input.at("x").get<std::array<double, 3>>();
        for (std::size_t i = 0; i < cameras; ++i)
            camera.insert(camera.end(), one_camera.begin(), one_camera.end());
        for (std::size_t i = 0; i < points; ++i)
            point.insert(point.end(), one_point.begin(), one_point.end());
        weight.assign(observations, input.at("w").get<double>());
        features.assign(observations, input.at("feat").get<feature>());
        for (std::size_t i = 0; i < observations; ++i)
            seen_by.push_back(i % cameras), seen.push_back(i % points);
    }

    /// Calls `work` with observations from `begin` on, brought together.
    template <class Work>
    void in_strips(Work const& work) const {
        constexpr std::size_t strip = 256;
        std::array<observation, strip> gathered;
        for (std::size_t begin = 0; begin < observations; begin += strip) {
            std::size_t const count = std::min(strip, observations - begin);
            for (std::size_t k = 0; k < count; ++k) {
                std::size_t const i = begin + k;
                std::copy_n(&camera[of_camera * seen_by[i]], of_camera, gathered[k].begin());
                std::copy_n(&point[3 * seen[i]], 3, gathered[k].begin() + of_camera);
                gathered[k].back() = weight[i];
            }
            work(begin, std::span(gathered).first(count),
                 std::span(features).subspan(begin, count));
        }
    }
};

struct objective : problem {
    std::vector<feature> reprojection;
    std::vector<double> of_weights;

    explicit objective(json const& input)
        : problem(input), reprojection(observations), of_weights(observations) {}
    void evaluate() {
        in_strips([&](std::size_t begin, auto all, auto seen_at) {
            tl::batched(residual)(tl::each(all), tl::each(seen_at),
                                  tl::into(std::span(reprojection).subspan(begin, all.size())));
        });
        tl::batched(weight_error)(tl::each(weight), tl::into(of_weights));
    }
    json output() const {
        return {{"reproj_error",
                 {{"elements", reprojection.front()}, {"repeated", reprojection.size()}}},
                {"w_err", {{"element", of_weights.front()}, {"repeated", of_weights.size()}}}};
    }
};

/// Compressed rows: two of 15 entries for each observation, then one of one entry for each weight.
/// Where they are does not depend on the values, and the values of a block are adjacent.
struct jacobian : problem {
    std::vector<int> rows, columns;
    std::vector<block> blocks;
    std::vector<double> of_weights;

    explicit jacobian(json const& input) : problem(input) {}
    void evaluate() {
        find_places();
        blocks.resize(observations), of_weights.resize(observations);
        in_strips([&](std::size_t begin, auto all, auto seen_at) {
            tl::batched(tl::jacobian(residual, tl::wrt<0>))(
                tl::each(all), tl::each(seen_at),
                tl::into(std::span(blocks).subspan(begin, all.size())));
        });
        tl::batched(tl::gradient(weight_error))(tl::each(weight), tl::into(of_weights));
    }
    void find_places() {
        rows.assign(1, 0), columns.clear();
        rows.reserve(3 * observations + 1), columns.reserve(31 * observations);
        for (std::size_t i = 0; i < observations; ++i)
            for (int row = 0; row < 2; ++row) {
                for (std::size_t k = 0; k < of_camera; ++k) place(of_camera * seen_by[i] + k);
                for (std::size_t k = 0; k < 3; ++k) place(of_camera * cameras + 3 * seen[i] + k);
                place(of_camera * cameras + 3 * points + i);
                rows.push_back(static_cast<int>(columns.size()));
            }
        for (std::size_t i = 0; i < observations; ++i) {
            place(of_camera * cameras + 3 * points + i);
            rows.push_back(static_cast<int>(columns.size()));
        }
    }
    void place(std::size_t column) { columns.push_back(static_cast<int>(column)); }

    /// The suite asks for the entries of the first block and the last entry.
    json output() const {
        auto const first = [](std::vector<int> const& all) {
            std::size_t const count = std::min(2 * of_observation, all.size());
            return std::vector<int>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
        };
        auto of_rows = first(rows), of_columns = first(columns);
        std::vector<double> values;
        for (observation const& row : blocks.front())
            values.insert(values.end(), row.begin(), row.end());
        of_rows.push_back(rows.back()), of_columns.push_back(columns.back());
        values.push_back(of_weights.back());
        return {{"rows", of_rows}, {"cols", of_columns}, {"vals", values}};
    }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv,
        {{"objective", gradbench::run<objective>}, {"jacobian", gradbench::run<jacobian>}});
}
