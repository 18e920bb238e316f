// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

/// Numbers with units whose squares are zero: f(x + d e + d' e') has f'(x) d as the factor of e,
/// and f''(x) d d' as that of e e'. No derivative is a quotient of differences.
namespace plain {

using real = long double;

/// Units that are in use, and errors that are made.
struct arithmetic {
    static constexpr std::size_t most_units = 4, most_parts = 16;
    std::size_t units = 0;
    std::size_t parts = 1; // 2^units
    real error = 0;        // relative, of each operation
    std::uint64_t chance = 1;

    /// 1 beside an error, drawn at random.
    real about_one() {
        chance = chance * 6364136223846793005u + 1442695040888963407u;
        return 1 + error * (static_cast<real>(chance >> 40) / 8388608 - 1);
    }
};
inline arithmetic now;

/// Part s is the factor of those units whose bits s has.
struct dual {
    std::array<real, arithmetic::most_parts> part{};

    dual(real x = 0) { part[0] = x; }
    real value() const { return part[0]; }

    dual rounded() const {
        dual made = *this;
        if (now.error != 0)
            for (std::size_t s = 0; s < now.parts; ++s) made.part[s] *= now.about_one();
        return made;
    }
    friend dual operator-(dual a) {
        for (real& x : a.part) x = -x;
        return a;
    }
    friend dual operator+(dual const& a, dual const& b) {
        dual made;
        for (std::size_t s = 0; s < now.parts; ++s) made.part[s] = a.part[s] + b.part[s];
        return made.rounded();
    }
    friend dual operator-(dual const& a, dual const& b) { return a + -b; }
    friend dual operator*(dual const& a, dual const& b) {
        dual made;
        add_product(made.part.data(), a.part.data(), b.part.data(), now.parts);
        return made.rounded();
    }
    dual& operator+=(dual const& b) { return *this = *this + b; }
    dual& operator-=(dual const& b) { return *this = *this - b; }
    dual& operator*=(dual const& b) { return *this = *this * b; }

private:
    /// The upper half of the parts has the last unit, whose square is zero.
    static void add_product(real* made, real const* a, real const* b, std::size_t parts) {
        if (parts == 1) {
            *made += *a * *b;
            return;
        }
        std::size_t const half = parts / 2;
        add_product(made, a, b, half);
        add_product(made + half, a + half, b, half);
        add_product(made + half, a, b + half, half);
    }
};

/// Taylor's series at the value; what is left of `x` has no power beyond the number of units.
/// `coefficient(k)` is the derivative of order k over k!.
template <class Coefficient>
dual series(dual x, Coefficient const& coefficient) {
    real const at = x.value();
    x.part[0] = 0;
    dual sum = coefficient(at, now.units);
    for (std::size_t k = now.units; k-- > 0;) sum = sum * x + coefficient(at, k);
    return sum.rounded();
}
inline real factorial(std::size_t k) { return k < 2 ? 1 : static_cast<real>(k) * factorial(k - 1); }
inline real power(real x, std::size_t k) { return k == 0 ? 1 : x * power(x, k - 1); }

inline dual exp(dual const& x) {
    return series(x, [](real at, std::size_t k) { return std::exp(at) / factorial(k); });
}
inline dual log(dual const& x) {
    return series(x, [](real at, std::size_t k) {
        return k == 0 ? std::log(at) : -power(-1 / at, k) / static_cast<real>(k);
    });
}
inline dual reciprocal(dual const& x) {
    return series(x, [](real at, std::size_t k) { return power(-1 / at, k) / at; });
}
/// The sine of x + k pi / 2 is the derivative of order k of that of x.
inline dual sin(dual const& x) {
    return series(x, [](real at, std::size_t k) {
        real const of = k % 2 == 0 ? std::sin(at) : std::cos(at);
        return (k % 4 < 2 ? of : -of) / factorial(k);
    });
}
inline dual cos(dual const& x) {
    return series(x, [](real at, std::size_t k) {
        real const of = k % 2 == 0 ? std::cos(at) : std::sin(at);
        return ((k + 1) % 4 < 2 ? of : -of) / factorial(k);
    });
}
/// Binomial coefficients of 1/2.
inline dual sqrt(dual const& x) {
    return series(x, [](real at, std::size_t k) {
        real made = std::sqrt(at);
        for (std::size_t j = 0; j < k; ++j)
            made *= (0.5L - static_cast<real>(j)) / (static_cast<real>(j + 1) * at);
        return made;
    });
}
inline dual tanh(dual const& x) {
    return series(x, [](real at, std::size_t k) {
        real const t = std::tanh(at), slope = 1 - t * t;
        real const all[] = {t, slope, -t * slope, (t * t - 1 / 3.0L) * slope,
                            (2 / 3.0L - t * t) * t * slope};
        return all[k];
    });
}
inline dual operator/(dual const& a, dual const& b) { return a * reciprocal(b); }
inline dual& operator/=(dual& a, dual const& b) { return a = a / b; }

inline dual pow(dual const& a, dual const& b) { return exp(b * log(a)); }

// ---- kinks ----

inline bool operator<(dual const& a, dual const& b) { return a.value() < b.value(); }
inline dual select(bool condition, dual const& a, dual const& b) { return condition ? a : b; }
/// Two that are equal share the slope, and NaN stays.
inline dual max(dual const& a, dual const& b) {
    if (std::isnan(a.value()) || std::isnan(b.value())) return a + b;
    if (a.value() == b.value()) return 0.5 * (a + b);
    return a < b ? b : a;
}
inline dual abs(dual const& a) { return a.value() < 0 ? -a : a.value() == 0 ? dual(0.0) : a; }

/// Units for as long as this lives, the last ones of all.
class units {
public:
    explicit units(std::size_t count) : before_(now.units) { use(before_ + count); }
    units(units const&) = delete;
    units& operator=(units const&) = delete;
    ~units() { use(before_); }

    dual unit(std::size_t k) const {
        dual made;
        made.part[std::size_t(1) << (before_ + k)] = 1;
        return made;
    }
    /// What the only unit is multiplied by.
    dual factor(dual const& x) const {
        std::size_t const without = std::size_t(1) << before_;
        dual made;
        for (std::size_t s = 0; s < without; ++s) made.part[s] = x.part[without + s];
        return made;
    }

private:
    static void use(std::size_t count) {
        if (count > arithmetic::most_units) throw std::length_error("derivatives of high order");
        now.units = count;
        now.parts = std::size_t(1) << count;
    }
    std::size_t before_;
};

} // namespace plain
