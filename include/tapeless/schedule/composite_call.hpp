// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/composite.hpp>
#include <tapeless/schedule/instructions.hpp>

namespace tapeless {

/// A call of a composite operation, as the instructions of a scheduler: the operands side by side,
/// the call, its results side by side.
template <class Scheduler>
struct composite_call {
    Scheduler& s;

    constexpr void emit(int i) const {
        auto const& g = s.g;
        auto& p = s.p;
        int const op = code_of(g.node[i]);
        int const operands = g.operation[op]->listed, results = g.operation[op]->results;
        s.make_room(operands + results);
        int list = first(g.node[i]);
        int const begin = p.size;
        for (int k = operands - 1; k >= 0; --k, list = first(g.node[list]))
            copy_operand(begin + k, k > 0 ? second(g.node[list]) : list);
        p.size = begin + operands;
        p.a[p.size] = static_cast<unsigned short>(begin % block_size);
        p.c[p.size] = static_cast<unsigned short>(op);
        int const call = p.size;
        s.append(i, code::composite, form::composite);
        for (int k = 1; k < results; ++k) p.op[p.size++] = code::nothing;
        s.release_users(i);
        emit_items(i, call);
        p.size = call + results;
    }

private:
    /// The further results, which are there with the call.
    constexpr void emit_items(int i, int call) const {
        auto const& g = s.g;
        for (int use = s.user[i]; use != 0; use = s.earlier[use - 1]) {
            int const item = (use - 1) / 3;
            if (s.of[code_of(g.node[item])] != Scheduler::role::item) continue;
            double const number = g.constant[first(g.node[second(g.node[item])])];
            s.p.size = call + static_cast<int>(number);
            s.append(item, code::twin, form::idle);
            s.release_users(item);
        }
    }
    /// Node i once more, as instruction `at`.
    constexpr void copy_operand(int at, int i) const {
        auto& p = s.p;
        word const n = s.g.node[i];
        p.op[at] = s.leaf[i] ? static_cast<unsigned char>(code_of(n)) : code::copy;
        if (code_of(n) == code::input) p.a[at] = static_cast<unsigned short>(first(n));
        if (code_of(n) == code::constant) p.constant[at] = s.g.constant[first(n)];
        if (!s.leaf[i]) p.a[at] = s.read(i);
        int const how = code_of(n) == code::input ? form::input
                        : s.leaf[i]               ? form::constant
                                                  : form::arithmetic;
        p.form[at] = static_cast<unsigned char>(how);
    }
};

} // namespace tapeless
