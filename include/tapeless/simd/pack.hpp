// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/simd/math/fused.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace tapeless::simd {

/// Calls `f(k)` for each k below N, as straight-line code where that leaves arrays of packs in
/// registers: g++ unrolls no loop of more than 16 turns by itself.
template <int N, class Function>
TAPELESS_INLINE inline void unrolled(Function&& f) {
    if constexpr (N > 128) {
        for (int k = 0; k < N; ++k) f(k);
    } else {
        [&]<int... K>(std::integer_sequence<int, K...>) TAPELESS_INLINE_LAMBDA { (f(K), ...); }
        (std::make_integer_sequence<int, N>{});
    }
}

/// Reading more arrays than this side by side, a machine does not see by itself what comes next.
inline constexpr int streams_the_machine_follows = 16;

/// How far ahead loops over points ask for what they read: a sum of few operations waits for
/// memory otherwise, even where the machine sees by itself what comes next.
inline constexpr std::size_t bytes_ahead = 2048;

/// An address that may lie behind the end of an array.
template <class Element>
TAPELESS_INLINE inline void const* address_ahead(Element const* from, std::size_t elements) {
    return reinterpret_cast<void const*>(reinterpret_cast<std::uintptr_t>(from) +
                                         elements * sizeof(Element));
}
/// Asks for memory that will be read soon.
template <class Element>
TAPELESS_INLINE inline void ask_for(Element const* from, std::size_t elements) {
    __builtin_prefetch(address_ahead(from, elements));
}
/// Asks for memory that will be written soon.
template <class Element>
TAPELESS_INLINE inline void ask_to_write(Element* to, std::size_t elements) {
    __builtin_prefetch(address_ahead(to, elements), 1);
}

using default_architecture = xsimd::default_arch;

/// One truth value per lane.
template <class Element, class Architecture = default_architecture>
class mask {
public:
    using batch = xsimd::batch_bool<Element, Architecture>;

    mask() = default;
    TAPELESS_INLINE mask(batch const& native) : native_(native) {}
    TAPELESS_INLINE explicit mask(bool value) : native_(value) {}

    TAPELESS_INLINE batch const& native() const { return native_; }
    TAPELESS_INLINE bool operator[](std::size_t lane) const { return native_.get(lane); }

    TAPELESS_INLINE friend mask operator&&(mask const& a, mask const& b) {
        if constexpr (has_register)
            return from(accurate::detail::both_masks(a.native_.data, b.native_.data));
        else
            return batch(a.native_ & b.native_);
    }
    TAPELESS_INLINE friend mask operator||(mask const& a, mask const& b) {
        if constexpr (has_register)
            return from(accurate::detail::either_mask(a.native_.data, b.native_.data));
        else
            return batch(a.native_ | b.native_);
    }
    TAPELESS_INLINE friend mask operator!(mask const& a) {
        if constexpr (has_register)
            return from(accurate::detail::other_mask(a.native_.data));
        else
            return batch(~a.native_);
    }

private:
    static constexpr bool has_register = requires(batch const& x) {
        accurate::detail::other_mask(x.data);
    };
    TAPELESS_INLINE static mask from(auto data) {
        mask result;
        result.native_.data = data;
        return result;
    }
    batch native_;
};

/// As many numbers as a register holds: the number type in which data is evaluated. Registers,
/// loads and comparisons are xsimd's; the functions are in simd/batch.hpp.
template <class Element, class Architecture = default_architecture>
class pack {
public:
    using value_type = Element;
    using architecture = Architecture;
    using batch = xsimd::batch<Element, Architecture>;
    using lanes = typename batch::register_type;
    using truth = mask<Element, Architecture>;
    using keeps_edges = void; // see math/number.hpp
    static constexpr std::size_t size = batch::size;

    pack() = default;
    TAPELESS_INLINE pack(Element value) : native_(batch(value)) {}
    TAPELESS_INLINE pack(batch const& native) : native_(native) {}

    TAPELESS_INLINE batch native() const { return batch(native_); }
    TAPELESS_INLINE lanes data() const { return native_; }
    TAPELESS_INLINE Element operator[](std::size_t lane) const { return native().get(lane); }

