// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>
#include <tapeless/expr/tag.hpp>

namespace tapeless {

/// A function rewritten under a licence. Its derivatives start from the rewritten graph, and the
/// derivative of a function can be rewritten in its turn.
template <class Inner, licence Granted>
struct rewritten {
    static consteval auto rewrite() {
        constexpr int inputs = Inner::inputs;
        builder g;
        g.granted = Granted;
        stage<std::remove_cvref_t<decltype(Inner::graph)>::outputs> s;
        s.inputs = inputs;
        int input[inputs + 1]{};
        for (int k = 0; k < inputs; ++k) input[k] = g.input_node(k);
        splice(g, Inner::graph, input, s.output);
        prune(s, g);
        return s;
    }
    static constexpr auto stage_of_rewriting = rewrite();
    static constexpr auto graph = shrink<stage_of_rewriting>();
};

template <class Definition, licence Granted>
struct licensed_definition {
    template <class... Shape>
    static constexpr bool accepts() {
        return Definition::template accepts<Shape...>();
    }
    template <class... Shape>
    struct at : rewritten<typename Definition::template at<Shape...>, Granted> {
        using result = typename Definition::template at<Shape...>::result;
        static constexpr int inputs = Definition::template at<Shape...>::inputs;
    };
};

/// `licensed<licence::real>(f)`: f, computed by whatever real arithmetic says is the same.
template <licence Granted, class Definition>
constexpr function_object<licensed_definition<Definition, Granted>>
licensed(function_object<Definition>) {
    return {};
}

template <class Source, licence Granted>
struct rewritten_source : rewritten<Source, Granted> {
    static constexpr auto const& variables = Source::variables;
};

/// The same for an expression: an expression again.
template <licence Granted, word Root, int Held>
constexpr auto licensed(expression<Root, Held> const& e) {
    using Source = typename expression_definition<Root, Held>::source;
    return tag_of<rewritten_source<Source, Granted>>::from(e.held_values());
}

} // namespace tapeless
