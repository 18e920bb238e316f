// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_elements.hpp>

#include <limits>
#include <map>
#include <string>

/// Reductions and products of plain arrays.
namespace plain {

// ---- reductions ----

/// The rows of `a` along an axis, one after the other; they may be empty.
template <class Visit>
void each_row(array const& a, std::size_t axis, Visit const& visit) {
    long const n = a.shape[axis], step = elements_from(a.shape, axis + 1);
    lengths const before(a.shape.begin(), a.shape.begin() + static_cast<long>(axis));
    for (long block = 0; block < elements_from(before, 0); ++block)
        for (long start = block * n * step; start < block * n * step + step; ++start) {
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
/// Each row along an axis changed, along the last one where none is named.
template <int... Axis, class Change>
array with_rows(array a, Change const& change) {
    std::size_t axis = a.shape.size() - 1;
    ((axis = Axis), ...);
    each_row(a, axis, [&](numbers const& x, long place, long step) {
        for (dual const& y : change(x)) a[place] = y, place += step;
    });
    return a;
}

template <int... Axis>
array sum(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        dual total = 0;
        for (dual const& one : x) total += one;
        return total;
    });
}
template <int... Axis>
array product(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        dual total = 1;
        for (dual const& one : x) total *= one;
        return total;
    });
}
inline constexpr real infinity = std::numeric_limits<real>::infinity();
inline real largest_of(numbers const& x) {
    real largest = -infinity;
    for (dual const& one : x)
        if (largest < one.value() || std::isnan(one.value())) largest = one.value();
    return largest;
}
/// The place of the first one that is the largest.
template <int... Axis>
array argmax(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        real const largest = largest_of(x);
        for (std::size_t k = 0; k < x.size(); ++k)
            if (x[k].value() == largest || std::isnan(x[k].value()))
                return dual(static_cast<real>(k));
        return dual(infinity);
    });
}
/// Those that are equal to it share the slope.
template <int... Axis>
array max(array const& a) {
    return reduced<Axis...>(a, [](numbers const& x) {
        real const largest = largest_of(x);
        if (x.empty()) return dual(largest);
        dual total = 0, count = 0;
        for (dual const& one : x)
            if (one.value() == largest) total += one, count += 1;
        return total / count;
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
    return each([](dual const& x) { return x.value() == 0 ? dual(0.0) : sqrt(x); },
                sum<Axis...>(a * a));
}
template <int... Axis>
array log_softmax(array const& a) {
    return with_rows<Axis...>(a, [](numbers x) {
        dual total = 0;
        for (dual const& one : x) total += exp(one);
        for (dual& one : x) one -= log(total);
        return x;
    });
}
template <int... Axis>
array softmax(array const& a) {
    return exp(log_softmax<Axis...>(a));
}
inline array layer_norm(array const& a, double epsilon = 1e-5) {
    return with_rows(a, [&](numbers x) {
        real const n = static_cast<real>(x.size());
        dual middle = 0, variance = 0;
        for (dual const& one : x) middle += one / n;
        for (dual& one : x) one -= middle, variance += one * one / n;
        for (dual& one : x) one /= sqrt(variance + dual(epsilon));
        return x;
    });
}
inline array layer_norm(array const& a, array const& gain, array const& shift,
                        double epsilon = 1e-5) {
    return layer_norm(a, epsilon) * gain + shift;
}
inline array mse(array const& a, array const& b) {
    array const difference = a - b;
    return mean(difference * difference);
}
inline array hinge(array const& scores, array const& labels) {
    return mean(relu(1.0 - labels * scores));
}
/// With probabilities, or with the number of a class for each row.
inline array cross_entropy(array const& scores, array const& wanted) {
    array chosen = 0.0 * scores;
    long const classes = scores.shape.back();
    for (long k = 0; k < chosen.size(); ++k)
        chosen[k] = wanted.shape == scores.shape
                        ? wanted[k]
                        : dual(array::as_index(array(wanted[k / classes])) == k % classes);
    return sum(chosen * log_softmax(scores)) *
           (-static_cast<double>(classes) / static_cast<double>(scores.size()));
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
        for (std::size_t k = 0; k < x.shape.size(); ++k)
            if (length.emplace(letters[operand][k], x.shape[k]).first->second != x.shape[k])
                throw std::invalid_argument("lengths of a letter that disagree");
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
        dual term = 1;
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

} // namespace plain
