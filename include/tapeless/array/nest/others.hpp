// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/ordinary.hpp>
#include <tapeless/array/nest/nest_body.hpp>

namespace tapeless::arrays {

/// For each element the product of all others, where the product of all does not tell: once forward
/// with what comes before it, once backward with what comes after it. Elsewhere its readers do not
/// look at what this nest writes, and it writes nothing.
template <class Source, int K, class Element>
struct others_run : nest_memory<Source, K, Element> {
    using Memory = nest_memory<Source, K, Element>;
    using Memory::i;
    using Memory::l;

    TAPELESS_INLINE static void run(machine<Source, Element> const& where) {
        if constexpr (l.outer > 0)
            run_apart(where);
        else if (!is_told(where))
            run_apart(machine<Source, Element>(where)); // a copy: the other one is in registers
    }
    /// Whether the product of all tells, where there is only one.
    TAPELESS_INLINE static bool is_told(machine<Source, Element> const& where) {
        return others_run(where).is_told();
    }

private:
    TAPELESS_INLINE explicit others_run(machine<Source, Element> const& where) : Memory(where) {}

    [[gnu::noinline, gnu::cold]] static void run_apart(machine<Source, Element> const& where) {
        others_run nest(where);
        nest.template outer<0>();
    }
    TAPELESS_INLINE bool is_told() const {
        return is_ordinary(this->template load<l.write_at[0].start, false>(0));
    }
    template <int Level>
    void outer() {
        if constexpr (Level < l.outer) {
            constexpr int index = l.loop[Level];
            for (i[index] = 0; i[index] < this->template length<index>(); ++i[index])
                outer<Level + 1>();
        } else if (!is_told()) {
            Element before = 1, after = 1;
            forward<Level>(before);
            backward<Level>(after);
        }
    }
    template <int Level>
    void forward(Element& before) {
        if constexpr (Level < l.loops) {
            constexpr int index = l.loop[Level];
            for (i[index] = 0; i[index] < this->template length<index>(); ++i[index])
                forward<Level + 1>(before);
        } else {
            this->template element<0>() = before;
            before *= factor();
        }
    }
    template <int Level>
    void backward(Element& after) {
        if constexpr (Level < l.loops) {
            constexpr int index = l.loop[Level];
            for (std::size_t k = this->template length<index>(); k-- > 0;) {
                i[index] = k;
                backward<Level + 1>(after);
            }
        } else {
            this->template element<0>() *= after;
            after *= factor();
        }
    }
    Element factor() const {
        return [&]<std::size_t... R>(std::index_sequence<R...>) {
            Element const in[] = {this->template load<static_cast<int>(R), false>(0)..., Element()};
            Element value{};
            data::evaluate_pack<typename Memory::Nest, Element>(
                static_cast<Element const*>(in),
                [&](int, Element const& x) TAPELESS_INLINE_LAMBDA { value = x; });
            return value;
        }
        (std::make_index_sequence<static_cast<std::size_t>(l.reads)>{});
    }
};

} // namespace tapeless::arrays
