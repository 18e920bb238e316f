// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/diagnostics.hpp>
#include <tapeless/data/options.hpp>
#include <tapeless/data/over_data.hpp>
#include <tapeless/data/planned_call.hpp>
#include <tapeless/data/products.hpp>
#include <tapeless/data/reduce.hpp>

namespace tapeless::data {

enum class reduction { sum, mean };

/// The function of one point that is summed.
template <class Source, class... Argument>
auto source_at(tree::list<Argument...>) -> typename Source::template definition<Argument...>;
template <class Source, class... Argument>
constexpr bool source_accepts(tree::list<Argument...>) {
    return Source::template accepts<Argument...>();
}

/// Whether a sum can be called like this.
template <class Source, class... Argument>
constexpr bool is_sum_call() {
    using Leading = leading<Argument...>;
    constexpr int weights = (0 + ... + int{is_weighting<Argument>});
    constexpr int choices = (0 + ... + int{is_choice<Argument>});
    constexpr bool right =
        in_order(Leading{}) && !(is_destination<Argument> || ...) && weights <= 1 && choices <= 1;
    static_assert(right, TAPELESS_SAYS_DATA_LAST);
    if constexpr (!right)
        return false;
    else if constexpr (!source_accepts<Source>(Leading{}))
        return false;
    else if constexpr (!takes<decltype(source_at<Source>(Leading{}))>(Leading{}))
        return false;
    else {
        constexpr bool one_type = (weighs_as<decltype(number_at(Leading{})), Argument> && ...);
        static_assert(one_type, TAPELESS_SAYS_MIXED_VALUES);
        return one_type;
    }
}

/// A sum or mean over data of a function: called with data, it gives one result, structured as the
/// function's own.
template <class Source, reduction Kind, class Architecture>
struct sum_function : over_data<sum_function<Source, Kind, Architecture>> {
    template <class... Argument>
    static constexpr bool accepts() {
        return is_sum_call<Source, Argument...>();
    }
    /// Splits off the options, which are the last arguments.
    template <class Policy, class... Argument>
    static auto with_policy(Policy policy, Argument const&... argument) {
        constexpr std::size_t count = leading_count<Argument...>();
        auto const all = std::forward_as_tuple(argument...);
        return [&]<std::size_t... K, std::size_t... J>(std::index_sequence<K...>,
                                                       std::index_sequence<J...>) {
            return call(policy, std::forward_as_tuple(std::get<count + J>(all)...),
                        std::get<K>(all)...);
        }
        (std::make_index_sequence<count>{},
         std::make_index_sequence<sizeof...(Argument) - count>{});
    }

private:
    template <class Policy, class... Option, class... Argument>
    static auto call(Policy policy, std::tuple<Option const&...> const& option,
                     Argument const&... value) {
        using Element = number_in<Argument...>;
        using Definition = typename Source::template definition<Argument...>;
        using At = typename Definition::template at<typename argument<Argument>::shape...>;
        auto const parts = parts_of<Element>(value...);
        std::size_t const size = check_inputs(parts);
        auto const weights = std::apply([](auto const&... o) { return weights_in(o...); }, option);
        if constexpr (weights.leaves > 0) {
            if (weights.size != size) refuse_lengths(size, weights.size);
            check_memory(weights);
        }
        auto const chosen = std::apply([](auto const&... o) { return choice_in(o...); }, option);
        if constexpr (std::is_same_v<decltype(chosen), everything const>) {
            return total<At, Element>(policy, parts, weights, size);
        } else {
            check_choice(chosen, size);
            return total<At, Element>(policy, choose(chosen, parts), choose(chosen, weights),
                                      chosen.size);
        }
    }

    template <class At, class Element, class Policy, class Parts, class Weights>
    static auto total(Policy policy, Parts const& parts, Weights const& weights, std::size_t size) {
        using Plan = plan_of<At, Parts, true>;
        using Pack = simd::pack<Element, Architecture>;
        constexpr int outputs = At::graph.outputs, sums = outputs + Weights::leaves;
        auto const call = begin_call<Plan, Element>(parts);
        Element sum[sums];
        sum_all<typename Plan::each, Pack, sums>(policy, call.parts(parts), weights, sum, size);
        if (size > 0) call.multiply(sum, outputs); // no points, no NaN
        if constexpr (Kind == reduction::mean) {
            Element const whole = Weights::leaves == 0 ? Element(size) : sum[sums - 1];
            for (int k = 0; k < outputs; ++k) sum[k] /= whole;
        }
        tree::rebind<typename At::result, Element> result{};
        tree::assign(result, sum);
        return result;
    }
};

} // namespace tapeless::data

