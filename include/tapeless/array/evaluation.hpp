// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/run_nest.hpp>
#include <tapeless/array/trace.hpp>

#include <memory>
#include <new>
#include <stdexcept>
#include <string>

namespace tapeless {

/// Memory that evaluations over arrays use again: none of them allocates once it is large enough.
///
///     array_workspace memory;
///     memory.evaluate(result, f, A, x);    // result as f(A, x) returns it, written in place
class array_workspace {
public:
    template <class Result, class Definition, class... Argument>
    void evaluate(Result& result, function_object<Definition> f, Argument const&... argument);

    /// What the largest evaluation so far needed.
    std::size_t bytes() const { return bytes_; }

    void* reserve(std::size_t bytes) {
        if (bytes > bytes_) {
            memory_.reset();
            memory_.reset(::operator new(bytes, alignment));
            bytes_ = bytes;
        }
        return memory_.get();
    }

private:
    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(void* memory) const { ::operator delete(memory, alignment); }
    };
    std::unique_ptr<void, release> memory_;
    std::size_t bytes_ = 0;
};

namespace arrays {

/// The shape of an argument as a text, as in "4 x 3".
template <class Argument>
std::string shape_text(Argument const& x) {
    using Traits = array_argument<Argument>;
    std::string text;
    for (int axis = 0; axis < Traits::shape::rank; ++axis)
        text += (axis > 0 ? " x " : "") + std::to_string(Traits::extent(x, axis));
    return text;
}

/// One call: the arguments are bound, lengths compared, results and storage given their places.
template <class Source, class Element, class... Argument>
class evaluation {
public:
    explicit evaluation(Argument const&... argument) : argument_(argument...) {
        bind(std::index_sequence_for<Argument...>{});
        lay_out();
    }
    std::size_t elements() const { return elements_; }
    std::size_t const* extents(int result) const { return extent_of_result_[result]; }
    void set_result(int result, Element* to) { result_[result] = to; }

    void run(Element* memory) {
        place_storages(memory, std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
        [&]<int... K>(std::integer_sequence<int, K...>) {
            (nest_run<Source, K, Element>::run(m_), ...);
        }
        (std::make_integer_sequence<int, plan_of<Source>::nests>{});
    }

private:
    static constexpr int results = plan_of<Source>::plan.g.results;
    using arguments = std::tuple<Argument const&...>;

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
        if constexpr (b.at.index >= 0) count = m_.length[Source::graph.dimension_at(b.at.index)];
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

    void lay_out() {
        [&]<int... S>(std::integer_sequence<int, S...>) { (measure<S>(), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::plan.storages>{});
    }
    template <int S>
    void measure() {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        std::size_t step = 1;
        for (int axis = s.rank - 1; axis >= 0; --axis) {
            m_.storage_stride[S][axis] = step;
            step *= m_.length[s.dimension[axis]];
        }
        size_[S] = step;
        if constexpr (s.result >= 0)
            for (int axis = 0; axis < s.rank; ++axis)
                extent_of_result_[s.result][axis] = m_.length[s.dimension[axis]];
        else if constexpr (s.guest_of < 0)
            elements_ += round_up(step);
    }
    static constexpr std::size_t round_up(std::size_t n) { return (n + 15) / 16 * 16; }

    template <int... S>
    void place_storages(Element* memory, std::integer_sequence<int, S...>) {
        (place_one<S>(memory), ...);
    }
    template <int S>
    void place_one(Element*& memory) {
        constexpr storage s = plan_of<Source>::plan.storage_at[S];
        if constexpr (s.result >= 0)
            m_.storage[S] = result_[s.result];
        else if constexpr (s.guest_of >= 0)
            m_.storage[S] = result_[plan_of<Source>::plan.storage_at[s.guest_of].result];
        else {
            m_.storage[S] = memory;
            memory += round_up(size_[S]);
        }
        if constexpr (s.zeroed)
            for (std::size_t k = 0; k < size_[S]; ++k) m_.storage[S][k] = 0;
    }

    arguments argument_;
    machine<Element> m_;
    int first_argument_[max_dimensions]{};
    int first_axis_[max_dimensions]{};
    std::size_t size_[plan_of<Source>::plan.storages + 1]{};
    std::size_t extent_of_result_[results + 1][max_rank]{};
    Element* result_[results + 1]{};
    std::size_t elements_ = 0;
};

} // namespace arrays

} // namespace tapeless
