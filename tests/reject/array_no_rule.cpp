// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an operation of this function has no derivative; the flag names it: give it a
// member 'partial'
// names: has_derivative<ramp_op>
#include <tapeless/array.hpp>

namespace tl = tapeless;

struct ramp_op : tl::unary {
    static constexpr char const* name = "ramp";
    static constexpr auto value(auto const& a) { return a * 2; }
#ifdef ACCEPT
    static constexpr auto partial(auto const&, auto const&) { return 2.0; }
#endif
};
constexpr auto f = tl::function([](auto a) { return tl::sum(tl::operation<ramp_op>(a)); });

int main() { tl::hvp(f)(tl::tensor<double, 3>{1, 2, 3}, tl::tensor<double, 3>{1, 2, 3}); }
