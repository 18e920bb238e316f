// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/layout.hpp>

#include <array>
#include <tuple>

namespace tapeless::data {

/// All numbers of a pack of points.
template <class Layout, class Pack>
TAPELESS_INLINE inline void load_all(Layout const& layout, Pack* in, std::size_t i) {
    if constexpr (requires { layout.load(in, i); })
        layout.load(in, i);
    else
        simd::unrolled<Layout::leaves>(
            [&](int k) TAPELESS_INLINE_LAMBDA { in[k] = layout.template load_one<Pack>(k, i); });
}

/// Several layouts for the numbers of one point, in order.
template <class First, class... Rest>
struct joined_layout {
    using element = typename First::element;
    static constexpr bool writes = (!std::is_const_v<typename First::number> && ... &&
                                    !std::is_const_v<typename Rest::number>);
    using number = std::conditional_t<writes, element, element const>;
    static constexpr int leaves = First::leaves + (0 + ... + Rest::leaves);

    std::tuple<First, Rest...> part;
    std::size_t size = 0;

    /// Calls `f(part, first leaf)` for each part.
    template <class Function>
    TAPELESS_INLINE constexpr void each_part(Function&& f) const {
        int k = 0;
        std::apply([&](auto const&... layout)
                       TAPELESS_INLINE_LAMBDA { ((f(layout, k), k += layout.leaves), ...); },
                   part);
    }
    number* leaf(int k) const {
        number* found = nullptr;
        each_part([&](auto const& layout, int begin) {
            if (k >= begin && k < begin + layout.leaves) found = layout.leaf(k - begin);
        });
        return found;
    }
    difference step(int k) const {
        difference found = 1;
        each_part([&](auto const& layout, int begin) {
            if (k >= begin && k < begin + layout.leaves) found = layout.step(k - begin);
        });
        return found;
    }
    template <class Pack>
    TAPELESS_INLINE void load(Pack* in, std::size_t i) const {
        each_part([&](auto const& layout, int begin)
                      TAPELESS_INLINE_LAMBDA { load_all(layout, in + begin, i); });
    }
    template <class Pack>
    TAPELESS_INLINE void store(Pack const* out, std::size_t i) const {
        each_part([&](auto const& layout, int begin)
                      TAPELESS_INLINE_LAMBDA { layout.store(out + begin, i); });
    }
    template <class Pack>
    static joined_layout in_room(element* memory) {
        joined_layout result;
        result.size = Pack::size;
        std::size_t begin = 0;
        auto const place = [&]<class Layout>(Layout& layout) {
            layout = Layout::template in_room<Pack>(memory + Pack::size * begin);
            begin += std::size_t(Layout::leaves);
        };
        std::apply([&](auto&... layout) { (place(layout), ...); }, result.part);
        return result;
    }
};

/// The points that `index` names, in its order.
template <class Layout, class Index>
struct chosen_layout {
    using number = typename Layout::number;
    using element = typename Layout::element;
    static constexpr int leaves = Layout::leaves;

    Layout all;
    Index const* index = nullptr;
    std::size_t size = 0;

    number* leaf(int k) const { return all.leaf(k); }
    difference step(int k) const { return all.step(k); }
    struct few_rows {
        Layout all;
        Index const* index;
        TAPELESS_INLINE number* operator[](std::size_t j) const {
            return all.rows_from(static_cast<std::size_t>(index[j]))[0];
        }
        TAPELESS_INLINE void read_again() { asm("" : "+r"(index)); }
        template <class Pack>
        TAPELESS_INLINE void ask_ahead() const {}
    };
    TAPELESS_INLINE few_rows rows_from(std::size_t i) const requires
        requires(Layout const& layout) {
        layout.rows_from(i);
    }
    { return {all, index + i}; }

    template <class Pack>
    TAPELESS_INLINE Pack load_one(int k, std::size_t i) const {
        return Pack::gather([&](std::size_t lane) TAPELESS_INLINE_LAMBDA {
            return *(leaf(k) + static_cast<difference>(index[i + lane]) * step(k));
        });
    }
    template <class Pack>
    static chosen_layout in_room(element* memory) {
        return {Layout::template in_room<Pack>(memory), counting<Pack>(), Pack::size};
    }

private:
    template <class Pack>
    static Index const* counting() {
        static constexpr auto numbers = []<std::size_t... K>(std::index_sequence<K...>) {
            return std::array<Index, Pack::size>{static_cast<Index>(K)...};
        }
        (std::make_index_sequence<Pack::size>{});
        return numbers.data();
    }
};

/// Numbers that all points share.
template <class Element, int Leaves>
struct shared_layout {
    using element = Element;
    static constexpr int leaves = Leaves;

    Element value[Leaves == 0 ? 1 : Leaves];
};

template <class Layout>
inline constexpr bool is_shared = false;
template <class Element, int Leaves>
inline constexpr bool is_shared<shared_layout<Element, Leaves>> = true;

} // namespace tapeless::data
