// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an operation of this function has no derivative; the flag names it: give it a
// member 'partial'
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct ramp_op : tl::unary {
    static constexpr char const* name = "ramp";
    static constexpr auto value(auto const& a) { return a * 2; }
#ifdef ACCEPT
    static constexpr auto partial(auto const&, auto const&) { return 2.0; }
#endif
};
constexpr auto ramp = tl::operation<ramp_op>;
constexpr auto F = tl::function([](auto v) { return std::array{ramp(v[0]), v[1]}; });

int main() { return tl::jacobian(F)(std::array{2.0, 3.0})[0][0] > 5; }
