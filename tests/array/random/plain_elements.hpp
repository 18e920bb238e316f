// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <utility>
#include <vector>

/// Arrays that lie in memory, of complex numbers: f(x + ih) has the imaginary part h f'(x). What
/// chooses (max, abs, select ...) chooses by the real part.
namespace plain {

using real = long double;
using complex = std::complex<real>;
using lengths = std::vector<long>;
using numbers = std::vector<complex>;

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
    explicit array(complex const& x) : all{x} {}
    explicit array(lengths const& s)
        : shape(s), all(static_cast<std::size_t>(elements_from(s, 0))) {}

    long size() const { return static_cast<long>(all.size()); }
    complex& operator[](long k) { return all[static_cast<std::size_t>(k)]; }
    complex const& operator[](long k) const { return all[static_cast<std::size_t>(k)]; }

    /// Indices may be elements of arrays of integers.
    template <class... Index>
    array operator()(Index const&... index) const {
        long place = 0;
        std::size_t axis = 0;
        ((place = place * shape[axis++] + as_index(index)), ...);
        return array((*this)[place]);
    }
    static long as_index(long i) { return i; }
    static long as_index(array const& x) { return static_cast<long>(x[0].real()); }
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
inline complex repeated(array const& a, lengths const& place) {
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
        if (length == 1) length = b[k];
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
    return each([](complex x) { return -x; }, a);
}
inline array operator+(array const& a, array const& b) {
    return each([](complex x, complex y) { return x + y; }, a, b);
}
inline array operator-(array const& a, array const& b) {
    return each([](complex x, complex y) { return x - y; }, a, b);
}
inline array operator*(array const& a, array const& b) {
    return each([](complex x, complex y) { return x * y; }, a, b);
}
inline array operator/(array const& a, array const& b) {
    return each([](complex x, complex y) { return x / y; }, a, b);
}
inline array& operator+=(array& a, array const& b) { return a = a + b; }
inline array& operator-=(array& a, array const& b) { return a = a - b; }
inline array& operator*=(array& a, array const& b) { return a = a * b; }

/// Conditions are 1 and 0.
inline array operator<(array const& a, array const& b) {
    return each([](complex x, complex y) { return complex(x.real() < y.real()); }, a, b);
}
inline array select(array const& condition, array const& a, array const& b) {
    return each([](complex c, complex x, complex y) { return c.real() != 0 ? x : y; }, condition, a,
                b);
}
inline array max(array const& a, array const& b) { return select(a < b, b, a); }
inline array min(array const& a, array const& b) { return select(b < a, b, a); }
inline array abs(array const& a) { return select(a < 0.0, -a, a); }
inline array relu(array const& a) { return select(a < 0.0, 0.0, a); }

inline array exp(array const& a) {
    return each([](complex x) { return std::exp(x); }, a);
}
inline array log(array const& a) {
    return each([](complex x) { return std::log(x); }, a);
}
inline array sin(array const& a) {
    return each([](complex x) { return std::sin(x); }, a);
}
inline array cos(array const& a) {
    return each([](complex x) { return std::cos(x); }, a);
}
inline array tanh(array const& a) {
    return each([](complex x) { return std::tanh(x); }, a);
}
inline array sqrt(array const& a) {
    return each([](complex x) { return std::sqrt(x); }, a);
}
/// What is taken for a constant, in the order of the calls: a call of a function beside the point
/// at which it was called first is given what there was at that point.
struct stopped {
    std::vector<array> all;
    std::size_t next = 0;
};
inline stopped stops;
inline array stop_gradient(array const& a) {
    if (stops.next == stops.all.size())
        stops.all.push_back(each([](complex x) { return complex(x.real()); }, a));
    return stops.all[stops.next++];
}
inline array pow(array const& a, array const& b) { return exp(b * log(a)); }
inline array sigmoid(array const& a) { return 1.0 / (1.0 + exp(-a)); }

} // namespace plain
