// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "reference.hpp"

namespace reference {

/// The n-th derivative of digamma in MPFR, which has none: the defining sum over 1 / (x + k)^(n +
/// 1) up to x + k >= 80, on the negative axis too, then Euler and Maclaurin's remainder with
/// Bernoulli numbers from the zeta function. No reflection, so that it is independent of the
/// kernels'.
class polygamma {
public:
    explicit polygamma(int n) : order_(n) {}

    int operator()(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) const {
        mpfr_t y, sum, term;
        mpfr_inits2(400, y, sum, term, static_cast<mpfr_ptr>(nullptr));
        mpfr_set(y, x, MPFR_RNDN);
        mpfr_set_zero(sum, 1);
        for (; mpfr_cmp_ui(y, 80) < 0; mpfr_add_ui(y, y, 1, MPFR_RNDN)) {
            mpfr_pow_si(term, y, -order_ - 1, MPFR_RNDN);
            mpfr_add(sum, sum, term, MPFR_RNDN);
        }
        add_remainder(sum, y, term);
        mpfr_fac_ui(term, static_cast<unsigned long>(order_), MPFR_RNDN);
        mpfr_mul(sum, sum, term, MPFR_RNDN);
        mpfr_set(result, sum, mode);
        if (order_ % 2 == 0) mpfr_neg(result, result, mode);
        mpfr_clears(y, sum, term, static_cast<mpfr_ptr>(nullptr));
        return 0;
    }

private:
    /// B(2k) / (2k)! = (-1)^(k + 1) 2 zeta(2k) / (2 pi)^2k
    struct bernoulli_weights {
        mpfr_t value[41];
        bernoulli_weights() {
            mpfr_t turn;
            mpfr_init2(turn, 400);
            mpfr_const_pi(turn, MPFR_RNDN);
            mpfr_mul_ui(turn, turn, 2, MPFR_RNDN);
            for (unsigned k = 0; k <= 40; ++k) {
                mpfr_init2(value[k], 400);
                mpfr_zeta_ui(value[k], 2 * k, MPFR_RNDN);
                mpfr_mul_si(value[k], value[k], k % 2 == 1 ? 2 : -2, MPFR_RNDN);
                for (unsigned i = 0; i < 2 * k; ++i) mpfr_div(value[k], value[k], turn, MPFR_RNDN);
            }
            mpfr_clear(turn);
        }
        ~bernoulli_weights() {
            for (auto& x : value) mpfr_clear(x);
        }
    };
    static bernoulli_weights const& weights() {
        static bernoulli_weights const computed;
        return computed;
    }

    /// y^-n / n + y^-(n + 1) / 2 + sum of B(2k) / (2k)! (n + 1) ... (n + 2k - 1) y^-(n + 2k).
    void add_remainder(mpfr_ptr sum, mpfr_srcptr y, mpfr_ptr term) const {
        mpfr_t factor;
        mpfr_init2(factor, 400);
        mpfr_pow_si(term, y, -order_, MPFR_RNDN);
        mpfr_div_si(term, term, order_, MPFR_RNDN);
        mpfr_add(sum, sum, term, MPFR_RNDN);
        mpfr_pow_si(term, y, -order_ - 1, MPFR_RNDN);
        mpfr_div_ui(term, term, 2, MPFR_RNDN);
        mpfr_add(sum, sum, term, MPFR_RNDN);
        for (unsigned k = 1; k <= 40; ++k) {
            mpfr_set(factor, weights().value[k], MPFR_RNDN);
            for (int i = 1; i < static_cast<int>(2 * k); ++i)
                mpfr_mul_si(factor, factor, order_ + i, MPFR_RNDN);
            mpfr_pow_si(term, y, -order_ - static_cast<int>(2 * k), MPFR_RNDN);
            mpfr_mul(term, term, factor, MPFR_RNDN);
            mpfr_add(sum, sum, term, MPFR_RNDN);
        }
        mpfr_clear(factor);
    }

    int order_;
};

} // namespace reference
