// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// A recurrent network whose cells have diagonal weights, over a sequence of characters; see
/// tests/array/lstm_workload.hpp.

#include "driver.hpp"

#include "../../tests/array/lstm_workload.hpp"

#include <vector>

namespace {

namespace tl = tapeless;
using gradbench::json;
using rows = std::vector<std::vector<double>>;

template <std::size_t Rank>
using array = std::conditional_t<Rank == 2, tl::tensor<double, tl::dynamic, tl::dynamic>,
                                 tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>>;

struct problem {
    array<3> main; // layers, four weights and four biases, bits
    array<2> extra, hidden, cell, x, y;
    double scale;

    explicit problem(json const& input) {
        rows const given = input.at("main_params"), more = input.at("extra_params"),
                   state = input.at("state"), sequence = input.at("sequence");
        std::size_t const layers = given.size() / 2, bits = more.at(0).size();
        std::size_t const steps = sequence.size() - 1;
        main = array<3>(layers, 8, bits), extra = array<2>(3, bits);
        hidden = cell = array<2>(layers, bits), x = y = array<2>(steps, bits);
        auto to = main.begin();
        for (auto const& row : given) to = std::copy(row.begin(), row.end(), to);
        copy(more, 0, 1, extra);
        copy(state, 0, 2, hidden), copy(state, 1, 2, cell);
        copy(sequence, 0, 1, x), copy(sequence, 1, 1, y);
        scale = 1 / static_cast<double>(steps * bits);
    }

private:
    /// Every `step`-th row from number `row` on.
    static void copy(rows const& from, std::size_t row, std::size_t step, array<2>& to) {
        auto next = to.begin();
        for (; next != to.end(); row += step)
            next = std::copy(from.at(row).begin(), from.at(row).end(), next);
    }
};

struct objective : problem {
    using problem::problem;
    double value = 0;

    void evaluate() { value = scale * workload::lstm(main, extra, hidden, cell, x, y); }
    json output() const { return value; }
};

struct jacobian : problem {
    using problem::problem;
    std::vector<double> slopes;

    void evaluate() {
        auto const [of_main, of_extra] =
            tl::gradient(workload::lstm, tl::wrt<0, 1>)(main, extra, hidden, cell, x, y);
        slopes.assign(of_main.begin(), of_main.end());
        slopes.insert(slopes.end(), of_extra.begin(), of_extra.end());
        for (double& each : slopes) each *= scale;
    }
    json output() const { return slopes; }
};

} // namespace

int main(int argc, char** argv) {
    return gradbench::main(
        argc, argv,
        {{"objective", gradbench::run<objective>}, {"jacobian", gradbench::run<jacobian>}});
}
