// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/diagnosis.hpp>
#include <tapeless/core/diagnostics.hpp>
#include <tapeless/core/label.hpp>
#include <tapeless/core/type_text.hpp>
#include <tapeless/expr/reference.hpp>
#include <tapeless/graph/symbol.hpp>
#include <tapeless/math/number.hpp>

namespace tapeless {

namespace opaque_calls {

/// Names tell operations apart: a user's own, the text of a callable's type, or the name of a
/// function with the number of its argument for a derivative.
template <label Name>
struct given_name {
    static constexpr auto const& text = Name.text;
};
template <class Callable>
struct name_of_type {
    static constexpr auto const& text = type_text<Callable>.text;
};
template <class Of, int K>
struct name_of_slope {
    static constexpr int size = sizeof(Of::text);
    struct list {
        char text[size + 2]{};
    };
    static constexpr list make() {
        list l;
        for (int i = 0; i < size - 1; ++i) l.text[i] = Of::text[i];
        l.text[size - 1] = '\'';
        l.text[size] = static_cast<char>('0' + K);
        return l;
    }
    static constexpr list made = make();
    static constexpr auto const& text = made.text;
};

// What takes a double may be called with a long double: where the library asks for more digits than
// the callable has, they are lost as they would be in a call by hand.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wfloat-conversion"
template <class Callable, class Value, class... Same>
constexpr Value answer(Callable const& f, Value const& x, Same const&... more) {
    if constexpr (math::LaneBatch<Value>)
        return math::lane_by_lane(f, x, more...);
    else
        return static_cast<Value>(f(x, more...));
}
#pragma GCC diagnostic pop

/// The partial derivatives, where there are any: each a function, traced or opaque, or a callable
/// that is made opaque, which has no derivatives of its own.
template <class Name, class... Slope>
struct rule {
    static constexpr auto partial(auto const&, auto const&... x) {
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            if constexpr (sizeof...(Slope) == 1)
                return (slope<K, Slope>()(x...), ...);
            else
                return partials(slope<K, Slope>()(x...)...);
        }
        (std::index_sequence_for<Slope...>{});
    }

    template <std::size_t K, class Type>
    static constexpr auto slope();
};
template <class Name>
struct rule<Name> {};

/// The same behind a reference, along which there is no derivative.
template <class Name, class Object, class... Slope>
struct rule_of_object {
    static constexpr auto partial(auto const&, auto const& address, auto const&... x) {
        reference<Object, std::remove_cvref_t<decltype(address)>> const object{address};
        return [&]<std::size_t... K>(std::index_sequence<K...>) {
            return partials(0.0, rule<Name, Slope...>::template slope<K, Slope>()(object, x...)...);
        }
        (std::index_sequence_for<Slope...>{});
    }
};
template <class Name, class Object>
struct rule_of_object<Name, Object> {};

template <int Arity>
using arity_base =
    std::conditional_t<Arity == 1, unary, std::conditional_t<Arity == 2, binary, ternary>>;

} // namespace opaque_calls

/// A call of something that only runs, as an operation. Nothing is known of its values before.
template <class Name, int Arity, class Callable, class... Slope>
struct opaque_op : opaque_calls::arity_base<Arity>, opaque_calls::rule<Name, Slope...> {
    using opaque_name = Name;
    static constexpr char const* name = Name::text;
    static constexpr bool folds = false;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const&... x) { return opaque_calls::answer(Callable{}, x...); }
};

/// The same of an object: the first operand is its address.
template <class Name, int Arity, class Object, class Callable, class... Slope>
struct opaque_object_op : opaque_calls::arity_base<Arity>,
                          opaque_calls::rule_of_object<Name, Object, Slope...> {
    using opaque_name = Name;
    static constexpr char const* name = Name::text;
    static constexpr word distinction = hash_text(type_text<Object>.text);
    static constexpr bool folds = false;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const&... x) {
        constexpr auto of_lane = [](auto address, auto... number) {
            return Callable{}(referred<Object>(address), number...);
        };
        return opaque_calls::answer(of_lane, x...);
    }
};

