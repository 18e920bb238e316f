// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <type_traits>
#include <utility>

namespace tapeless {

/// What a node of the graph carries: a number, or a truth value (one per SIMD lane).
enum class kind : unsigned char { real, condition };

/// How an operation is written; infix operations say how tightly they bind.
enum class binding : unsigned char {
    call,
    disjunction,
    conjunction,
    comparison,
    sum,
    product,
    sign
};

/// Whether there is a licence to order values: std::complex has none, and real-only operations
/// say so in one sentence instead of a page of failed overloads.
enum class domain : unsigned char { any, ordered };

/// What an operation is. Derive from `nullary`, `unary`, `binary` or `ternary` and provide
///
///     static constexpr char const* name = "softsign";
///     static constexpr auto value(auto const& x);                  // for every number type
///     static constexpr auto partial(auto const& y, auto const& x); // dy/dx, may use y = value(x)
///
/// Operations of several operands return all partials: `return partials<2>(dy_da, dy_db)`.
/// Optional: `latex`; `static constexpr bool simplify(auto& result, auto const& x...)` sets the
/// value to stand in for the operation and says so; `pullback` and `pushforward` of a binary
/// operation where both flows share work; an overload of `value` for a batch is its SIMD kernel;
/// `twin`, a unary operation that shares work with this one, and `value_and_twin(x, y, twin)`,
/// which computes both of one operand.
struct operation_defaults {
    static constexpr kind result = kind::real;
    static constexpr kind operands[3] = {kind::real, kind::real, kind::real};
    static constexpr bool commutative = false;
    static constexpr binding form = binding::call;
    static constexpr domain defined_on = domain::any;
    static constexpr char const* latex = nullptr;
    static constexpr bool folds = true; // constant operands give a constant
};
struct nullary : operation_defaults {
    static constexpr int arity = 0;
};
struct unary : operation_defaults {
    static constexpr int arity = 1;
};
struct binary : operation_defaults {
    static constexpr int arity = 2;
};
struct ternary : operation_defaults {
    static constexpr int arity = 3;
};

/// A partial derivative that counts only where `where` holds. Elsewhere it is exactly zero,
/// whatever NaN or infinity the weight holds there: this keeps untaken branches out of gradients.
template <class Condition, class Weight>
struct guarded {
    Condition where;
    Weight weight;
};
template <class Condition, class Weight>
guarded(Condition, Weight) -> guarded<Condition, Weight>;

/// The partial derivatives of an operation, operand by operand.
template <class... Partial>
struct partials_of;
template <class A, class B>
struct partials_of<A, B> {
    A a;
    B b;
};
template <class A, class B, class C>
struct partials_of<A, B, C> {
    A a;
    B b;
    C c;
};
template <class... Partial>
constexpr partials_of<Partial...> partials(Partial const&... partial) {
    return {partial...};
}

/// A symbolic value: what lambdas are traced with, or an expression over named variables.
template <class Type>
concept Symbolic = requires {
    typename Type::symbolic_tag;
};

template <class Type>
concept PlainNumber = !Symbolic<Type> && (std::is_arithmetic_v<Type> || std::is_class_v<Type>);

/// Operands of one call: symbolic values and the numbers they mix with, or numbers alone.
template <class... Type>
concept Operands = ((Symbolic<Type> || PlainNumber<Type>)&&...);

/// C++ computes `sin(2)` in double; so do we.
template <class Type>
using floating = std::conditional_t<std::is_integral_v<Type>, double, Type>;

template <class Op, PlainNumber... Number>
constexpr auto apply_op(Op, Number const&... x) {
    using Value = std::common_type_t<floating<Number>...>;
    return Op::value(Value(x)...);
}

/// The result type of an operation on operands of these types.
template <class Op, class... Operand>
using applied = decltype(apply_op(std::declval<Op>(), std::declval<Operand const&>()...));

/// An operation as a function: how a user's own operation is called, on numbers and symbols alike.
///
///     constexpr auto softsign = tapeless::operation<softsign_op>;
template <class Op>
struct operation_function {
    template <class... Operand>
    constexpr auto operator()(Operand const&... x) const {
        return apply_op(Op{}, x...);
    }
};
template <class Op>
inline constexpr operation_function<Op> operation{};

} // namespace tapeless
