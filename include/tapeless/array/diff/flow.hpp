// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/ordinary.hpp>
#include <tapeless/array/graph/reduce.hpp>
#include <tapeless/expr/expression.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless::arrays {

/// What flows from a reduction, node `i` with the adjoint `w`, to each of its elements.
///
/// A sum hands its adjoint on. A maximum m shares it among the elements equal to m. A product P
/// gives P / x, and where P has lost what its factors were, the product of the others itself, which
/// is computed in that case only.
///
/// Where this is differentiated itself and one element is zero, that alone gets the product of the
/// others, which is kept without zeros for that. What has a factor that is zero counts by the slope
/// of that factor: their sum Z is the only one there is, or with the element's own one taken out
/// the other one of two.
constexpr int flow_through(array_graph& g, atom const a, int i, int w) {
    if (a.how == reduction::sum) return w;
    symbol const x(&g, a.of), flow(&g, w), result(&g, i);
    auto const over = [&](symbol const& element, reduction how) {
        return symbol(&g, reduce(g, a.over, element.in(g), how));
    };
    if (a.how == reduction::max) {
        auto const wins = x == result;
        symbol const winners = over(select(wins, symbol(1.0), symbol(0.0)), reduction::sum);
        return select(wins, flow / winners, symbol(0.0)).in(g);
    }
    if (g.becomes == fate::called) {
        symbol const product = apply_op(ordinary_op{}, result);
        symbol const others = over(x, reduction::others);
        return (flow * select(product == symbol(0.0), others, product / x)).in(g);
    }
    auto const vanishes = x == symbol(0.0);
    symbol const zeros = over(select(vanishes, symbol(1.0), symbol(0.0)), reduction::sum);
    symbol const others = over(select(vanishes, symbol(1.0), x), reduction::product);
    if (g.becomes < fate::pushed) { // the choice is the sum's, the quotient the element's
        symbol const of_zero = select(zeros < symbol(1.5), flow * others, symbol(0.0));
        symbol const of_rest = select(zeros < symbol(0.5), flow * others, symbol(0.0));
        return select(vanishes, of_zero, of_rest / x).in(g);
    }
    symbol const sum_of_zeros = over(select(vanishes, x, symbol(0.0)), reduction::sum);
    symbol const one = select(zeros < symbol(1.5), flow * others / x * sum_of_zeros, symbol(0.0));
    symbol const two = select(zeros < symbol(2.5), flow * others * (sum_of_zeros - x), symbol(0.0));
    symbol const of_zero = select(zeros < symbol(1.5), flow * others, two);
    symbol const of_rest = select(zeros < symbol(0.5), flow * others / x, one);
    return select(vanishes, of_zero, of_rest).in(g);
}

} // namespace tapeless::arrays
