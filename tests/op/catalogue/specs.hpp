// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/specs/arithmetic.hpp"
#include "op/catalogue/specs/condition.hpp"
#include "op/catalogue/specs/exponential.hpp"
#include "op/catalogue/specs/hyperbolic.hpp"
#include "op/catalogue/specs/power.hpp"
#include "op/catalogue/specs/rounding.hpp"
#include "op/catalogue/specs/selection.hpp"
#include "op/catalogue/specs/special.hpp"
#include "op/catalogue/specs/trigonometric.hpp"

namespace catalogue_test {

template <class Op>
inline constexpr bool has_entry = requires {
    spec<Op>::member_of;
};
template <class... Op>
constexpr bool is_complete(tl::operation_list<Op...>) {
    static_assert((has_entry<Op> && ...), "an operation of the catalogue has no entry");
    return true;
}
static_assert(is_complete(tl::catalogue{}));

} // namespace catalogue_test
