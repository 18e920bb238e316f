// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/arguments.hpp>
#include <array/random/plain.hpp>

#include <limits>
#include <tuple>

/// Values, and derivatives along random ways, by the library and by plain loops.
namespace random_arrays {

enum check : int {
    of_gradient = 1,
    of_jvp = 2,
    of_vjp = 4,
    of_hvp = 8,
    of_value = 16,
    of_workspace = 32,
    of_jacobian = 64,
    of_hessian = 128,
    at_coarse_numbers = 256,
    of_transforms = 512 // second derivatives by two transformations in place of one
};

/// The arguments that derivatives are along, in the order of `wrt`.
template <int... Position>
struct chosen {
    static constexpr auto wrt = tl::wrt<Position...>;
    /// What `use` makes of them.
    static auto of(auto& all, auto const& use) { return use(std::get<Position>(all)...); }
    /// Of the numbers of all leaves, argument by argument.
    static std::vector<std::size_t> leaves(std::vector<std::vector<std::size_t>> const& all) {
        std::vector<std::size_t> made;
        (made.insert(made.end(), all[Position].begin(), all[Position].end()), ...);
        return made;
    }
};

/// All checks of one function with arguments of some lengths: `Checks` says of which derivatives.
template <class Number, int Checks, class Chosen, class Traced, class... Argument>
class comparison {
public:
    complaints<Number> wrong;

    comparison(Traced f, std::function<numbers(arguments const&)> const& looped, Argument... x)
        : f_(f),
          x_(with_random_numbers(std::tuple<Argument...>(x...), 1,
                                 (Checks & at_coarse_numbers) != 0)),
          way_(with_random_numbers(tangent_of<Number>(x_), 2, false)),
          expected_(looped, plain_of(x_), std::numeric_limits<Number>::epsilon()),
          ways_(plain_of(way_)) {
        std::vector<std::vector<std::size_t>> leaves;
        std::size_t count = 0;
        auto const count_leaves = [&]<class One>(One const& one) {
            leaves.emplace_back();
            each_leaf(one, [&](auto const&) { leaves.back().push_back(count++); });
            if constexpr (std::is_same_v<One, integers>)
                ways_[leaves.back()[0]] *= 0.0;
            else
                moved_.insert(moved_.end(), leaves.back().begin(), leaves.back().end());
        };
        (count_leaves(x), ...);
        chosen_ = Chosen::leaves(leaves);
    }
    void run() {
        if constexpr ((Checks & of_value) != 0) {
            auto const value = flat(evaluated("value", f_));
            wrong.expect_all("value", value, expected_.along());
        }
        if constexpr ((Checks & of_gradient) != 0) check_gradient();
        if constexpr ((Checks & of_jvp) != 0) check_jvp();
        if constexpr ((Checks & of_vjp) != 0) check_vjp();
        if constexpr ((Checks & of_hvp) != 0) check_hvp();
        if constexpr ((Checks & of_jacobian) != 0) check_jacobian();
        if constexpr ((Checks & of_hessian) != 0) check_hessian();
    }

private:
    template <class All>
    static All with_random_numbers(All all, unsigned seed, bool coarse) {
        make_random(all, seed, coarse);
        return all;
    }
    /// A result; it comes to results and a workspace that are there bit for bit as well, which
    /// are left from a call with other lengths.
    template <class Function, class... Given>
    auto result_of(std::string const& what, Function const& f, Given const&... given) {
        auto const made = f(given...);
        if constexpr ((Checks & of_workspace) != 0) {
            static auto kept = made;
            static tl::array_workspace memory;
            for (int time = 0; time < 2; ++time) {
                each_number(kept, [](Number& x) { x = 42; });
                memory.evaluate(kept, f, given...);
                wrong.expect_same(what + " in a workspace", flat(kept), flat(made));
            }
        }
        return made;
    }
    template <class Function, class... More>
    auto evaluated(std::string const& what, Function const& f, More const&... more) {
        return std::apply(
            [&](auto const&... x) { return result_of(what, f, passed(x)..., more...); }, x_);
    }

    /// The ways of some leaves alone.
    arguments ways_of(std::vector<std::size_t> const& leaves) const {
        arguments some = ways_;
        for (std::size_t j = 0; j < some.size(); ++j)
            if (std::find(leaves.begin(), leaves.end(), j) == leaves.end()) some[j] *= 0.0;
        return some;
    }
    arguments way_of(std::size_t leaf) const { return ways_of({leaf}); }

