// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/argument.hpp>
#include <tapeless/data/parallel.hpp>

namespace tapeless::data {

/// What is called with data, an execution policy in front of it or none. `Self::accepts` asks
/// whether it can be called like this, and says why not; `Self::with_policy` is the call.
template <class Self>
struct over_data {
    static constexpr bool called_with_data = true;

    template <class... Argument>
    auto operator()(Argument const&... argument) const {
        return call(sequential{}, argument...);
    }
    template <class Policy, class... Argument>
    requires is_policy<Policy>
    auto operator()(Policy policy, Argument const&... argument) const {
        return call(policy, argument...);
    }

private:
    template <class Policy, class... Argument>
    static auto call(Policy policy, Argument const&... argument) {
        if constexpr (Self::template accepts<Argument...>())
            return Self::with_policy(policy, argument...);
        else
            return diagnosis::refused{};
    }
};

} // namespace tapeless::data
