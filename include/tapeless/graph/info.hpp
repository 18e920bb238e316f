// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/describe.hpp>

namespace tapeless {

/// The operation at a node that is neither a constant nor an input; `called` is the table of the
/// operations that its graph calls.
constexpr operation_info const& info_at(operation_info const* const* called, int op) {
    switch (op) {
    case code::add:
        return info_of<add_op>;
    case code::subtract:
        return info_of<subtract_op>;
    case code::multiply:
        return info_of<multiply_op>;
    case code::divide:
        return info_of<divide_op>;
    case code::negate:
        return info_of<negate_op>;
    default:
        return *called[op];
    }
}
constexpr operation_info const& info_at(node_list const& g, int op) {
    return info_at(g.operation, op);
}

} // namespace tapeless
