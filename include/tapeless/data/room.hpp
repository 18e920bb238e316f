// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/copied.hpp>

/// Where points go that do not fill a pack: every kernel sees whole packs of points that a user
/// has.

namespace tapeless::data {

/// Memory for one pack of points, and the layout that reads and writes it.
template <class Layout, class Pack>
struct room {
    using element = typename Layout::element;
    static constexpr int leaves = Layout::leaves;

    alignas(64) element memory[Pack::size * (leaves == 0 ? 1 : leaves)];
    Layout inside = Layout::template in_room<Pack>(memory);

    room() = default;
    room(room const&) = delete;

    /// `count` points from point i on; the last of them fills what is left, so that a kernel only
    /// ever sees points that the user has.
    void fill(Layout const& layout, std::size_t i, std::size_t count) {
        for (int k = 0; k < leaves; ++k) {
            auto const of_lane = [&](std::size_t j) TAPELESS_INLINE_LAMBDA {
                return read(layout, k, i + (j < count ? j : count - 1));
            };
            if constexpr (requires {
                              requires Layout::step(0)
                              == 1;
                          }) {
                // As one store, since a pack is loaded from it before it has reached the cache.
                Pack::gather(of_lane).store_unaligned(&at(k, 0));
            } else {
                for (std::size_t j = 0; j < Pack::size; ++j) at(k, j) = of_lane(j);
            }
        }
    }
    void drain(Layout const& layout, std::size_t i, std::size_t count) {
        for (int k = 0; k < leaves; ++k)
            for (std::size_t j = 0; j < count; ++j)
                *(layout.leaf(k) + static_cast<difference>(i + j) * layout.step(k)) = at(k, j);
    }

private:
    /// The room's layout is in this memory, so that writing through it is fine whether or not the
    /// layout itself may write.
    element& at(int k, std::size_t j) {
        return memory[inside.leaf(k) - memory + static_cast<difference>(j) * inside.step(k)];
    }
    static element read(Layout const& layout, int k, std::size_t i) {
        if constexpr (requires { layout.index; }) i = static_cast<std::size_t>(layout.index[i]);
        return *(layout.leaf(k) + static_cast<difference>(i) * layout.step(k));
    }
};

/// Rooms for one pack of points, and the same parts with the rooms in place of the user's memory.
template <class Pack, class... Layout>
struct rooms {
    rooms(std::tuple<Layout...> const& parts, std::size_t i, std::size_t count) : parts_(parts) {
        each_part([&](auto k) {
            if constexpr (is_varying<k()>)
                std::get<k()>(all_).fill(std::get<k()>(parts_), i, count);
        });
    }
    TAPELESS_INLINE std::tuple<Layout...> inside() const {
        return [&]<std::size_t... K>(std::index_sequence<K...>) TAPELESS_INLINE_LAMBDA {
            return std::tuple<Layout...>{part_inside<K>()...};
        }
        (std::index_sequence_for<Layout...>{});
    }

private:
    struct no_room {};
    template <class Part>
    static auto room_for() {
        if constexpr (is_shared<Part>)
            return std::type_identity<no_room>{};
        else
            return std::type_identity<room<Part, Pack>>{};
    }
    template <std::size_t K>
    static constexpr bool is_varying = !is_shared<std::tuple_element_t<K, std::tuple<Layout...>>>;

    std::tuple<Layout...> const& parts_;
    std::tuple<typename decltype(room_for<Layout>())::type...> all_;

    template <class Function>
    static void each_part(Function const& f) {
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            (f(std::integral_constant<std::size_t, K>{}), ...);
        }
        (std::index_sequence_for<Layout...>{});
    }
    template <std::size_t K>
    TAPELESS_INLINE auto part_inside() const {
        if constexpr (is_varying<K>)
            return copied(std::get<K>(all_).inside);
        else
            return copied(std::get<K>(parts_));
    }
};

/// Calls `f` with `count` points from point i on, and their weights, in rooms.
template <class Pack, class... Layout, class Weights, class Function>
void in_rooms(std::tuple<Layout...> const& parts, Weights const& weights, std::size_t i,
              std::size_t count, Function const& f) {
    rooms<Pack, Layout...> const points(parts, i, count);
    if constexpr (Weights::leaves == 0) {
        f(points.inside(), weights);
    } else {
        room<Weights, Pack> weight;
        weight.fill(weights, i, count);
        f(points.inside(), weight.inside);
    }
}

} // namespace tapeless::data
