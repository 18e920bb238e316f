// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/tools/looked_at.hpp>
#include <tapeless/diff/cost.hpp>

#include <cstdint>

namespace tapeless {

/// What one call of a function of arrays computes, by kind, as `operation_counts` has it of
/// numbers, and the memory that it takes. Loads and stores are of elements that the loops read and
/// write, as if none stayed in a register from turn to turn.
struct array_cost {
    using count = std::uint64_t;

    count mul = 0;
    count add = 0; // sums and differences
    count div = 0;
    count negate = 0;
    count calls = 0;   // of functions, such as exp
    count choices = 0; // comparisons, their combinations, select, the larger of two
    count loads = 0;
    count stores = 0;
    /// What an `array_workspace` holds after the call. Of a few numbers it is nothing.
    std::size_t workspace_bytes = 0;
    int kinds = 0; // distinct operations among the calls and choices
    operation_info const* kind[max_operations]{};
    count kind_count[max_operations]{};

    /// How often the operation of this name is called, as in `of("exp")`.
    count of(std::string const& name) const {
        for (int k = 0; k < kinds; ++k)
            if (kind[k]->name == name) return kind_count[k];
        return 0;
    }
    count total() const { return mul + add + div + negate + calls + choices; }

    /// A body that runs for so many turns.
    void add_turns(operation_counts const& body, count turns) {
        mul += turns * static_cast<count>(body.mul);
        add += turns * static_cast<count>(body.add);
        div += turns * static_cast<count>(body.div);
        negate += turns * static_cast<count>(body.negate);
        calls += turns * static_cast<count>(body.calls);
        choices += turns * static_cast<count>(body.choices);
        for (int k = 0; k < body.kinds; ++k) {
            int known = 0;
            while (known < kinds && kind[known]->hash != body.kind[k]->hash) ++known;
            if (known == max_operations) continue;
            if (known == kinds) kind[kinds++] = body.kind[k];
            kind_count[known] += turns * static_cast<count>(body.kind_count[k]);
        }
    }
};

namespace arrays {

/// A call that is not made: its lengths are known, and what it needs.
template <class Source, class Element, class... Argument>
class sized_call : call_memory<Source, Element, Argument...> {
    using Memory = call_memory<Source, Element, Argument...>;
    using Memory::m_;
    static constexpr array_graph const& g = plan_of<Source>::plan.g;

public:
    explicit sized_call(Argument const&... argument) : Memory(argument...) {}

    array_cost cost() const {
        array_cost c;
        [&]<int... K>(std::integer_sequence<int, K...>) { (add_nest<K>(c), ...); }
        (std::make_integer_sequence<int, plan_of<Source>::nests>{});
        if (Memory::known_elements() > few_on_stack)
            c.workspace_bytes = this->elements() * sizeof(Element);
        return c;
    }

private:
    template <int K>
    void add_nest(array_cost& c) const {
        constexpr nest_layout l = nest_of<Source, K>::layout;
        // The products of all but one element are made where one of them is zero.
        if constexpr (!l.others && l.writes > 0) {
            constexpr operation_counts body = count_operations(nest_of<Source, K>::graph);
            index_set const loops = plan_of<Source>::plan.nest_at[K].loops | l.fixed | only(l.turn);
            array_cost::count const all = turns(loops);
            c.add_turns(body, all);
            for (int r = 0; r < l.reads; ++r) {
                place const from = l.read_at[r].from;
                if (from == place::argument || from == place::storage) c.loads += all;
            }
            for (int w = 0; w < l.writes; ++w) add_write(c, l.write_at[w], all, loops);
        }
    }
    /// What is reduced is stored once for each element; what is added to is read before.
    void add_write(array_cost& c, write const& w, array_cost::count all, index_set loops) const {
        bool const sums = w.does == effect::reduce || w.does == effect::add;
        if (sums)
            (w.how == reduction::sum       ? c.add
             : w.how == reduction::product ? c.mul
                                           : c.choices) += all;
        if (w.does == effect::add) c.loads += all;
        index_set kept = 0;
        for (int axis = 0; axis < w.where.rank; ++axis) kept |= g.indices_at(w.where.at[axis]);
        c.stores += w.does == effect::reduce ? turns(g.closed(kept) & loops) : all;
    }
    /// How often a nest of loops comes to its body. A loop may end where the index of another is.
    array_cost::count turns(index_set loops) const {
        array_cost::count all = 1;
        for (int i = 0; i < g.indices; ++i) {
            position const until = g.index[i].until;
            bool const bounded = until.index >= 0 && (loops & only(until.index)) != 0;
            if ((loops & only(i)) != 0 && !bounded) all *= turns_of(i, length_of(i), loops);
        }
        return all;
    }
    std::size_t length_of(int i) const { return m_.length[g.dimension_at(i)]; }
    array_cost::count turns_of(int i, std::size_t end, index_set loops) const {
        array_cost::count all = 0;
        index_set inside = 0;
        for (int k = 0; k < g.indices; ++k)
            if ((loops & only(k)) != 0 && g.index[k].until.index == i) inside |= only(k);
        if (inside == 0) return end;
        for (std::size_t at = 0; at < end; ++at) {
            array_cost::count here = 1;
            for (int k = 0; k < g.indices; ++k)
                if ((inside & only(k)) != 0)
                    here *=
                        turns_of(k, at + static_cast<std::size_t>(g.index[k].until.offset), loops);
            all += here;
        }
        return all;
    }
};

struct cost_meter {
    array_cost found;
    template <class Call, class... Leaf>
    void of(Leaf const&... leaf) {
        using Source = array_at<typename Call::definition, typename array_argument<Leaf>::shape...>;
        found = sized_call<Source, typename Call::element, Leaf...>(leaf...).cost();
    }
};

} // namespace arrays

/// `cost(f, A, x)`: what a call with these arguments would compute and need. None is made; only
/// their extents count.
template <class Definition, class... Argument>
requires arrays::LookedAt<Definition, Argument...> array_cost cost(function_object<Definition>,
                                                                   Argument const&... argument) {
    return arrays::found_by<Definition>(arrays::cost_meter{}, argument...);
}
template <BareCallable Callable, class First, class... More>
array_cost cost(Callable const& f, First const& first, More const&... more) {
    return cost(function(f), first, more...);
}

} // namespace tapeless