namespace tapeless {

/// `sum_over(f)(parameters..., each(xs)...)`: the sum of f over all points, of each of its results;
/// `mean_over(f)`: the same, divided by the number of points, or by the sum of their weights.
///
/// Either is differentiated with respect to arguments that all points share, which is the default:
///
///     auto [loss, slope] = value_and_gradient(mean_over(f), wrt<0>)(w, each(xs), each(ys));
///
/// `weighted(ws)` and `only(indices)`, the last arguments of a call, weigh and select the points.
template <class Architecture = simd::default_architecture, class Function>
constexpr auto sum_over(Function const& f) {
    using Definition = typename decltype(data::as_function(f))::definition;
    return data::sum_function<data::given_source<Definition>, data::reduction::sum, Architecture>{};
}
template <class Architecture = simd::default_architecture, class Function>
constexpr auto mean_over(Function const& f) {
    using Definition = typename decltype(data::as_function(f))::definition;
    return data::sum_function<data::given_source<Definition>, data::reduction::mean,
                              Architecture>{};
}

template <class Source, data::reduction Kind, class Architecture, class Selected = positions<>>
constexpr auto gradient(data::sum_function<Source, Kind, Architecture>, Selected (*)() = nullptr) {
    return data::sum_function<data::derived_source<Source, data::to_gradient, Selected>, Kind,
                              Architecture>{};
}
template <class Source, data::reduction Kind, class Architecture, class Selected = positions<>>
constexpr auto value_and_gradient(data::sum_function<Source, Kind, Architecture>,
                                  Selected (*)() = nullptr) {
    return data::sum_function<data::derived_source<Source, data::to_value_and_gradient, Selected>,
                              Kind, Architecture>{};
}
template <class Source, data::reduction Kind, class Architecture, class Selected = positions<>>
constexpr auto jacobian(data::sum_function<Source, Kind, Architecture>, Selected (*)() = nullptr) {
    return data::sum_function<data::derived_source<Source, data::to_jacobian, Selected>, Kind,
                              Architecture>{};
}
template <class Source, data::reduction Kind, class Architecture, class Selected = positions<>>
constexpr auto hessian(data::sum_function<Source, Kind, Architecture>, Selected (*)() = nullptr) {
    return data::sum_function<data::derived_source<Source, data::to_hessian, Selected>, Kind,
                              Architecture>{};
}
template <class Source, data::reduction Kind, class Architecture>
constexpr auto jvp(data::sum_function<Source, Kind, Architecture>) {
    return data::sum_function<data::directed_source<Source, data::to_jvp>, Kind, Architecture>{};
}
/// `vjp(sum_over(f))(std::tuple{w, each(xs)...}, cotangent)`: the sum, and the cotangents of the
/// arguments that all points share as a tuple.
template <class Source, data::reduction Kind, class Architecture>
constexpr auto vjp(data::sum_function<Source, Kind, Architecture>) {
    return data::sum_function<data::pulled_back_source<Source>, Kind, Architecture>{};
}
/// `hvp(sum_over(f))(w, each(xs)..., dw)`: the Hessian with respect to the arguments that all
/// points share, or that are selected, along a direction for each of them.
template <class Source, data::reduction Kind, class Architecture, class Selected = positions<>>
constexpr auto hvp(data::sum_function<Source, Kind, Architecture>, Selected (*)() = nullptr) {
    return data::sum_function<data::along_source<Source, Selected>, Kind, Architecture>{};
}
/// `derivative(sum_over(f))(t, each(xs)...)`: with respect to the only argument that all points
/// share, a number.
template <class Source, data::reduction Kind, class Architecture>
constexpr auto derivative(data::sum_function<Source, Kind, Architecture>) {
    return data::sum_function<data::curve_source<Source>, Kind, Architecture>{};
}

} // namespace tapeless
