// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/argument_names.hpp>
#include <tapeless/array/call/elements.hpp>
#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/trace.hpp>

#include <stdexcept>
#include <string>

namespace tapeless::arrays {

/// The shape of an argument as a text, as in "4 x 3".
template <class Argument>
std::string shape_text(Argument const& x) {
    using Traits = array_argument<Argument>;
    std::string text;
    for (int axis = 0; axis < Traits::shape::rank; ++axis)
        text += (axis > 0 ? " x " : "") + std::to_string(Traits::extent(x, axis));
    return text;
}

/// What the exceptions of a call say. They are made of the arguments alone, in functions that are
/// no part of a call that is accepted: its numbers can stay in registers.
template <class Source, class... Argument>
struct refusals {
    /// An axis of an argument, or one whose length follows from those of some arguments.
    struct place {
        int argument = -1, axis = 0;
        word made_of = 0; // a bit for each argument
    };
    /// The first axis of a dimension.
    static consteval place first_with(int dimension) {
        for (int a = 0; a < Source::graph.arguments; ++a)
            for (int axis = 0; axis < Source::graph.rank_of[a]; ++axis)
                if (Source::graph.root(Source::graph.dimension_of[a][axis]) == dimension)
                    return {a, axis};
        return {};
    }
    /// The same, or what a length that is no argument's follows from. Lengths follow from those of
    /// dimensions that were made before.
    static consteval place place_of(int dimension, int before = Source::graph.dimensions) {
        place found = first_with(dimension);
        if (Source::graph.length[dimension] != unknown_length) return found;
        for (int d = 0; d < before && found.argument < 0 && found.made_of == 0; ++d)
            if (Source::graph.root(d) == dimension) found = made_by(d);
        return found;
    }
    /// What the length of this very dimension follows from.
    static consteval place made_by(int dimension) {
        derived_length const from = Source::graph.length_from[dimension];
        place made;
        int const all = from.rule == length_rule::given ? 0 : from.b == from.a ? 1 : 2;
        for (int k = 0; k < all; ++k) {
            place const one = place_of(Source::graph.root(k == 0 ? from.a : from.b), dimension);
            made.made_of |= one.argument < 0 ? one.made_of : only(one.argument);
        }
        return made;
    }

