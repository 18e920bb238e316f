// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/custom_rule.hpp>

namespace tapeless {

/// A function whose derivative is what a rule says: (arguments..., result, cotangent) to the
/// cotangents of the arguments. The rule is linear in the cotangent, so it is a linear graph, and
/// its transpose, found by running it backward, maps differentials of the arguments to those of the
/// result: this is attached to the result, for either mode to find.
template <class Definition, class Rule>
struct custom_vjp_of {
    template <class... Shape>
    static constexpr bool accepts() {
        if constexpr (!Definition::template accepts<Shape...>())
            return false;
        else {
            using Result = typename Definition::template at<Shape...>::result;
            using Expected = typename selecting::arguments<positions<>, Shape...>::result;
            constexpr bool fits = custom::rule_fits<Rule, Expected, Shape..., Result, Result>();
            static_assert(fits, TAPELESS_SAYS_VJP_RULE);
            if constexpr (fits)
                return custom::is_linear<at<Shape...>>();
            else
                return false;
        }
    }

    template <class... Shape>
    struct at {
        using inner = typename Definition::template at<Shape...>;
        using result = typename inner::result;
        using rule =
            typename custom::definition_of<Rule>::type::template at<Shape..., result, result>;
        static constexpr int inputs = inner::inputs;
        static constexpr int results = inner::graph.outputs;

        /// A rule that reads the result finds the function's own derivatives there at first. Each
        /// further round replaces them by the rule's, for one more order of differentiation.
        static constexpr int rounds = custom::reads(rule::graph, inputs, inputs + results) ? 4 : 1;

        struct work_by_rounds : custom::workspace<inner, results> {
            int round = 0;

            constexpr bool done() const { return round == rounds; }
            constexpr void advance() {
                ++round;
                int argument[inputs + 2 * results + 1]{};
                for (int k = 0; k < inputs; ++k) argument[k] = this->input[k];
                for (int k = 0; k < results; ++k) {
                    argument[inputs + k] = this->result[k];
                    argument[inputs + results + k] = this->seed[k];
                }
                int cotangent[inputs + 1]{};
                splice(this->g, rule::graph, argument, cotangent);
                linear_part part(this->g, this->seed, results);
                for (int k = 0; k < inputs; ++k) part.add(cotangent[k], this->differential_of(k));
                part.transpose();
                this->linear = this->linear && part.linear;
                for (int k = 0; k < results; ++k) this->attach(k, part.t[this->seed[k]]);
            }
        };
        struct task {
            static constexpr auto begin() { return work_by_rounds(); }
        };
        static constexpr bool is_small = rounds * rule::graph.size + inner::graph.size < 800;

        static constexpr auto finished =
            from_finished<task, is_small>([](auto& work) { return custom::finish(work); });
        static constexpr auto const& stage_of_rule = finished.s;
        static constexpr auto graph = shrink<stage_of_rule>();
    };
};

/// The same by a rule for tangents: (tuple of arguments, tuple of tangents) to the tangent of the
/// result.
template <class Definition, class Rule>
struct custom_jvp_of {
    template <class... Shape>
    static constexpr bool accepts() {
        if constexpr (!Definition::template accepts<Shape...>())
            return false;
        else {
            using Result = typename Definition::template at<Shape...>::result;
            using Tuple = std::tuple<Shape...>;
            constexpr bool fits = custom::rule_fits<Rule, Result, Tuple, Tuple>();
            static_assert(fits, TAPELESS_SAYS_JVP_RULE);
            if constexpr (fits)
                return custom::is_linear<at<Shape...>>();
            else
                return false;
        }
    }

    template <class... Shape>
    struct at {
        using inner = typename Definition::template at<Shape...>;
        using result = typename inner::result;
        using tuple = std::tuple<Shape...>;
        using rule = typename custom::definition_of<Rule>::type::template at<tuple, tuple>;
        static constexpr int inputs = inner::inputs;
        static constexpr int results = inner::graph.outputs;

        static consteval auto run() {
            custom::workspace<inner, inputs> work;
            int argument[2 * inputs + 1]{};
            for (int k = 0; k < inputs; ++k) {
                argument[k] = work.input[k];
                argument[inputs + k] = work.seed[k];
            }
            int tangent[results + 1]{};
            splice(work.g, rule::graph, argument, tangent);
            linear_part part(work.g, work.seed, inputs);
            for (int k = 0; k < inputs; ++k) part.add(work.seed[k], work.differential_of(k));
            part.evaluate();
            for (int k = 0; k < results; ++k) {
                part.check(tangent[k]);
                work.attach(k, part.t[tangent[k]]);
            }
            work.linear = part.linear;
            return custom::finish(work);
        }
        static constexpr auto finished = run();
        static constexpr auto const& stage_of_rule = finished.s;
        static constexpr auto graph = shrink<stage_of_rule>();
    };
};

/// `custom_vjp(f, rule)`: f with derivatives by `rule(arguments..., result, cotangent)`.
template <class Definition, class Rule>
constexpr auto custom_vjp(function_object<Definition> f, Rule const&) {
    return custom::with_rule<custom_vjp_of<Definition, Rule>, Rule>(f);
}
template <BareCallable Callable, class Rule>
constexpr auto custom_vjp(Callable const& f, Rule const& rule) {
    return custom_vjp(function(f), rule);
}
/// `custom_jvp(f, rule)`: f with derivatives by `rule(tuple of arguments, tuple of tangents)`.
template <class Definition, class Rule>
constexpr auto custom_jvp(function_object<Definition> f, Rule const&) {
    return custom::with_rule<custom_jvp_of<Definition, Rule>, Rule>(f);
}
template <BareCallable Callable, class Rule>
constexpr auto custom_jvp(Callable const& f, Rule const& rule) {
    return custom_jvp(function(f), rule);
}

} // namespace tapeless
