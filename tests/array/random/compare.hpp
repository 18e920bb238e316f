// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/comparison.hpp>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

/// One source compiled twice, with the library's functions and with plain loops.
namespace random_arrays {

/// What is wrong with a function, nothing as it is to be hoped, and what was looked at.
struct outcome {
    std::string wrong, refused;
    tally count;
};
using extents = std::vector<std::size_t>;

/// Once with arguments of the lengths that the function was written for, then with others, which
/// need not fit. `made(lengths)` is a tuple of the arguments.
template <class Number, int Checks, class Chosen, class Traced, class Looped, class Made>
outcome compare(Traced f, Looped looped, Made const& made, std::vector<extents> const& all) {
    outcome found;
    for (extents const& lengths : all) {
        bool const others = &lengths != &all.front();
        bool const none = std::find(lengths.begin(), lengths.end(), 0u) != lengths.end();
        std::string name, said;
        for (std::size_t const n : lengths) name += " " + std::to_string(n);
        std::apply(
            [&]<class... Argument>(Argument const&... x) {
                auto const in_a_row =
                    [looped, given = std::tuple<Argument...>(x...)](arguments const& leaves) {
                        std::size_t k = 0;
                        auto const plain_arguments =
                            with_leaves(given, [&](auto const&) { return leaves[k++]; });
                        return all_numbers(std::apply(looped, plain_arguments));
                    };
                comparison<Number, Checks, Chosen, Traced, Argument...> one(f, in_a_row, x...);
                auto const refuse = [&](std::exception const& e, bool allowed) {
                    if (!allowed) said += std::string(e.what()) + "\n";
                    if (allowed) ++found.count.refused;
                    if (allowed) found.refused += name + ": " + e.what() + "\n";
                };
                try {
                    one.run();
                } catch (refused_by_loops const& e) {
                    refuse(e, none); // what a map over nothing holds has no shape there
                } catch (std::invalid_argument const& e) {
                    refuse(e, others);
                } catch (std::out_of_range const& e) {
                    refuse(e, others);
                } catch (std::exception const& e) {
                    refuse(e, false);
                }
                said += one.wrong.text;
                found.count += one.wrong.count;
            },
            made(lengths));
        if (!said.empty()) found.wrong += "with lengths" + name + "\n" + said;
    }
    return found;
}

} // namespace random_arrays