    /// The slopes of each leaf along its way; `expected(way)` is what they have to be.
    template <class Gradient, class Expected>
    void check_slopes(std::string const& what, std::vector<std::size_t> const& leaves,
                      Gradient const& gradient, Expected const& expected) {
        std::vector<double> const g = flat(gradient);
        std::size_t at = 0;
        for (std::size_t const leaf : leaves) {
            real total = 0, size = 0;
            for (plain::dual const& v : ways_[leaf].all) {
                real const term = at < g.size() ? g[at++] * v.value() : NAN;
                total += term, size += std::fabs(term);
            }
            wrong.expect_sum(what + " of " + std::to_string(leaf), total, expected(way_of(leaf)),
                             size);
        }
    }
    void check_gradient() {
        auto const [value, slopes] =
            evaluated("gradient", tl::value_and_gradient(Traced{}, Chosen::wrt));
        wrong.expect_all("value beside the gradient", {value}, expected_.along());
        check_slopes("gradient", chosen_, slopes,
                     [&](arguments const& way) { return expected_.along(way)[0]; });
    }
    void check_jvp() {
        auto const [value, slope] = result_of("jvp", tl::jvp(f_), passed(x_), way_);
        wrong.expect_all("value beside jvp", flat(value), expected_.along());
        wrong.expect_all("jvp", flat(slope), expected_.along(ways_));
    }
    void check_vjp() {
        auto weights = evaluated("value", f_);
        wrong.expect_all("value", flat(weights), expected_.along());
        make_random(weights, 3);
        std::vector<double> const w = flat(weights);
        auto const [value, pulled] = result_of("vjp", tl::vjp(f_), passed(x_), weights);
        wrong.expect_all("value beside vjp", flat(value), expected_.along());
        check_slopes("vjp", moved_, pulled, [&](arguments const& way) {
            expectations const slope = expected_.along(way);
            expectation total;
            for (std::size_t k = 0; k < w.size(); ++k) {
                total.number += w[k] * slope[k].number;
                total.blur += std::fabs(w[k]) * slope[k].blur;
            }
            return total;
        });
    }
    void check_hvp() {
        if constexpr ((Checks & of_transforms) != 0) {
            constexpr auto gradient = tl::gradient(Traced{}, Chosen::wrt);
            auto const [slopes, product] =
                result_of("jvp of the gradient", tl::jvp(gradient), passed(x_), way_);
            check_slopes("gradient beside its jvp", chosen_, slopes,
                         [&](arguments const& way) { return expected_.along(way)[0]; });
            check_slopes("jvp of the gradient", chosen_, product,
                         [&](arguments const& way) { return expected_.along(way, ways_)[0]; });
        } else {
            auto const product = Chosen::of(way_, [&](auto const&... way) {
                return evaluated("hvp", tl::hvp(Traced{}, Chosen::wrt), way...);
            });
            check_slopes("hvp", chosen_, product, [&](arguments const& way) {
                return expected_.along(way, ways_of(chosen_))[0];
            });
        }
    }
    /// A block for each part of the result and each leaf.
    void check_jacobian() {
        std::vector<double> const J =
            flat(evaluated("jacobian", tl::jacobian(Traced{}, Chosen::wrt)));
        std::size_t at = 0, before = 0;
        for (array const& part : plain_of(evaluated("value", f_))) {
            for (std::size_t const leaf : chosen_) {
                expectations const slope = expected_.along(way_of(leaf));
                for (std::size_t i = 0; i < part.all.size(); ++i) {
                    real total = 0, size = 0;
                    for (plain::dual const& v : ways_[leaf].all) {
                        real const term = at < J.size() ? J[at++] * v.value() : NAN;
                        total += term, size += std::fabs(term);
                    }
                    wrong.expect_sum("jacobian of " + std::to_string(before + i) + " along " +
                                         std::to_string(leaf),
                                     total, slope.at(before + i), size);
                }
            }
            before += part.all.size();
        }
    }
    void check_hessian() {
        constexpr auto hessian = [] {
            if constexpr ((Checks & of_transforms) != 0)
                return tl::jacobian(tl::function([](auto const&... x) {
                                        return tl::gradient(Traced{}, Chosen::wrt)(x...);
                                    }),
                                    Chosen::wrt);
            else
                return tl::hessian(Traced{}, Chosen::wrt);
        }();
        std::vector<double> const H = flat(evaluated("hessian", hessian));
        std::size_t at = 0;
        for (std::size_t const k : chosen_)
            for (std::size_t const l : chosen_) {
                real total = 0, size = 0;
                for (plain::dual const& u : ways_[k].all)
                    for (plain::dual const& v : ways_[l].all) {
                        real const term = at < H.size() ? u.value() * H[at++] * v.value() : NAN;
                        total += term, size += std::fabs(term);
                    }
                wrong.expect_sum("hessian of " + std::to_string(k) + " and " + std::to_string(l),
                                 total, expected_.along(way_of(k), way_of(l))[0], size);
            }
    }

    Traced f_;
    std::tuple<Argument...> x_;
    decltype(tangent_of<Number>(std::declval<std::tuple<Argument...>>())) way_;
    reference expected_;
    arguments ways_;
    std::vector<std::size_t> moved_, chosen_; // leaves: no integers, those of wrt
};

} // namespace random_arrays