    TAPELESS_INLINE static pack load_unaligned(Element const* from) {
        return batch::load_unaligned(from);
    }
    TAPELESS_INLINE void store_unaligned(Element* to) const { native().store_unaligned(to); }

    /// Lane by lane what `element(lane)` answers.
    template <class Answer>
    TAPELESS_INLINE static pack gather(Answer const& element) {
        return gather(element, std::make_index_sequence<size>{});
    }

    /// The value that every lane has, where they are known to agree: the order of polygamma.
    explicit operator int() const { return static_cast<int>((*this)[0]); }

    TAPELESS_INLINE friend pack operator+(pack const& a, pack const& b) {
        TAPELESS_FUSING
        if constexpr (has_operators)
            return from(a.native_ + b.native_);
        else
            return a.native() + b.native();
    }
    TAPELESS_INLINE friend pack operator-(pack const& a, pack const& b) {
        TAPELESS_FUSING
        if constexpr (has_operators)
            return from(a.native_ - b.native_);
        else
            return a.native() - b.native();
    }
    TAPELESS_INLINE friend pack operator*(pack const& a, pack const& b) {
        TAPELESS_FUSING
        if constexpr (has_operators)
            return from(a.native_ * b.native_);
        else
            return a.native() * b.native();
    }
    TAPELESS_INLINE friend pack operator/(pack const& a, pack const& b) {
        if constexpr (has_operators)
            return from(a.native_ / b.native_);
        else
            return a.native() / b.native();
    }
    /// The sign bit alone: xsimd 8 computes 0 - x, which is 0 for x = 0.
    TAPELESS_INLINE friend pack operator-(pack const& a) {
        if constexpr (has_operators)
            return from(-a.native_);
        else
            return a.native() ^ batch(Element(-0.0));
    }
    TAPELESS_INLINE friend pack operator+(pack const& a) { return a; }

    TAPELESS_INLINE pack& operator+=(pack const& other) { return *this = *this + other; }
    TAPELESS_INLINE pack& operator-=(pack const& other) { return *this = *this - other; }
    TAPELESS_INLINE pack& operator*=(pack const& other) { return *this = *this * other; }
    TAPELESS_INLINE pack& operator/=(pack const& other) { return *this = *this / other; }

    TAPELESS_INLINE friend truth operator<(pack const& a, pack const& b) {
        return a.native() < b.native();
    }
    TAPELESS_INLINE friend truth operator<=(pack const& a, pack const& b) {
        return a.native() <= b.native();
    }
    TAPELESS_INLINE friend truth operator>(pack const& a, pack const& b) { return b < a; }
    TAPELESS_INLINE friend truth operator>=(pack const& a, pack const& b) { return b <= a; }
    TAPELESS_INLINE friend truth operator==(pack const& a, pack const& b) {
        return a.native() == b.native();
    }
    /// NaN differs from everything; xsimd 8 has that wrong on AVX.
    TAPELESS_INLINE friend truth operator!=(pack const& a, pack const& b) {
        return ~(a.native() == b.native());
    }

    TAPELESS_INLINE friend pack select(truth const& where, pack const& a, pack const& b) {
        return xsimd::select(where.native(), a.native(), b.native());
    }

private:
    /// Registers that g++ and clang compute with themselves; then they can fuse and fold as well.
    static constexpr bool has_operators = requires(lanes const& x) {
        { -(x * x + x / x - x) } -> std::convertible_to<lanes>;
    };

    TAPELESS_INLINE static pack from(lanes const& native) {
        pack result;
        result.native_ = native;
        return result;
    }
    template <class Answer, std::size_t... Lane>
    TAPELESS_INLINE static pack gather(Answer const& element, std::index_sequence<Lane...>) {
        if constexpr (requires { lanes{element(Lane)...}; })
            return from(lanes{element(Lane)...});
        else {
            Element const all[] = {element(Lane)...};
            return load_unaligned(all);
        }
    }

    lanes native_;
};

} // namespace tapeless::simd
