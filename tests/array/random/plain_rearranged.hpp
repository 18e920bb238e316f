// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_array.hpp>

/// Rearrangements of plain arrays, and convolutions.
namespace plain {

/// An array of which each element is that of `a` at the place that `from` makes of its own; zero
/// outside.
template <class From>
array read(array const& a, lengths const& shape, From const& from) {
    array made(shape);
    long k = 0;
    each_place(shape, [&](lengths place) {
        from(place);
        long source = 0;
        bool inside = true;
        for (std::size_t axis = 0; axis < place.size(); ++axis) {
            inside = inside && place[axis] >= 0 && place[axis] < a.shape[axis];
            source = source * a.shape[axis] + place[axis];
        }
        made[k++] = inside ? a[source] : complex(0);
    });
    return made;
}
template <std::size_t Axis>
array pad(array const& a, long before, long behind) {
    lengths shape = a.shape;
    shape[Axis] += before + behind;
    return read(a, shape, [&](lengths& place) { place[Axis] -= before; });
}
template <std::size_t Axis>
array slice(array const& a, long from, long to, long step = 1) {
    lengths shape = a.shape;
    long const end = to > 0 ? to : shape[Axis] + to;
    shape[Axis] = (end - from + step - 1) / step;
    return read(a, shape, [&](lengths& place) { place[Axis] = from + step * place[Axis]; });
}
template <std::size_t Axis>
array flip(array const& a) {
    return read(a, a.shape, [&](lengths& place) { place[Axis] = a.shape[Axis] - 1 - place[Axis]; });
}
template <std::size_t Axis>
array concat(array const& a, array const& b) {
    return pad<Axis>(a, 0, b.shape[Axis]) + pad<Axis>(b, a.shape[Axis], 0);
}
/// An extent that is dynamic is -1.
template <long... Extent>
array reshape(array a) {
    long known = 1;
    ((known *= Extent < 0 ? 1 : Extent), ...);
    a.shape = {(Extent < 0 ? a.size() / known : Extent)...};
    return a;
}
inline constexpr long dynamic = -1;
inline array flatten(array const& a) { return reshape<dynamic>(a); }
inline array row(array const& a, long i) {
    array made(lengths{a.shape[1]});
    for (long j = 0; j < made.size(); ++j) made[j] = a[i * made.size() + j];
    return made;
}
inline array take(array const& a, array const& places) {
    lengths shape = places.shape;
    shape.insert(shape.end(), a.shape.begin() + 1, a.shape.end());
    array made(shape);
    long const size = elements_from(a.shape, 1);
    for (long k = 0; k < made.size(); ++k)
        made[k] = a[array::as_index(array(places[k / size])) * size + k % size];
    return made;
}

/// Zeros around the input of a convolution: so many, or what makes as many results as elements.
struct padding {
    long zeros = 0;
    bool centred = false;
    static padding const same;
};
inline constexpr padding padding::same{0, true};

/// What the l-th element of a kernel is multiplied by, along the last axis.
inline array tap(array const& x, long kernel, long l, long stride, padding around) {
    lengths shape = x.shape;
    long& n = shape.back();
    long const before = around.centred ? (kernel - 1) / 2 : around.zeros;
    n = around.centred ? (n + stride - 1) / stride : (n + 2 * before - kernel) / stride + 1;
    return read(x, shape, [&](lengths& p) { p.back() = stride * p.back() + l - before; });
}
/// With a kernel of three axes, channels made and channels taken in front.
inline array conv1d(array const& x, array const& w, long stride = 1, padding around = {}) {
    array total = 0.0;
    for (long l = 0; l < w.shape.back(); ++l) {
        array const read = tap(x, w.shape.back(), l, stride, around);
        if (w.shape.size() == 1)
            total += w(l) * read;
        else
            total += contraction("ocl,ci->oi", slice<2>(w, l, l + 1), read);
    }
    return total;
}
inline array conv2d(array const& x, array const& w, long stride = 1, padding around = {}) {
    array total = 0.0;
    for (long k = 0; k < w.shape[0]; ++k) {
        array const read = transpose(tap(transpose(x), w.shape[0], k, stride, around));
        total += conv1d(read, row(w, k), stride, around);
    }
    return total;
}

} // namespace plain
