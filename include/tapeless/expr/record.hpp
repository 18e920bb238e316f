// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/label.hpp>
#include <tapeless/graph/describe.hpp>

namespace tapeless {

/// What an expression's node is. Expressions are tags: the type carries only the hash of its root's
/// content, and the content is found by that hash. So an operator costs one small type whatever it
/// is applied to, sharing doubles nothing, and no symbol grows with the expression.
struct record {
    enum class leaf : unsigned char { none, variable, constant, held };

    word hash = 0;
    leaf is = leaf::none;
    bool holds = false; // a run-time number somewhere below
    word bits = 0;      // of a leaf: the variable's id, the constant's bits, the number's position
    char const* name = nullptr;
    operation_info const* info = nullptr;
    int code = 0; // of an arithmetic operation
    int arity = 0;
    record const* operand[3]{};

    // No pointer is compared with null: under its sanitizers g++ cannot do that in a constant.
    constexpr kind result() const { return is == leaf::none ? info->result : kind::real; }
};

/// find(record_key<Hash>) is defined where the node is first mentioned. What a hash stands for is
/// the same wherever it is mentioned, so the order of mention and the translation unit do not
/// matter.
#ifndef __clang__
#    pragma GCC diagnostic push
#    pragma GCC diagnostic ignored "-Wnon-template-friend"
#endif
template <word Hash>
struct record_key {
    friend constexpr record const* find(record_key);
};
template <word Id>
struct variable_key {
    friend constexpr auto label_of(variable_key);
};
#ifndef __clang__
#    pragma GCC diagnostic pop
#endif

template <class Op>
inline constexpr int arithmetic_code = 0;
template <>
inline constexpr int arithmetic_code<add_op> = code::add;
template <>
inline constexpr int arithmetic_code<subtract_op> = code::subtract;
template <>
inline constexpr int arithmetic_code<multiply_op> = code::multiply;
template <>
inline constexpr int arithmetic_code<divide_op> = code::divide;
template <>
inline constexpr int arithmetic_code<negate_op> = code::negate;

constexpr word content_hash(word op, word a = 0, word b = 0, word c = 0) {
    return mix(mix(mix(op, a), b), c);
}

/// An operation applied to nodes.
template <class Op, word... Operand>
struct applied_node {
    static constexpr word hash = content_hash(declared<Op>::hash, Operand...);
    static consteval record make() {
        record r;
        r.hash = hash;
        r.info = &info_of<Op>;
        r.code = arithmetic_code<Op>;
        ((r.operand[r.arity++] = find(record_key<Operand>{})), ...);
        for (int k = 0; k < r.arity; ++k) r.holds = r.holds || r.operand[k]->holds;
        return r;
    }
    static constexpr record content = make();
    friend constexpr record const* find(record_key<hash>) { return &content; }
};

/// A variable, a compile-time constant, or the k-th number that the expression object holds.
template <record::leaf Leaf, word Bits>
struct leaf_node {
    static constexpr word hash = mix(Bits, static_cast<word>(Leaf));
    static constexpr record content{
        .hash = hash, .is = Leaf, .holds = Leaf == record::leaf::held, .bits = Bits};
    friend constexpr record const* find(record_key<hash>) { return &content; }
};

/// A variable is known by its name; the name's text is found by its hash.
template <label Name>
struct variable_node {
    static constexpr word id = hash_text(Name.text);
    static constexpr word hash = mix(id, static_cast<word>(record::leaf::variable));
    static constexpr auto text = Name;
    static constexpr record content{
        .hash = hash, .is = record::leaf::variable, .bits = id, .name = text.text};
    friend constexpr record const* find(record_key<hash>) { return &content; }
    friend constexpr auto label_of(variable_key<id>) { return Name; }
};

/// The same node with the numbers it holds counted from `Offset`.
template <word Hash, int Offset>
constexpr word renumbered() {
    constexpr record const* r = find(record_key<Hash>{});
    if constexpr (!r->holds)
        return Hash;
    else if constexpr (r->is == record::leaf::held)
        return leaf_node<record::leaf::held, r->bits + Offset>::hash;
    else {
        using Op = operation_of<r->info->hash>;
        if constexpr (Op::arity == 1)
            return applied_node<Op, renumbered<r->operand[0]->hash, Offset>()>::hash;
        else if constexpr (Op::arity == 2)
            return applied_node<Op, renumbered<r->operand[0]->hash, Offset>(),
                                renumbered<r->operand[1]->hash, Offset>()>::hash;
        else
            return applied_node<Op, renumbered<r->operand[0]->hash, Offset>(),
                                renumbered<r->operand[1]->hash, Offset>(),
                                renumbered<r->operand[2]->hash, Offset>()>::hash;
    }
}

} // namespace tapeless
