// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <complex>

namespace tl = tapeless;

namespace {

/// Jacobians with zeros in them, of one block and of several.
template <std::size_t Size>
struct chain {
    template <class Value>
    constexpr auto operator()(std::array<Value, Size> const& v) const {
        std::array<Value, Size> result = v;
        for (std::size_t i = 1; i < Size; ++i) result[i] = v[i] * exp(v[i - 1]) + sin(v[i]);
        return result;
    }
};
constexpr auto small = tl::function(chain<3>{});
constexpr auto large = tl::function(chain<40>{});

template <std::size_t Size, class Number>
std::array<Number, Size> make_point(Number const& shift) {
    std::array<Number, Size> v;
    for (std::size_t i = 0; i < Size; ++i) v[i] = shift + Number(0.01 * static_cast<double>(i));
    return v;
}

TEST_CASE("each lane of a Jacobian is that of its point", "[diff]") {
    using batch = xsimd::batch<double>;
    std::array<double, batch::size> shift;
    for (std::size_t l = 0; l < batch::size; ++l) shift[l] = 0.1 * static_cast<double>(l);
    auto const check = [&](auto const& jacobian, auto size) {
        auto const all = jacobian(make_point<size>(batch::load_unaligned(shift.data())));
        for (std::size_t l = 0; l < batch::size; ++l) {
            auto const one = jacobian(make_point<size>(shift[l]));
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t j = 0; j < size; ++j)
                    CHECK(all[i][j].get(l) == Approx(one[i][j]).epsilon(1e-14));
        }
    };
    check(tl::jacobian(small), std::integral_constant<std::size_t, 3>{});
    check(tl::jacobian(large), std::integral_constant<std::size_t, 40>{});
}

TEST_CASE("Jacobians of complex numbers and of long double", "[diff]") {
    using complex = std::complex<double>;
    auto const v = make_point<40>(complex(0.3, 0.4));
    auto const j = tl::jacobian(large)(v);
    auto const wide = tl::jacobian(large)(make_point<40>(0.3L));
    auto const narrow = tl::jacobian(large)(make_point<40>(0.3));
    for (std::size_t i = 0; i < 40; ++i)
        for (std::size_t k = 0; k < 40; ++k) {
            complex const exact = i == 0 && k == 0 ? complex(1)
                                  : i == k         ? std::exp(v[i - 1]) + std::cos(v[i])
                                  : i == k + 1     ? v[i] * std::exp(v[k])
                                                   : complex(0);
            CHECK(std::abs(j[i][k] - exact) < 1e-14);
            CHECK(static_cast<double>(wide[i][k]) == Approx(narrow[i][k]).epsilon(1e-14));
        }
}

} // namespace
