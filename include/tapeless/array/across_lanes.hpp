// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/definitions.hpp>
#include <tapeless/op/catalogue.hpp>
#include <tapeless/simd/batch.hpp>

#include <limits>

namespace tapeless::arrays {

/// What changes no sum, no product, or no maximum.
template <class Element>
constexpr Element neutral(reduction how) {
    if (how == reduction::max) return -std::numeric_limits<Element>::infinity();
    return how == reduction::sum ? Element(0) : Element(1);
}
template <reduction How, class Value>
TAPELESS_INLINE inline Value combine(Value const& a, Value const& b) {
    if constexpr (How == reduction::sum)
        return a + b;
    else if constexpr (How == reduction::product)
        return a * b;
    else
        return max_op::value(a, b);
}

/// All lanes of a register combined: halves, then halves of halves.
template <reduction How, class Pack>
TAPELESS_INLINE inline typename Pack::value_type across_lanes(Pack const& x) {
    using Element = typename Pack::value_type;
    if constexpr (How == reduction::sum && requires { reduce_add(x.native()); })
        return reduce_add(x.native()); // as xsimd calls it from version 9 on
    else if constexpr (How == reduction::sum && requires { hadd(x.native()); })
        return hadd(x.native());
    else {
        Element each[Pack::size];
        x.store_unaligned(each);
        for (std::size_t half = Pack::size / 2; half > 0; half /= 2)
            for (std::size_t k = 0; k < half; ++k)
                each[k] = combine<How, Element>(each[k], each[k + half]);
        return each[0];
    }
}

/// The sums across the lanes of as many registers as there are lanes.
template <class Pack>
TAPELESS_INLINE inline Pack lanes_of_row(Pack const* row) {
    typename Pack::batch native[Pack::size];
    simd::unrolled<Pack::size>([&](int k) TAPELESS_INLINE_LAMBDA { native[k] = row[k].native(); });
    return xsimd::haddp(native);
}

} // namespace tapeless::arrays
