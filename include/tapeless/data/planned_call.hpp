// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/copied.hpp>
#include <tapeless/data/fuse.hpp>
#include <tapeless/data/plan.hpp>
#include <tapeless/eval/evaluate.hpp>

namespace tapeless::data {

/// The results of a program as an array.
template <int Count>
struct array_result {
    template <class Value>
    TAPELESS_INLINE static constexpr auto pack(Value const* out) {
        std::array<Value, Count> result;
        for (int k = 0; k < Count; ++k) result[std::size_t(k)] = out[k];
        return result;
    }
};

/// The inputs that all points share, the others left out.
template <int Inputs, class Element, class... Layout>
TAPELESS_INLINE inline auto shared_inputs(std::tuple<Layout...> const& parts) {
    std::array<Element, Inputs + 1> in;
    int k = 0;
    auto const one = [&]<class Part>(Part const& part) TAPELESS_INLINE_LAMBDA {
        if constexpr (is_shared<Part>)
            for (int j = 0; j < Part::leaves; ++j) in[std::size_t(k + j)] = part.value[j];
        k += Part::leaves;
    };
    std::apply([&](auto const&... part) TAPELESS_INLINE_LAMBDA { (one(part), ...); }, parts);
    return in;
}

/// What a call computes once, in single numbers: every point waits for it, and the functions of a
/// pack take longer to answer.
template <class Plan, class Element, class... Layout>
struct planned_call {
    using Parts = std::tuple<Layout...>;
    std::array<Element, Plan::befores> value;

    explicit planned_call(Parts const& parts) {
        using Before = typename Plan::before;
        if constexpr (Plan::befores > 0) {
            auto const in = shared_inputs<Before::inputs, Element>(parts);
            value = evaluate<fused_of<Before, Element>, array_result<Plan::befores>>(in.data());
        }
    }
    TAPELESS_INLINE auto parts(Parts const& given) const {
        if constexpr (Plan::hoisted > 0) {
            shared_layout<Element, Plan::hoisted> more;
            copy_numbers<Plan::hoisted>(value.data(), more.value);
            return std::apply(
                [&](auto const&... one) TAPELESS_INLINE_LAMBDA {
                    return std::tuple<Layout..., decltype(more)>(copied(one)..., more);
                },
                given);
        } else
            return copied(given);
    }
    /// The results that are wanted once.
    Element const* once() const { return value.data() + Plan::plan.first_once; }
    /// Multiplies sums with what was taken out of them.
    void multiply(Element* sum, int outputs) const {
        if constexpr (Plan::befores > Plan::hoisted)
            for (int k = 0; k < outputs; ++k)
                if (Plan::plan.factor[k] >= 0) sum[k] *= value[std::size_t(Plan::plan.factor[k])];
    }
};
template <class Plan, class Element, class... Layout>
auto begin_call(std::tuple<Layout...> const& parts) {
    return planned_call<Plan, Element, Layout...>(parts);
}

} // namespace tapeless::data
