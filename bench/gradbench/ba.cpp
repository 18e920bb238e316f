// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Bundle adjustment: residuals, and their Jacobian by rows.

#include "driver.hpp"

#include <run/bundles.hpp>

namespace {

using gradbench::json;

/// The suite gives one camera, one point, one weight and one feature, which are repeated.
bundles::problem problem_of(json const& input) {
    bundles::problem all(input.at("n"), input.at("m"), input.at("p"));
    auto const repeat = [](auto const& one, std::vector<double>& into) {
        for (std::size_t k = 0; k < into.size(); ++k) into[k] = one[k % one.size()];
    };
    repeat(input.at("cam").get<std::array<double, bundles::of_camera>>(), all.camera);
    repeat(input.at("x").get<std::array<double, 3>>(), all.point);
    all.weight.assign(all.observations, input.at("w").get<double>());
    all.features.assign(all.observations, input.at("feat").get<bundles::feature>());
    return all;
}

template <class Result>
struct task {
    bundles::problem given;
    Result result{given.observations};

    explicit task(json const& input) : given(problem_of(input)) {}
    void evaluate() { result.evaluate(given); }
};

struct objective : task<bundles::residuals> {
    using task::task;
    json output() const {
        auto const& all = result.values;
        return {
            {"reproj_error", {{"elements", {all[0], all[1]}}, {"repeated", given.observations}}},
            {"w_err", {{"element", all.back()}, {"repeated", given.observations}}}};
    }
};

struct jacobian : task<bundles::jacobian> {
    using task::task;
    /// The suite asks for the entries of the first block and the last entry.
    json output() const {
        auto const first_and_last = [](auto const& all) {
            auto some = all;
            some.resize(std::min(bundles::of_block, all.size()));
            some.push_back(all.back());
            return some;
        };
        return {{"rows", first_and_last(result.rows)},
                {"cols", first_and_last(result.columns)},
                {"vals", first_and_last(result.values)}};
    }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv,
        {{"objective", gradbench::run<objective>}, {"jacobian", gradbench::run<jacobian>}});
}
