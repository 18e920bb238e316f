// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_array.hpp>

/// Rearrangements of plain arrays, and convolutions.
namespace plain {

/// The element at a place; zero outside.
inline dual element_or_zero(array const& a, lengths const& place) {
    long k = 0;
    for (std::size_t axis = 0; axis < place.size(); ++axis) {
        if (place[axis] < 0 || place[axis] >= a.shape[axis]) return 0;
        k = k * a.shape[axis] + place[axis];
    }
    return a[k];
}
/// An array of which each element is that of `a` at the place that `from` makes of its own.
template <class From>
array read(array const& a, lengths const& shape, From const& from) {
    array made(shape);
    long k = 0;
    each_place(shape, [&](lengths place) {
        from(place);
        made[k++] = element_or_zero(a, place);
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
/// Arrays of equal shape as one, with an axis more that counts them.
template <std::size_t Axis = 0>
array stacked(std::vector<array> const& parts) {
    constexpr long at = Axis;
    lengths shape = parts.empty() ? lengths{} : parts[0].shape;
    shape.insert(shape.begin() + at, static_cast<long>(parts.size()));
    array made(shape);
    long k = 0;
    each_place(shape, [&](lengths place) {
        array const& part = parts[static_cast<std::size_t>(place[Axis])];
        place.erase(place.begin() + at);
        made[k++] = element_or_zero(part, place);
    });
    return made;
}
template <std::size_t Axis = 0, class... More>
array stack(array const& first, More const&... more) {
    return stacked<Axis>({first, more...});
}
/// An extent that is dynamic is -1.
template <long... Extent>
array reshape(array a) {
    long known = 1;
    ((known *= Extent < 0 ? 1 : Extent), ...);
    a.shape = {(Extent < 0 ? a.size() / known : Extent)...};
    if (elements_from(a.shape, 0) != a.size()) throw std::invalid_argument("extents of a shape");
    return a;
}
inline constexpr long dynamic = -1;
inline array flatten(array const& a) { return reshape<dynamic>(a); }
/// Of any rank: the last axis, at indices for the others.
template <class... Index>
array row(array const& a, Index const&... i) {
    array made(lengths{a.shape.back()});
    for (long j = 0; j < made.size(); ++j) made[j] = a(i..., j)[0];
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

/// A kernel passed over the last `Axes` axes. It has only those, or channels made and channels
/// taken in front of them.
template <std::size_t Axes>
array convolved(array const& x, array const& w, long stride, padding around) {
    std::size_t const first = x.shape.size() - Axes, channels = w.shape.size() - Axes;
    if (x.shape.size() < Axes + (channels != 0 ? 1 : 0))
        throw std::logic_error("the shape of what no turn has put out");
    lengths const kernel(w.shape.end() - Axes, w.shape.end());
    lengths shape = x.shape, before(Axes), taps = w.shape;
    for (std::size_t axis = 0; axis < Axes; ++axis) {
        long& n = shape[first + axis];
        before[axis] = around.centred ? (kernel[axis] - 1) / 2 : around.zeros;
        n = around.centred ? (n + stride - 1) / stride
                           : (n + 2 * before[axis] - kernel[axis]) / stride + 1;
    }
    if (channels != 0) shape[first - 1] = w.shape[0], taps[0] = 1;
    array made(shape);
    long k = 0;
    each_place(shape, [&](lengths const& place) {
        dual total = 0;
        each_place(taps, [&](lengths tap) {
            lengths from = place;
            for (std::size_t axis = 0; axis < Axes; ++axis)
                from[first + axis] =
                    stride * place[first + axis] + tap[channels + axis] - before[axis];
            if (channels != 0) from[first - 1] = tap[1], tap[0] = place[first - 1];
            total += element_or_zero(x, from) * element_or_zero(w, tap);
        });
        made[k++] = total;
    });
    return made;
}
inline array conv1d(array const& x, array const& w, long stride = 1, padding around = {}) {
    return convolved<1>(x, w, stride, around);
}
inline array conv2d(array const& x, array const& w, long stride = 1, padding around = {}) {
    return convolved<2>(x, w, stride, around);
}

} // namespace plain