    [[noreturn, gnu::noinline, gnu::cold]] static void extents(place a, place b,
                                                               Argument const&... x) {
        std::string const text = TAPELESS_THROWS_ARRAY_EXTENTS ": " + name_of(a.argument) +
                                 " has the shape " + shape(a.argument, x...) + ", " +
                                 name_of(b.argument) + " the shape " + shape(b.argument, x...) +
                                 "; axis " + std::to_string(a.axis) + " of the one and axis " +
                                 std::to_string(b.axis) + " of the other have to be equal";
        bool const one = extent(a, x...) == 1 || extent(b, x...) == 1;
        throw std::invalid_argument(text + (one ? TAPELESS_THROWS_ARRAY_ONE : ""));
    }
    /// A length that follows from others is not that of an axis that it meets.
    [[noreturn, gnu::noinline, gnu::cold]] static void
    made(place by, std::size_t made, place met, std::size_t length, Argument const&... x) {
        throw std::invalid_argument(TAPELESS_THROWS_ARRAY_EXTENTS ": " + described(by, made, x...) +
                                    " meets " + described(met, length, x...) +
                                    (made == 1 || length == 1 ? TAPELESS_THROWS_ARRAY_ONE : ""));
    }
    /// A length cannot follow from those of these axes.
    [[noreturn, gnu::noinline, gnu::cold]] static void derived(derived_length const& from, place a,
                                                               std::size_t of_a, place b,
                                                               std::size_t of_b,
                                                               Argument const&... x) {
        std::string const axis = described(a, of_a, x...);
        if (from.rule == length_rule::windows)
            throw std::invalid_argument(TAPELESS_THROWS_ARRAY_KERNEL ": " +
                                        described(b, of_b, x...) + ", and " + axis);
        if (from.exact)
            throw std::invalid_argument(TAPELESS_THROWS_ARRAY_RESHAPE ": " + std::to_string(of_a) +
                                        " are no multiple of " + std::to_string(from.by) +
                                        ", along " + axis);
        throw std::out_of_range(TAPELESS_THROWS_ARRAY_INDEX ": " + std::to_string(-from.number) +
                                " elements or more are wanted of " + axis);
    }
    /// A position runs from `least` to `most`, and an argument of integers, if there is one, is
    /// what takes it there.
    template <int Bound>
    [[noreturn]] static void index(std::ptrdiff_t least, std::ptrdiff_t most, std::size_t length,
                                   Argument const&... x) {
        constexpr bound b = Source::graph.bounded[Bound];
        constexpr place along = read_along(b.dimension);
        constexpr int integers = integers_in(b.at);
        outside(along, integers, least, most, length, x...);
    }

private:
    /// The very axis that a dimension is, since equal ones may have been found to be one.
    static consteval place read_along(int dimension) {
        for (int a = 0; a < Source::graph.arguments; ++a)
            for (int axis = 0; axis < Source::graph.rank_of[a]; ++axis)
                if (Source::graph.dimension_of[a][axis] == dimension) return {a, axis};
        return place_of(Source::graph.root(dimension));
    }
    static consteval int integers_in(position const& at) {
        if (!Source::graph.is_combined(at)) return -1;
        int const node = Source::graph.of_combined(at.index).gathered;
        return node != 0 ? Source::graph.atom_of(node).of : -1;
    }
    [[noreturn, gnu::noinline, gnu::cold]] static void
    outside(place along, int integers, std::ptrdiff_t least, std::ptrdiff_t most,
            std::size_t length, Argument const&... x) {
        std::string text = TAPELESS_THROWS_ARRAY_INDEX ": it runs from " + std::to_string(least) +
                           " to " + std::to_string(most) + " along " +
                           described(along, length, x...);
        int a = 0;
        auto const look = [&]<class Given>(Given const& one) {
            if constexpr (array_argument<Given>::shape::integers != 0)
                if (a == integers) text += "; " + extreme_of(one, a, least < 0);
            ++a;
        };
        (look(x), ...);
        throw std::out_of_range(text);
    }
    /// The first one of the least or of the largest integers, and where it is.
    template <class Given>
    static std::string extreme_of(Given const& x, int argument, bool least) {
        std::ptrdiff_t extreme = 0;
        std::string place;
        each_element(x, [&](auto element, std::size_t const* at) {
            auto const value = static_cast<std::ptrdiff_t>(element);
            if (!place.empty() && !(least ? value < extreme : value > extreme)) return;
            extreme = value;
            place = "element (";
            for (int axis = 0; axis < array_argument<Given>::shape::rank; ++axis)
                place += (axis > 0 ? ", " : "") + std::to_string(at[axis]);
        });
        return place + ") of " + name_of(argument) + " is " + std::to_string(extreme);
    }

    static std::string described(place p, std::size_t length, Argument const&... x) {
        if (p.argument < 0) {
            std::string text = "an axis of the length " + std::to_string(length);
            text += " that the function makes";
            bool first = true;
            for (int a = 0; a < Source::graph.arguments; ++a)
                if ((p.made_of & only(a)) != 0) {
                    text += (first ? " of " : " and ") + name_of(a);
                    text += " with the shape " + shape(a, x...);
                    first = false;
                }
            return text;
        }
        return "axis " + std::to_string(p.axis) + " of " + name_of(p.argument) +
               ", which has the shape " + shape(p.argument, x...);
    }
    static std::string shape(int argument, Argument const&... x) {
        std::string const all[] = {shape_text(x)...};
        return all[argument];
    }
    static std::size_t extent(place p, Argument const&... x) {
        std::size_t found = 0;
        int a = 0;
        ((found = a++ == p.argument ? array_argument<Argument>::extent(x, p.axis) : found), ...);
        return found;
    }
    /// What follows the arguments of the function itself counts anew: "tangent 0".
    static std::string name_of(int a) {
        using names = argument_names<Source>;
        if constexpr (requires { Source::behind; }) {
            constexpr int primals = static_cast<int>(Source::primals);
            if (a >= primals && Source::behind_is_alike)
                return names::of(Source::behind, a - primals);
            if (a >= primals) return Source::behind + std::to_string(a - primals);
        }
        return names::of("argument ", a);
    }
};

} // namespace tapeless::arrays
