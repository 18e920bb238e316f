// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/catalogue.hpp>

#include <limits>

namespace tapeless::arrays {

template <class Value>
struct lane_of {
    using type = Value;
};
template <class Value>
requires requires { typename Value::value_type; }
struct lane_of<Value> {
    using type = typename Value::value_type;
};

/// Whether a product still says what its factors were: it is neither zero nor NaN, has not
/// overflowed, and has all of its digits.
template <class Value>
constexpr auto is_ordinary(Value const& x) {
    using limits = std::numeric_limits<typename lane_of<Value>::type>;
    Value const size = math::fabs(x);
    return Value(limits::min()) <= size && size <= Value(limits::max());
}
/// A product, or zero where it does not.
struct ordinary_op : unary {
    static constexpr char const* name = "ordinary";
    static constexpr domain defined_on = domain::ordered;
    template <class Value>
    static constexpr Value value(Value const& x) {
        return foreign::pick(is_ordinary(x), x, Value(0));
    }
    static constexpr auto partial(auto const&, auto const&) { return 0.0; }
};

} // namespace tapeless::arrays
