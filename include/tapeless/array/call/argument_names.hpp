// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/regrouped.hpp>
#include <tapeless/core/tree/names.hpp>

namespace tapeless::arrays {

/// The arguments of a graph as a reader calls them: "argument 1", and "argument 0[2].W" where they
/// are leaves of structures.
template <class At>
struct argument_names {
    static std::string of(char const* kind, int leaf) { return kind + std::to_string(leaf); }
};
template <class At>
requires requires { typename At::inner; }
struct argument_names<At> : argument_names<typename At::inner> {};

template <class Callable, class... Image, class... Shape>
struct argument_names<array_at<traced<regrouped<Callable, Image...>>, Shape...>> {
    static std::string of(char const* kind, int leaf) {
        std::string name;
        auto left = static_cast<std::size_t>(leaf);
        int argument = 0;
        auto const look = [&]<class One>(std::type_identity<One>) {
            if (name.empty() && left < tree::leaf_count<One>)
                name = tree::leaf_name<One>(kind + std::to_string(argument), left);
            else if (name.empty())
                left -= tree::leaf_count<One>;
            ++argument;
        };
        (look(std::type_identity<Image>{}), ...);
        return name.empty() ? kind + std::to_string(argument + static_cast<int>(left)) : name;
    }
};

} // namespace tapeless::arrays
