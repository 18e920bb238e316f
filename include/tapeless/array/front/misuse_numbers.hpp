// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// A number where a function takes an array: each overload here only says so, and comes after every
/// other, since it converts to `operand`.

#include <tapeless/array/front/convolution.hpp>
#include <tapeless/array/front/gather.hpp>
#include <tapeless/array/front/shapes.hpp>
#include <tapeless/core/label.hpp>

namespace tapeless {

namespace diagnosis {

template <label Function>
inline constexpr bool takes_array = false;
template <label Function>
inline constexpr bool takes_vectors = false;
template <label Function>
inline constexpr bool takes_range = false;

} // namespace diagnosis

namespace arrays {

/// An operand of a call that is refused: anything at all.
struct operand {
    builder* home = nullptr;

    template <class Type>
    requires(!std::is_same_v<Type, operand>) constexpr operand(Type const& x) {
        if constexpr (requires { static_cast<builder*>(x.home()); }) home = x.home();
    }
};
/// What stands in for a result, so that one mistake gives one error.
template <int Rank>
constexpr auto refused_array(operand const& x, operand const& y = symbol()) {
    builder* const home = x.home != nullptr ? x.home : y.home;
    if constexpr (Rank == 0)
        return home != nullptr ? symbol(home, home->constant_node(0.0)) : symbol();
    else {
        if (home == nullptr || !home->of_arrays) return symbolic_array<Rank>();
        array_graph& g = static_cast<array_graph&>(*home);
        positions_of_axes axes{Rank, {}};
        for (int axis = 0; axis < Rank; ++axis)
            axes.at[axis].index =
                g.find_index(g.level_of_axis(Rank - 1 - axis), g.add_dimension(unknown_length));
        return symbolic_array<Rank>(&g, g.constant_node(0.0), axes);
    }
}
template <label Function, int Rank, int... Axis>
constexpr auto refuse_number(operand const& x) {
    static_assert(diagnosis::takes_array<Function>, TAPELESS_SAYS_ARRAY_WANTED);
    return refused_array<Rank>(x);
}
} // namespace arrays

// A number where an array is wanted

template <int... Axis>
constexpr auto sum(arrays::operand const& x) {
    return arrays::refuse_number<"sum", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto mean(arrays::operand const& x) {
    return arrays::refuse_number<"mean", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto product(arrays::operand const& x) {
    return arrays::refuse_number<"product", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto max(arrays::operand const& x) {
    return arrays::refuse_number<"max", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto min(arrays::operand const& x) {
    return arrays::refuse_number<"min", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto argmax(arrays::operand const& x) {
    return arrays::refuse_number<"argmax", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto logsumexp(arrays::operand const& x) {
    return arrays::refuse_number<"logsumexp", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto norm(arrays::operand const& x) {
    return arrays::refuse_number<"norm", 0, Axis...>(x);
}
template <int... Axis>
constexpr auto softmax(arrays::operand const& x) {
    return arrays::refuse_number<"softmax", 1, Axis...>(x);
}
template <int... Axis>
constexpr auto log_softmax(arrays::operand const& x) {
    return arrays::refuse_number<"log_softmax", 1, Axis...>(x);
}
template <int... None>
constexpr auto layer_norm(arrays::operand const& x, double = 0) {
    return arrays::refuse_number<"layer_norm", 1, None...>(x);
}
template <int... None>
constexpr auto layer_norm(arrays::operand const& x, arrays::operand const&, arrays::operand const&,
                          double = 0) {
    return arrays::refuse_number<"layer_norm", 1, None...>(x);
}
template <int... None>
constexpr auto flatten(arrays::operand const& x) {
    return arrays::refuse_number<"flatten", 1, None...>(x);
}
template <std::size_t... Extent>
constexpr auto reshape(arrays::operand const& x) {
    return arrays::refuse_number<"reshape", sizeof...(Extent)>(x);
}
template <int Axis>
constexpr auto flip(arrays::operand const& x) {
    return arrays::refuse_number<"flip", 1, Axis>(x);
}
template <int Axis>
constexpr auto slice(arrays::operand const& x, int, int, int = 1) {
    return arrays::refuse_number<"slice", 1, Axis>(x);
}
template <int Axis>
constexpr auto pad(arrays::operand const& x, int, int) {
    return arrays::refuse_number<"pad", 1, Axis>(x);
}
template <int... None>
constexpr auto take(arrays::operand const& a, arrays::operand const&) {
    return arrays::refuse_number<"take", 1, None...>(a);
}
template <int... None>
constexpr auto conv1d(arrays::operand const& x, arrays::operand const&, int = 1, padding = {}) {
    return arrays::refuse_number<"conv1d", 1, None...>(x);
}
template <int... None>
constexpr auto conv2d(arrays::operand const& x, arrays::operand const&, int = 1, padding = {}) {
    return arrays::refuse_number<"conv2d", 2, None...>(x);
}
template <int Axis>
constexpr index_range indices(arrays::operand const& x) {
    arrays::refuse_number<"indices", 0, Axis>(x);
    return {};
}

} // namespace tapeless
