// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>

namespace tapeless {

/// Operands of a call that has more than three: the list before, and one more. No value.
struct list_op : binary {
    static constexpr char const* name = ",";
    static constexpr binding form = binding::disjunction;
    static constexpr bool folds = false;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& before, auto const&) { return before; }
    static constexpr auto partial(auto const&, auto const&, auto const&) {
        return partials(0.0, 0.0);
    }
};
/// One of the results of a call that has several, by its number; the call itself is the first.
struct item_op : binary {
    static constexpr char const* name = "item";
    static constexpr bool folds = false;
    static constexpr auto value(auto const& call, auto const&) { return call; }
    static constexpr auto partial(auto const&, auto const&, auto const&) {
        return partials(1.0, 0.0);
    }
};

} // namespace tapeless