/// What `opaque` returns: callable on numbers, batches, in traced functions and in expressions.
template <class Name, class Callable, class... Slope>
struct opaque_function {
    template <class... Operand>
    constexpr auto operator()(Operand const&... x) const {
        constexpr int arity = static_cast<int>(sizeof...(Operand));
        constexpr bool fits =
            arity >= 1 && arity <= 3 && has_slopes<sizeof...(Operand)> && Operands<Operand...>;
        static_assert(fits, TAPELESS_SAYS_OPAQUE_CALL);
        if constexpr (fits)
            return apply_op(opaque_op<Name, arity, Callable, Slope...>{}, x...);
        else
            return diagnosis::refused{};
    }
    template <class Object, class Leaf, class... Operand>
    constexpr auto operator()(reference<Object, Leaf> const& object, Operand const&... x) const {
        constexpr int arity = 1 + static_cast<int>(sizeof...(Operand));
        constexpr bool fits =
            arity >= 2 && arity <= 3 && has_slopes<sizeof...(Operand)> && Operands<Operand...>;
        static_assert(fits, TAPELESS_SAYS_OPAQUE_CALL);
        if constexpr (!fits)
            return diagnosis::refused{};
        else if constexpr ((Symbolic<Leaf> || ... || Symbolic<Operand>))
            return apply_op(opaque_object_op<Name, arity, Object, Callable, Slope...>{},
                            object.address, x...);
        else { // numbers of any precision
            auto const of_lane = [&](auto... number) {
                return Callable{}(referred<Object>(object.address), number...);
            };
            return opaque_calls::answer(of_lane, x...);
        }
    }

private:
    template <std::size_t Numbers>
    static constexpr bool has_slopes = sizeof...(Slope) == 0 || sizeof...(Slope) == Numbers;
};

template <class Type>
inline constexpr bool is_opaque = false;
template <class... Part>
inline constexpr bool is_opaque<opaque_function<Part...>> = true;

template <class Name, class... Slope>
template <std::size_t K, class Type>
constexpr auto opaque_calls::rule<Name, Slope...>::slope() {
    if constexpr (is_opaque<Type> || requires { typename Type::definition; })
        return Type{};
    else
        return opaque_function<name_of_slope<Name, static_cast<int>(K)>, Type>{};
}

/// A function known to the compiler, as a callable.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wfloat-conversion"
template <auto Function>
struct routine {
    constexpr auto operator()(auto const&... x) const { return Function(x...); }
};
#pragma GCC diagnostic pop

/// `opaque<"table">(value, slope...)`: a run-time callable of one to three numbers as a function,
/// with a callable for the partial derivative along each of them, in the same arguments. A
/// derivative that is itself opaque, or traced, has derivatives of its own.
template <label Name, class Callable, class... Slope>
constexpr auto opaque(Callable const&, Slope const&...) {
    constexpr bool stateless = std::is_empty_v<Callable> && (std::is_empty_v<Slope> && ...);
    static_assert(stateless, TAPELESS_SAYS_OPAQUE_STATE);
    if constexpr (stateless)
        return opaque_function<opaque_calls::given_name<Name>, Callable, Slope...>{};
    else
        return diagnosis::refused{};
}
/// `opaque<"j0", cephes_j0, minus_j1>()`: the same of functions, as a legacy library has them.
template <label Name, auto Function, auto... Slope>
constexpr auto opaque() {
    return opaque<Name>(routine<Function>{}, routine<Slope>{}...);
}
/// `opaque(value, slope...)` where the callable is of a class that has a name.
template <class Callable, class... Slope>
constexpr auto opaque(Callable const&, Slope const&...) {
    constexpr bool stateless = std::is_empty_v<Callable> && (std::is_empty_v<Slope> && ...);
    constexpr bool named = !stateless || !type_text<Callable>.is_closure();
    static_assert(stateless, TAPELESS_SAYS_OPAQUE_STATE);
    static_assert(named, TAPELESS_SAYS_OPAQUE_NAME);
    if constexpr (stateless && named)
        return opaque_function<opaque_calls::name_of_type<Callable>, Callable, Slope...>{};
    else
        return diagnosis::refused{};
}

} // namespace tapeless
