// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/iterate.hpp>

namespace tapeless {

/// When turns end: no element of any part of the state has changed by more than `absolute` plus
/// `relative` times the largest element of that part. `limit` turns that do not get there are an
/// exception.
struct convergence {
    double relative = 1e-13;
    double absolute = 0;
    int limit = 1000;
};

namespace arrays {

/// Not for constant evaluation: what the error of the compiler names.
inline void while_converging_is_for_functions_of_arrays_and_root_for_those_of_numbers() {}

template <class State, class Body>
constexpr State settled_state(array_graph& g, convergence const& c, State const& start,
                              Body const& body) {
    State const last = last_state(g, c.limit < 0 ? 0 : c.limit, start, body);
    int const s = g.atom_of(nodes_of(g, last).node[0]).of;
    for (int k = g.first_part(s); k < g.end_of_parts(s) && !g.too_large; ++k) {
        g.scan[k].converging = true;
        g.scan[k].relative = c.relative;
        g.scan[k].absolute = c.absolute;
    }
    return last;
}

} // namespace arrays

/// The state x = body(x) that `body`, applied again and again, comes to from `start`, in a function
/// that has arrays among its arguments. A state is what it is for `iterate`.
///
/// Derivatives are those of the solution, by the theorem of implicit functions: the turns that led
/// there leave no trace, and `start` has no influence.
template <class Start, class Body>
constexpr auto while_converging(convergence const& until, Start const& start, Body const& body) {
    auto state = arrays::as_state(start);
    using State = decltype(state);
    using Turn = std::remove_cvref_t<decltype(body(state))>;
    if constexpr (arrays::turn_fits<State, Turn, false>()) {
        builder* home = arrays::home_of(state);
        if (home == nullptr) home = arrays::home_of(arrays::as_state(body(state)));
        if (home != nullptr && home->of_arrays)
            return arrays::settled_state(static_cast<arrays::array_graph&>(*home), until, state,
                                         body);
        arrays::while_converging_is_for_functions_of_arrays_and_root_for_those_of_numbers();
    }
    return state;
}
template <class Start, class Body>
constexpr auto while_converging(Start const& start, Body const& body) {
    return while_converging(convergence{}, start, body);
}

} // namespace tapeless
