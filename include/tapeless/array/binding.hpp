// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/run_nest.hpp>
#include <tapeless/array/trace.hpp>

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

/// The arguments of a call: where they lie and how long they are. Lengths are compared before
/// anything is written.
template <class Source, class Element, class... Argument>
class binding {
public:
    explicit binding(Argument const&... argument) : argument_(argument...) {
        bind(std::index_sequence_for<Argument...>{});
    }

protected:
    machine<Element> m_;

private:
    template <std::size_t... A>
    void bind(std::index_sequence<A...>) {
        [&]<int... D>(std::integer_sequence<int, D...>) { (know<D>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.g.dimensions>{});
        (bind_one<static_cast<int>(A)>(std::get<A>(argument_)), ...);
        [&]<int... B>(std::integer_sequence<int, B...>) { (check_bound<B>(), ...); }
        (std::make_integer_sequence<int, Source::graph.bounds>{});
    }
    template <int D>
    void know() {
        constexpr std::size_t known = plan_of<Source>::plan.g.length[D];
        if constexpr (known != dynamic) m_.length[D] = known;
    }
    template <int A, class Given>
    void bind_one(Given const& x) {
        using Traits = array_argument<Given>;
        constexpr int rank = Traits::shape::rank;
        m_.argument[A] = Traits::data(x);
        std::size_t step = 1;
        for (int axis = rank - 1; axis >= 0; --axis) {
            if constexpr (Traits::row_major)
                m_.argument_stride[A][axis] = step;
            else
                m_.argument_stride[A][axis] = Traits::stride(x, axis);
            step *= Traits::extent(x, axis);
        }
        [&]<int... Axis>(std::integer_sequence<int, Axis...>) {
            (meet<A, Axis>(Traits::extent(x, Axis)), ...);
        }
        (std::make_integer_sequence<int, rank>{});
    }
    /// The first axis of a dimension sets its length, the others have to agree.
    template <int A, int Axis>
    void meet(std::size_t extent) {
        constexpr int d = Source::graph.root(Source::graph.dimension_of[A][Axis]);
        if (first_argument_[d] == 0) {
            m_.length[d] = extent;
            first_argument_[d] = A + 1;
            first_axis_[d] = Axis;
        } else if (m_.length[d] != extent)
            refuse(first_argument_[d] - 1, first_axis_[d], A, Axis);
    }
    template <int B>
    void check_bound() const {
        constexpr bound b = Source::graph.bounded[B];
        constexpr int axis = Source::graph.root(b.dimension);
        std::size_t first_one = 0, count = 1;
        if constexpr (b.at.index >= 0) {
            constexpr position until = Source::graph.index[b.at.index].until;
            count = m_.length[Source::graph.dimension_at(b.at.index)];
            if (until.index >= 0 && until.offset == 0 && count > 0) --count;
        }
        first_one = static_cast<std::size_t>(b.at.offset);
        if (b.at.offset < 0 || (count > 0 && first_one + count > m_.length[axis]))
            throw std::out_of_range(TAPELESS_THROWS_ARRAY_INDEX);
    }
    [[noreturn]] void refuse(int a, int a_axis, int b, int b_axis) const {
        std::string shape[sizeof...(Argument)];
        int k = 0;
        std::apply([&](auto const&... x) { ((shape[k++] = shape_text(x)), ...); }, argument_);
        throw std::invalid_argument(TAPELESS_THROWS_ARRAY_EXTENTS ": argument " +
                                    std::to_string(a) + " has the shape " + shape[a] +
                                    ", argument " + std::to_string(b) + " the shape " + shape[b] +
                                    "; axis " + std::to_string(a_axis) + " of the one and axis " +
                                    std::to_string(b_axis) + " of the other have to be equal");
    }

    std::tuple<Argument const&...> argument_;
    int first_argument_[max_dimensions]{};
    int first_axis_[max_dimensions]{};
};

} // namespace tapeless::arrays
