// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_dual.hpp>

#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

/// Arrays that lie in memory. What chooses (max, abs, select ...) chooses by the value, and where
/// the library says what the slope at a kink is, it is that. What does not exist throws.
namespace plain {

using lengths = std::vector<long>;
using numbers = std::vector<dual>;

/// How many elements axes from one on have.
inline long elements_from(lengths const& shape, std::size_t axis) {
    long count = 1;
    for (; axis < shape.size(); ++axis) count *= shape[axis];
    return count;
}

/// In row-major order; a number is an array without axes.
struct array {
    lengths shape;
    numbers all;

    array(double x) : all{x} {}
    explicit array(dual const& x) : all{x} {}
    explicit array(lengths const& s)
        : shape(s), all(static_cast<std::size_t>(elements_from(s, 0))) {}

    long size() const { return static_cast<long>(all.size()); }
    dual& operator[](long k) { return all.at(static_cast<std::size_t>(k)); }
    dual const& operator[](long k) const { return all.at(static_cast<std::size_t>(k)); }

    /// Indices may be elements of arrays of integers.
    template <class... Index>
    array operator()(Index const&... index) const {
        long place = 0;
        std::size_t axis = 0;
        ((place = place * shape.at(axis) + inside(as_index(index), axis), ++axis), ...);
        return array((*this)[place]);
    }
    static long as_index(long i) { return i; }
    static long as_index(array const& x) { return static_cast<long>(x[0].value()); }

private:
    long inside(long i, std::size_t axis) const {
        if (i < 0 || i >= shape[axis]) throw std::out_of_range("an index");
        return i;
    }
};
inline long operator+(array const& element, long i) { return array::as_index(element) + i; }

/// Calls `visit` with the place of each element, in row-major order.
template <class Visit>
void each_place(lengths const& shape, Visit const& visit) {
    lengths place(shape.size());
    for (long k = 0; k < elements_from(shape, 0); ++k) {
        visit(place);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            if (++place[axis] < shape[axis]) break;
            place[axis] = 0;
        }
    }
}
/// The element at a place; missing axes and those of length 1 repeat.
inline dual repeated(array const& a, lengths const& place) {
    std::size_t const before = place.size() - a.shape.size();
    long k = 0;
    for (std::size_t axis = 0; axis < a.shape.size(); ++axis)
        k = k * a.shape[axis] + (a.shape[axis] == 1 ? 0 : place[before + axis]);
    return a[k];
}
inline lengths common_shape(lengths a, lengths b) {
    if (a.size() < b.size()) std::swap(a, b);
    for (std::size_t k = 0; k < b.size(); ++k) {
        long& length = a[a.size() - b.size() + k];
        if (length == 1)
            length = b[k];
        else if (b[k] != 1 && b[k] != length)
            throw std::invalid_argument("extents that disagree");
    }
    return a;
}
/// `f` of the elements.
template <class Function, class... More>
array each(Function const& f, array const& a, More const&... more) {
    lengths shape = a.shape;
    ((shape = common_shape(shape, more.shape)), ...);
    array made(shape);
    long k = 0;
    each_place(shape,
               [&](lengths const& p) { made[k++] = f(repeated(a, p), repeated(more, p)...); });
    return made;
}

inline array operator-(array const& a) {
    return each([](dual const& x) { return -x; }, a);
}
inline array operator+(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return x + y; }, a, b);
}
inline array operator-(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return x - y; }, a, b);
}
inline array operator*(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return x * y; }, a, b);
}
inline array operator/(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return x / y; }, a, b);
}
inline array& operator+=(array& a, array const& b) { return a = a + b; }
inline array& operator-=(array& a, array const& b) { return a = a - b; }
inline array& operator*=(array& a, array const& b) { return a = a * b; }

/// Conditions are 1 and 0.
inline array operator<(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return dual(x.value() < y.value()); }, a, b);
}
inline array select(array const& condition, array const& a, array const& b) {
    return each([](dual const& c, dual const& x, dual const& y) { return c.value() != 0 ? x : y; },
                condition, a, b);
}
inline array max(array const& a, array const& b) {
    return each([](dual const& x, dual const& y) { return max(x, y); }, a, b);
}
inline array min(array const& a, array const& b) { return -max(-a, -b); }
inline array abs(array const& a) {
    return each([](dual const& x) { return abs(x); }, a);
}
inline array relu(array const& a) {
    return each([](dual const& x) { return x.value() <= 0 ? dual(0.0) : x; }, a);
}

inline array exp(array const& a) {
    return each([](dual const& x) { return exp(x); }, a);
}
inline array log(array const& a) {
    return each([](dual const& x) { return log(x); }, a);
}
inline array sin(array const& a) {
    return each([](dual const& x) { return sin(x); }, a);
}
inline array cos(array const& a) {
    return each([](dual const& x) { return cos(x); }, a);
}
inline array tanh(array const& a) {
    return each([](dual const& x) { return tanh(x); }, a);
}
inline array sqrt(array const& a) {
    return each([](dual const& x) { return sqrt(x); }, a);
}
/// What is taken for a constant has no units.
inline array stop_gradient(array const& a) {
    return each([](dual const& x) { return dual(x.value()); }, a);
}
inline array pow(array const& a, array const& b) { return exp(b * log(a)); }
inline array sigmoid(array const& a) { return 1.0 / (1.0 + exp(-a)); }
inline array softplus(array const& a) { return log(1.0 + exp(a)); }

} // namespace plain
