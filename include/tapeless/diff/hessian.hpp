// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/gradient.hpp>
#include <tapeless/diff/jacobian.hpp>

namespace tapeless {

/// The second derivatives of a scalar function: the Jacobian of its gradient, of which one triangle
/// is computed, so that entries (i, j) and (j, i) are one node.
template <class Definition, class Selected, direction Direction>
struct hessian_of {
    using slopes = gradient_of<Definition, Selected, false>;

    template <class... Shape>
    static constexpr bool accepts() {
        return differentiable_function<slopes, Selected, Shape...>();
    }

    template <class... Shape>
    struct at_shapes {
        using inner = typename slopes::template at<Shape...>;
        using selected = selecting::arguments<Selected, Shape...>;
        using columns = typename selected::result;
        using entries = typename accumulated<Direction, inner, selected, leaves<columns>,
                                             symmetric_matrix>::type;
        using matrix = derivative_matrix<columns, columns, entries>;
    };
    template <class... Shape>
    struct at : at_shapes<Shape...>::matrix {
        static constexpr int inputs = at_shapes<Shape...>::inner::inputs;
    };
};

/// `hessian(f)`: a function of the same arguments; `hessian(f)(v)[i][j]` is d2f / dv_i dv_j. The
/// result is structured as the gradient, with the structure of the gradient in place of each leaf.
template <class Definition, class Selected = positions<>,
          direction Direction = direction::automatic>
constexpr function_object<hessian_of<Definition, Selected, Direction>>
hessian(function_object<Definition>, Selected (*)() = nullptr,
        mode_constant<Direction> = mode_constant<Direction>{}) {
    return {};
}
template <class Definition, direction Direction>
constexpr function_object<hessian_of<Definition, positions<>, Direction>>
hessian(function_object<Definition>, mode_constant<Direction>) {
    return {};
}
template <class Definition, std::size_t... Position, direction Direction = direction::automatic>
constexpr function_object<hessian_of<Definition, positions<Position...>, Direction>>
hessian(function_object<Definition>, positions<Position...>,
        mode_constant<Direction> = mode_constant<Direction>{}) {
    return {};
}
template <BareCallable Callable, class Selected, class... Option>
constexpr auto hessian(Callable const& f, Selected (*selected)(), Option... option) {
    return hessian(function(f), selected, option...);
}
template <BareCallable Callable, class... Option>
constexpr auto hessian(Callable const& f, Option... option) {
    return hessian(function(f), option...);
}

} // namespace tapeless
