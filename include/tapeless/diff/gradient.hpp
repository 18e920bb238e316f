// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/workspace.hpp>

namespace tapeless {

/// The gradient of a scalar function by reverse mode, with its value in front if `WithValue`.
template <class Definition, class Selected, bool WithValue>
struct gradient_of {
    using refused_result =
        std::conditional_t<WithValue, diagnosis::refused_pair, diagnosis::refused>;

    template <class... Shape>
    static constexpr bool accepts() {
        if constexpr (!Definition::template accepts<Shape...>())
            return false;
        else {
            constexpr bool has_arguments = sizeof...(Shape) > 0;
            static_assert(has_arguments, TAPELESS_SAYS_ARITY);
            constexpr bool in_range =
                has_arguments && selecting::in_range<Selected>(sizeof...(Shape));
            static_assert(in_range || !has_arguments, TAPELESS_SAYS_WRT_RANGE);
            using Result = typename Definition::template at<Shape...>::result;
            constexpr bool scalar = std::is_same_v<Result, double>;
            static_assert(scalar, TAPELESS_SAYS_NOT_SCALAR);
            if constexpr (in_range && scalar)
                return has_rules<typename Definition::template at<Shape...>, [](auto const& visit) {
                    selecting::arguments<Selected, Shape...>::each_input(visit);
                }>();
            else
                return false;
        }
    }

    template <class... Shape>
    struct at {
        using inner = typename Definition::template at<Shape...>;
        using selected = selecting::arguments<Selected, Shape...>;
        using slopes = typename selected::result;
        using result =
            std::conditional_t<WithValue, std::tuple<typename inner::result, slopes>, slopes>;
        static constexpr int inputs = inner::inputs;

        struct pass {
            static constexpr int nodes = inner::graph.size;
            static constexpr auto begin() {
                workspace<inner, mode::reverse, 0> work;
                selected::each_input([&](int k) { work.activate(k); });
                work.seed_adjoint(0, work.g.constant_node(1.0));
                return work;
            }
            static constexpr void write(auto& work, auto& out) {
                if (WithValue) out.write(work.value[0]);
                selected::each_input([&](int k) { out.write(work.adjoint_of(k)); });
            }
        };
        static constexpr auto const& graph = differentiation<pass, inputs, leaves<result>>::graph;
    };

    /// The same for a definition whose arguments are `Inputs` scalars.
    template <class>
    struct of_scalars;
    template <std::size_t... Input>
    struct of_scalars<std::index_sequence<Input...>> {
        template <std::size_t>
        using scalar = double;
        using type = at<scalar<Input>...>;
    };
    template <int Inputs>
    using scalar_pass = typename of_scalars<std::make_index_sequence<Inputs>>::type;
};

/// `gradient(f)`: a function of the same arguments that returns the gradient, structured as the
/// arguments are: one argument gives its own type, several give a tuple.
template <class Definition, class Selected = positions<>>
constexpr function_object<gradient_of<Definition, Selected, false>>
gradient(function_object<Definition>, Selected (*)() = nullptr) {
    return {};
}
template <BareCallable Callable, class Selected = positions<>>
constexpr auto gradient(Callable const& f, Selected (*selected)() = nullptr) {
    return gradient(function(f), selected);
}

/// `gradient(f, wrt<0>())`.
template <class Function, std::size_t... Position>
requires(is_function<Function> ||
         BareCallable<Function>) constexpr auto gradient(Function const& f,
                                                         positions<Position...>) {
    return gradient(f, &wrt<Position...>);
}

/// `value_and_gradient(f)`: a tuple of both, computed together.
template <class Definition, class Selected = positions<>>
constexpr function_object<gradient_of<Definition, Selected, true>>
value_and_gradient(function_object<Definition>, Selected (*)() = nullptr) {
    return {};
}
template <BareCallable Callable, class Selected = positions<>>
constexpr auto value_and_gradient(Callable const& f, Selected (*selected)() = nullptr) {
    return value_and_gradient(function(f), selected);
}
template <class Function, std::size_t... Position>
requires(is_function<Function> ||
         BareCallable<Function>) constexpr auto value_and_gradient(Function const& f,
                                                                   positions<Position...>) {
    return value_and_gradient(f, &wrt<Position...>);
}

} // namespace tapeless
