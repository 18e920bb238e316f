// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/evaluate_pack.hpp>

/// Several packs that go through a program together, instruction by instruction. Where each of them
/// waits for itself, as turns of a state do, the processor does not see far enough ahead to find
/// the next one's instructions behind those of a whole turn.

namespace tapeless::arrays {

template <class One, int Count>
struct side_by_side {
    One at[Count];

    using value_type = typename One::value_type;

    side_by_side() = default;
    TAPELESS_INLINE explicit side_by_side(value_type x) {
        simd::unrolled<Count>([&](int k) TAPELESS_INLINE_LAMBDA { at[k] = One(x); });
    }
    TAPELESS_INLINE static side_by_side each(auto const& f) {
        side_by_side made;
        simd::unrolled<Count>([&](int k) TAPELESS_INLINE_LAMBDA { made.at[k] = f(k); });
        return made;
    }
    TAPELESS_INLINE friend side_by_side operator+(side_by_side const& a, side_by_side const& b) {
        return each([&](int k) TAPELESS_INLINE_LAMBDA { return a.at[k] + b.at[k]; });
    }
    TAPELESS_INLINE friend side_by_side operator-(side_by_side const& a, side_by_side const& b) {
        return each([&](int k) TAPELESS_INLINE_LAMBDA { return a.at[k] - b.at[k]; });
    }
    TAPELESS_INLINE friend side_by_side operator*(side_by_side const& a, side_by_side const& b) {
        return each([&](int k) TAPELESS_INLINE_LAMBDA { return a.at[k] * b.at[k]; });
    }
    TAPELESS_INLINE friend side_by_side operator/(side_by_side const& a, side_by_side const& b) {
        return each([&](int k) TAPELESS_INLINE_LAMBDA { return a.at[k] / b.at[k]; });
    }
    TAPELESS_INLINE friend side_by_side operator-(side_by_side const& a) {
        return each([&](int k) TAPELESS_INLINE_LAMBDA { return -a.at[k]; });
    }
};
template <class Mask, int Count>
struct masks_side_by_side {
    Mask at[Count];
};

/// Whether packs can go through a program together: no part of it is a call for single numbers.
template <class At>
inline constexpr bool can_go_together = [] {
    auto const& steps = program_of<At>::steps;
    for (int k = 0; k < steps.size; ++k)
        if (steps.op[k] >= code::composite && steps.op[k] < code::twin) return false;
    return true;
}();

} // namespace tapeless::arrays

namespace tapeless {

template <class One, int Count>
struct mask_type<arrays::side_by_side<One, Count>> {
    using type = arrays::masks_side_by_side<mask_of<One>, Count>;
};

/// Operations that are calls: one after the other.
template <class One, int Count>
struct registers<arrays::side_by_side<One, Count>> {
    using Value = arrays::side_by_side<One, Count>;
    Value* t;
    Value* v;
    mask_of<Value>* m;
    mask_of<Value>* n;

    template <class Op, bool WithTwin>
    TAPELESS_INLINE constexpr void execute(int j, int a, int b, int c) const {
        simd::unrolled<Count>([&](int k) TAPELESS_INLINE_LAMBDA {
            if constexpr (WithTwin)
                Op::value_and_twin(read<kind::real>(a, k), t[j].at[k], t[j + 1].at[k]);
            else if constexpr (Op::result == kind::condition)
                m[j].at[k] = call<Op>(a, b, c, k);
            else
                t[j].at[k] = call<Op>(a, b, c, k);
        });
    }

private:
    template <kind Kind>
    TAPELESS_INLINE constexpr auto const& read(int i, int k) const {
        if constexpr (Kind == kind::condition)
            return (i < block_size ? m : n)[i].at[k];
        else
            return (i < block_size ? t : v)[i].at[k];
    }
    template <class Op>
    TAPELESS_INLINE constexpr auto call(int a, int b, int c, int k) const {
        constexpr auto& is = Op::operands;
        if constexpr (Op::arity == 0)
            return Op::template value<One>();
        else if constexpr (Op::arity == 1)
            return Op::value(read<is[0]>(a, k));
        else if constexpr (Op::arity == 2)
            return Op::value(read<is[0]>(a, k), read<is[1]>(b, k));
        else
            return Op::value(read<is[0]>(a, k), read<is[1]>(b, k), read<is[2]>(c, k));
    }
};

} // namespace tapeless
