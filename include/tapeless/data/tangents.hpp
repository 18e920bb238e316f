// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/planned_call.hpp>
#include <tapeless/diff/products.hpp>

/// Vector forward mode: many tangents of one point at a time, in the lanes of packs.

namespace tapeless {

/// `Count` tangents of one number, number k along direction k.
///
///     std::array<tangents<double, 6>, 2> along;
///     auto const [next, slopes] = jvp(step)(std::tuple{state}, std::tuple{along});
template <class Number, int Count, class Architecture = simd::default_architecture>
class tangents {
public:
    using value_type = Number;
    using pack = simd::pack<Number, Architecture>;
    static constexpr int packs = (Count + int(pack::size) - 1) / int(pack::size);

    /// Zero, also in the lanes that no direction has: they are computed with.
    tangents() {
        for (pack& each : part) each = pack(Number(0));
    }
    /// Along direction k it is 1, along the others 0.
    static tangents unit(int k) {
        tangents result;
        result[k] = 1;
        return result;
    }

    static constexpr int size() { return Count; }
    Number& operator[](int k) { return data()[k]; }
    Number const& operator[](int k) const { return data()[k]; }
    Number* begin() { return data(); }
    Number* end() { return data() + Count; }
    Number const* begin() const { return data(); }
    Number const* end() const { return data() + Count; }

    friend tangents operator+(tangents const& a, tangents const& b) {
        return by_pack([&](int k) { return a.part[k] + b.part[k]; });
    }
    friend tangents operator-(tangents const& a, tangents const& b) {
        return by_pack([&](int k) { return a.part[k] - b.part[k]; });
    }
    friend tangents operator-(tangents const& a) {
        return by_pack([&](int k) { return -a.part[k]; });
    }
    friend tangents operator*(Number a, tangents const& b) {
        return by_pack([&](int k) { return pack(a) * b.part[k]; });
    }
    friend tangents operator*(tangents const& a, Number b) { return b * a; }
    friend tangents operator/(tangents const& a, Number b) {
        return by_pack([&](int k) { return a.part[k] / pack(b); });
    }
    tangents& operator+=(tangents const& other) { return *this = *this + other; }
    tangents& operator-=(tangents const& other) { return *this = *this - other; }
    tangents& operator*=(Number factor) { return *this = factor * *this; }
    tangents& operator/=(Number divisor) { return *this = *this / divisor; }

    pack part[packs];

private:
    // Registers may be read and written as the numbers in them.
    Number* data() { return reinterpret_cast<Number*>(part); }
    Number const* data() const { return reinterpret_cast<Number const*>(part); }

    template <class Each>
    static tangents by_pack(Each const& each) {
        tangents result;
        for (int k = 0; k < packs; ++k) result.part[k] = each(k);
        return result;
    }
};

namespace data {

template <class Leaf>
inline constexpr bool is_tangents = false;
template <class Number, int Count, class Architecture>
inline constexpr bool is_tangents<tangents<Number, Count, Architecture>> = true;

/// The program of a jvp, in two: what the point alone decides, the value among it, is evaluated
/// once; the rest is linear, and evaluated for a pack of tangents at a time.
template <class At>
struct tangents_plan {
    static constexpr int inputs = At::inner::inputs, values = At::inner::graph.outputs;
    using layouts = std::tuple<shared_layout<double, inputs>, columns_layout<double const, inputs>>;
    using plan = plan_of<At, layouts, false, values>;
    static constexpr bool divided = plan::can_give_once;
    using each = std::conditional_t<divided, typename plan::each, At>;
};

/// The inputs of what is evaluated for a pack: the point, the tangents, what was computed before.
template <class Tangents, int Inputs>
struct tangents_at {
    typename Tangents::value_type const* point;
    Tangents const* const* along;
    typename Tangents::value_type const* before;
    int part;

    TAPELESS_INLINE typename Tangents::pack operator[](int k) const {
        if (k < Inputs) return point[k];
        if (k < 2 * Inputs) return along[k - Inputs]->part[part];
        return before[k - 2 * Inputs];
    }
};

template <class At, class Tangents>
TAPELESS_INLINE inline void
push_forward(typename Tangents::value_type const* point, Tangents const* const* along,
             typename Tangents::value_type* const* value, Tangents* const* slope) {
    using Pack = typename Tangents::pack;
    using Plan = tangents_plan<At>;
    constexpr int values = Plan::values, befores = Plan::plan::befores;
    std::array<typename Tangents::value_type, std::size_t(befores)> before;
    if constexpr (befores > 0)
        before = evaluate<fused_of<typename Plan::plan::before, typename Tangents::value_type>,
                          array_result<befores>>(point);
    for (int part = 0; part < Tangents::packs; ++part)
        evaluate_pack<fused_of<typename Plan::each, Pack>, Pack>(
            tangents_at<Tangents, Plan::inputs>{point, along, before.data(), part},
            [&](int k, Pack const& x) TAPELESS_INLINE_LAMBDA {
                if constexpr (Plan::divided)
                    slope[k]->part[part] = x;
                else if (k < values)
                    *value[k] = x[0];
                else
                    slope[k - values]->part[part] = x;
            });
    if constexpr (Plan::divided)
        for (int k = 0; k < values; ++k)
            *value[k] = before[std::size_t(Plan::plan::plan.first_once + k)];
}

/// Where the leaves of a structure are.
template <class Leaf, class Structure>
TAPELESS_INLINE inline void find_leaves(Structure& from, Leaf** to) {
    tree::for_each_leaf(from, [&](Leaf& leaf) TAPELESS_INLINE_LAMBDA { *to++ = &leaf; });
}

} // namespace data

/// `jvp(f)(primals, tangents)` with `tangents` in place of numbers in the second tuple.
template <class Definition, class Primals, class Along>
requires data::is_tangents<tree::leaf_type<Along>> TAPELESS_INLINE constexpr auto
call(function_object<jvp_of<Definition>>, Primals const& primals, Along const& along) {
    using Tangents = tree::leaf_type<Along>;
    using Number = typename Tangents::value_type;
    constexpr bool alike = std::is_same_v<tree::shape<Primals>, tree::shape<Along>>;
    constexpr bool one_type = std::is_same_v<call_number<Primals>, Number>;
    static_assert(alike, TAPELESS_SAYS_TUPLE);
    static_assert(one_type, TAPELESS_SAYS_MIXED_VALUES);
    if constexpr (!alike || !one_type) {
        return diagnosis::refused_pair{};
    } else if constexpr (!jvp_of<Definition>::template accepts<tree::shape<Primals>,
                                                               tree::shape<Primals>>()) {
        return diagnosis::refused_pair{};
    } else {
        using Shape = tree::shape<Primals>;
        using At = typename jvp_of<Definition>::template at<Shape, Shape>;
        using Result = typename At::inner::result;
        constexpr int inputs = At::inner::inputs, values = At::inner::graph.outputs;
        Number point[inputs + 1];
        int k = 0;
        tree::for_each_leaf(primals, [&](auto const& leaf) TAPELESS_INLINE_LAMBDA {
            point[k++] = static_cast<Number>(leaf);
        });
        Tangents const* tangent[inputs + 1];
        data::find_leaves(along, tangent);
        std::tuple<tree::rebind<Result, Number>, tree::rebind<Result, Tangents>> result =
            tree::blank{};
        Number* value[values];
        Tangents* slope[values];
        data::find_leaves(std::get<0>(result), value);
        data::find_leaves(std::get<1>(result), slope);
        data::push_forward<At, Tangents>(point, tangent, value, slope);
        return result;
    }
}

} // namespace tapeless
