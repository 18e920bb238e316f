// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_elements.hpp>

#include <map>
#include <string>

/// Reductions, products and rearrangements of plain arrays.
namespace plain {

// ---- reductions ----

/// The rows of `a` along an axis, one after the other.
template <class Visit>
void each_row(array const& a, std::size_t axis, Visit const& visit) {
    long const n = a.shape[axis], step = elements_from(a.shape, axis + 1);
    for (long block = 0; block < a.size(); block += n * step)
        for (long start = block; start < block + step; ++start) {
            numbers x;
            for (long k = 0; k < n; ++k) x.push_back(a[start + k * step]);
            visit(x, start, step);
        }
}
/// One number of all elements, or of each row along an axis.
template <int... Axis, class Change>
array reduced(array const& a, Change const& change) {
    array made(0.0);
    if constexpr (sizeof...(Axis) == 0)
        made.all = {change(a.all)};
    else {
        std::size_t const axis{Axis...};
        made.shape = a.shape;
        made.shape.erase(made.shape.begin() + static_cast<long>(axis));
        made.all.clear();
        each_row(a, axis, [&](numbers const& x, long, long) { made.all.push_back(change(x)); });
    }
    return made;
}
/// Each row along the last axis changed.
template <class Change>
array with_rows(array a, Change const& change) {
    each_row(a, a.shape.size() - 1, [&](numbers const& x, long place, long step) {
        for (complex const& y : change(x)) a[place] = y, place += step;
    });
    return a;
}

template <int... Axis>
array sum(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        complex total = 0;
        for (complex const& one : x) total += one;
        return total;
    });
}
template <int... Axis>
array product(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        complex total = 1;
        for (complex const& one : x) total *= one;
        return total;
    });
}
template <int... Axis>
array max(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        complex largest = x[0];
        for (complex const& one : x) largest = one.real() > largest.real() ? one : largest;
        return largest;
    });
}
template <int... Axis>
array min(array const& a) {
    return -max<Axis...>(-a);
}
template <int... Axis>
array mean(array const& a) {
    array const total = sum<Axis...>(a);
    return total * (static_cast<double>(total.size()) / static_cast<double>(a.size()));
}
template <int... Axis>
array logsumexp(array const& a) {
    return log(sum<Axis...>(exp(a)));
}
template <int... Axis>
array norm(array const& a) {
    return sqrt(sum<Axis...>(a * a));
}
inline array log_softmax(array const& a) {
    return with_rows(a, [](numbers x) {
        complex total = 0;
        for (complex const& one : x) total += std::exp(one);
        for (complex& one : x) one -= std::log(total);
        return x;
    });
}
inline array softmax(array const& a) { return exp(log_softmax(a)); }
inline array layer_norm(array const& a) {
    return with_rows(a, [](numbers x) {
        real const n = static_cast<real>(x.size());
        complex middle = 0, variance = 0;
        for (complex const& one : x) middle += one / n;
        for (complex& one : x) one -= middle, variance += one * one / n;
        for (complex& one : x) one /= std::sqrt(variance + complex(1e-5));
        return x;
    });
}
inline array mse(array const& a, array const& b) {
    array const difference = a - b;
    return mean(difference * difference);
}

// ---- products ----

/// Every letter is a loop.
template <class... Array>
array contraction(std::string const& text, Array const&... a) {
    std::map<char, long> length, at;
    std::vector<std::string> letters(1);
    for (char const c : text)
        if (c == ',' || c == '>')
            letters.emplace_back();
        else if (c != '-')
            letters.back() += c;
    std::size_t operand = 0;
    auto const measure = [&](array const& x) {
        for (std::size_t k = 0; k < x.shape.size(); ++k) length[letters[operand][k]] = x.shape[k];
        ++operand;
    };
    (measure(a), ...);
    auto const place = [&](std::string const& of) {
        long k = 0;
        for (char const c : of) k = k * length[c] + at[c];
        return k;
    };
    lengths all, shape;
    for (auto const& [c, n] : length) all.push_back(n);
    for (char const c : letters.back()) shape.push_back(length[c]);
    array made(shape);
    each_place(all, [&](lengths const& p) {
        std::size_t k = 0;
        for (auto const& [c, n] : length) at[c] = p[k++];
        complex term = 1;
        operand = 0;
        ((term *= a[place(letters[operand++])]), ...);
        made[place(letters.back())] += term;
    });
    return made;
}
/// Letters as a template argument.
template <std::size_t Size>
struct letters {
    char text[Size]{};
    constexpr letters(char const (&all)[Size]) {
        for (std::size_t k = 0; k < Size; ++k) text[k] = all[k];
    }
};
template <letters Text, class... Array>
array einsum(Array const&... a) {
    return contraction(Text.text, a...);
}
inline array dot(array const& x, array const& y) { return contraction("i,i->", x, y); }
inline array outer(array const& x, array const& y) { return contraction("i,j->ij", x, y); }
inline array transpose(array const& a) { return contraction("ij->ji", a); }
inline array matmul(array const& a, array const& b) {
    std::string const left = a.shape.size() == 3 ? "bi" : a.shape.size() == 2 ? "i" : "";
    std::string const before = b.shape.size() == 3 ? "b" : "",
                      right = b.shape.size() > 1 ? "k" : "";
    std::string const out = left.empty() ? before : left.size() == 1 ? before + left : left;
    return contraction(left + "j," + before + "j" + right + "->" + out + right, a, b);
}

// ---- rearrangements ----

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
