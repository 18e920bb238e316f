// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/hash.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

struct builder;

/// What flows from a node to one operand in reverse mode: the node `value` (0: nothing flows),
/// which counts only where the condition node `where` holds (0: everywhere).
struct adjoint {
    int value = 0;
    int where = 0;
};

/// An operation as a run of constant evaluation sees it: data and functions over a builder.
struct operation_info {
    char const* name;
    char const* latex;
    word hash;
    word twin; // hash of the operation that is computed together with this one, or 0
    int arity;
    kind result;
    kind operands[3];
    bool commutative;
    binding form;
    domain defined_on;
    bool simplifies; // flags, since g++ under its sanitizers cannot compare an address with null
    bool has_rule;
    bool folds;                                // may be computed while the function is compiled
    double (*fold)(double const* x);           // on constants; truth values are 0 and 1
    int (*simplify)(builder& g, int const* x); // a node that stands in, or 0
    void (*pullback)(builder& g, int y, int const* x, bool const* active, adjoint w, adjoint* out);
    int (*pushforward)(builder& g, int y, int const* x, int const* dx);
    int listed = 0; // operands, where they come as a list
    int results = 1;
    void (*run)(double const* x, double* y) = nullptr;
};

/// From the hash of an operation's name back to its type: programs hold hashes, emission needs
/// types. Each operation defines the function when it is first used (a friend defined by a
/// template).
#ifndef __clang__
#    pragma GCC diagnostic push
#    pragma GCC diagnostic ignored "-Wnon-template-friend"
#endif
template <word Hash>
struct operation_key {
    friend constexpr auto operation_at(operation_key);
};
#ifndef __clang__
#    pragma GCC diagnostic pop
#endif
/// What tells operations of one name apart besides the number of their operands.
template <class Op>
inline constexpr word distinction = 0;
template <class Op>
requires requires { Op::distinction; }
inline constexpr word distinction<Op> = Op::distinction;

template <class Op>
struct declared {
    static constexpr word hash =
        mix(hash_text(Op::name), static_cast<word>(Op::arity)) + distinction<Op>;
    friend constexpr auto operation_at(operation_key<hash>) { return Op{}; }
};
template <word Hash>
using operation_of = decltype(operation_at(operation_key<Hash>{}));

} // namespace tapeless
