// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/argument_names.hpp>
#include <tapeless/array/call/derivation.hpp>

#include <string>
#include <vector>

namespace tapeless::arrays {

/// What the arguments and the results of a function are called in its text.
struct text_names {
    std::vector<std::string> argument;
    std::vector<std::string> result;
};

/// Adds names of results, and of arguments behind the `own` ones that a definition begins with,
/// which have theirs.
template <class Definition>
struct naming;

template <class Definition>
void name_inner(text_names& names, std::size_t all) {
    naming<Definition>::add(names, all);
}
template <class Callable>
struct naming<traced<Callable>> {
    static void add(text_names& names, std::size_t) { names.result = {"y"}; }
};
template <class Definition, class Selected, bool WithValue>
struct naming<gradient_of<Definition, Selected, WithValue>> {
    static void add(text_names& names, std::size_t all) {
        name_inner<Definition>(names, all);
        if (!WithValue) names.result.clear();
        each_selected<Selected>(static_cast<int>(all), [&](int a) {
            names.result.push_back("d" + names.argument[static_cast<std::size_t>(a)]);
        });
    }
};
template <class Definition>
struct naming<jvp_of<Definition>> {
    static void add(text_names& names, std::size_t all) {
        name_inner<Definition>(names, all / 2);
        for (auto* list : {&names.argument, &names.result}) {
            std::size_t const own = list == &names.argument ? all / 2 : list->size();
            for (std::size_t k = 0; k < own; ++k) list->push_back("d" + (*list)[k]);
        }
    }
};
template <class Definition>
struct naming<vjp_of<Definition>> {
    static void add(text_names& names, std::size_t all) {
        name_inner<Definition>(names, all - 1);
        names.argument.push_back("d" + names.result[0]);
        for (std::size_t a = 0; a + 1 < all; ++a) names.result.push_back("d" + names.argument[a]);
    }
};
template <class Definition, class Selected>
struct naming<hvp_of<Definition, Selected>> {
    static void add(text_names& names, std::size_t all) {
        std::size_t const own = before_partners<Selected>(all);
        bool const alone = all == own + 1;
        names.result.clear();
        each_selected<Selected>(static_cast<int>(own), [&](int a) {
            std::string const direction = alone ? "v" : "v" + std::to_string(a);
            names.argument.push_back(direction);
            names.result.push_back("H" + direction);
        });
    }
};
template <class Definition, class Selected, direction Direction>
struct naming<jacobian_of<Definition, Selected, Direction>> {
    static void add(text_names& names, std::size_t all) {
        name_inner<Definition>(names, all);
        std::vector<std::string> const rows = names.result;
        names.result.clear();
        for (std::string const& row : rows)
            each_selected<Selected>(static_cast<int>(all), [&](int a) {
                names.result.push_back("d" + row + "/d" +
                                       names.argument[static_cast<std::size_t>(a)]);
            });
    }
};
template <class Definition, class Selected, direction Direction>
struct naming<hessian_of<Definition, Selected, Direction>> {
    static void add(text_names& names, std::size_t all) {
        names.result.clear();
        each_selected<Selected>(static_cast<int>(all), [&](int a) {
            each_selected<Selected>(static_cast<int>(all), [&](int b) {
                names.result.push_back("d2y/d" + names.argument[static_cast<std::size_t>(a)] + "d" +
                                       names.argument[static_cast<std::size_t>(b)]);
            });
        });
    }
};

/// Of a definition with so many arguments in a row. Those that have been given no name are `x`, or
/// `x0`, `x1` ..., and `x1.W` where they are leaves of a structure.
template <class Definition, class At>
text_names names_in_text(std::size_t all, std::vector<std::string> given) {
    std::size_t own = all;
    if constexpr (requires { derivation<Definition>::own(all); })
        own = derivation<Definition>::own(all);
    for (std::size_t k = given.size(); k < own; ++k)
        given.push_back(own == 1 ? "x" : argument_names<At>::of("x", static_cast<int>(k)));
    given.resize(own);
    text_names names{std::move(given), {}};
    naming<Definition>::add(names, all);
    return names;
}

} // namespace tapeless::arrays
