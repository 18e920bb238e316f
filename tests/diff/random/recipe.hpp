// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

/// Random functions as lists of steps, made without the library's graph: what a graph computes is
/// compared with what the steps say. All of it is deterministic in the seed.
namespace random_test {

namespace tl = tapeless;

/// Steele, Lea and Flood's splitmix64.
class generator {
public:
    explicit generator(std::uint64_t seed) : state(seed * 0xD1342543DE82EF95u + 1) {}

    std::uint64_t bits() {
        std::uint64_t z = state += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
    double within(double low, double high) {
        return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53;
    }

private:
    std::uint64_t state;
};

/// The catalogue as data: position in the list is the operation's number in a recipe.
template <class... Op>
std::vector<tl::operation_info const*> infos_of(tl::operation_list<Op...>) {
    return {&tl::info_of<Op>...};
}
inline std::vector<tl::operation_info const*> const& catalogue() {
    static auto const all = infos_of(tl::catalogue{});
    return all;
}
template <class Op, class... All>
constexpr int position(tl::operation_list<All...>) {
    int found = -1, k = 0;
    ((found = std::is_same_v<Op, All> ? k : found, ++k), ...);
    return found;
}
template <class Op>
inline constexpr int number = position<Op>(tl::catalogue{});

inline constexpr int input_step = -1;
inline constexpr int constant_step = -2;

struct step {
    int op; // a number of the catalogue, or one of the two above
    int x[3];
    double constant;
};

struct recipe {
    std::uint64_t seed;
    int inputs = 0;
    std::vector<step> steps;
    std::vector<int> outputs;
    std::vector<double> point; // where the function is smooth, and of moderate size

    bool is_condition(int i) const {
        int const op = steps[static_cast<std::size_t>(i)].op;
        return op >= 0 && catalogue()[static_cast<std::size_t>(op)]->result == tl::kind::condition;
    }
    bool calls(int op) const {
        for (step const& s : steps)
            if (s.op == op) return true;
        return false;
    }
    bool is_constant(int i) const { return steps[static_cast<std::size_t>(i)].op == constant_step; }
};

inline bool apart(double a, double b) { return std::fabs(a - b) > 0.05; }

/// Whether the operation is smooth at these operands, by some margin.
inline bool is_smooth(int op, double const* x) {
    double const a = x[0], b = x[1], c = x[2], size = std::fabs(a);
    switch (op) {
    case number<tl::divide_op>:
        return std::fabs(b) > 0.1;
    case number<tl::less_op>:
    case number<tl::less_equal_op>:
    case number<tl::equal_op>:
    case number<tl::min_op>:
    case number<tl::max_op>:
        return apart(a, b);
    case number<tl::clamp_op>:
        return apart(a, b) && apart(a, c) && b < c;
    case number<tl::sign_op>:
    case number<tl::abs_op>:
    case number<tl::relu_op>:
        return apart(a, 0);
    case number<tl::copysign_op>:
        return apart(a, 0) && apart(b, 0);
    case number<tl::floor_op>:
    case number<tl::ceil_op>:
    case number<tl::trunc_op>:
        return apart(a, std::nearbyint(a));
    case number<tl::round_op>:
        return apart(a, std::floor(a) + 0.5);
    case number<tl::log_op>:
    case number<tl::log2_op>:
    case number<tl::log10_op>:
    case number<tl::sqrt_op>:
    case number<tl::rsqrt_op>:
    case number<tl::lgamma_op>:
    case number<tl::digamma_op>:
        return a > 0.2;
    case number<tl::cbrt_op>:
        return size > 0.2;
    case number<tl::log1p_op>:
        return a > -0.8;
    case number<tl::hypot_op>:
    case number<tl::hypot3_op>:
    case number<tl::atan2_op>:
        return size > 0.2;
    case number<tl::tan_op>:
        return std::fabs(std::cos(a)) > 0.2;
    case number<tl::asin_op>:
    case number<tl::acos_op>:
    case number<tl::atanh_op>:
        return size < 0.9;
    case number<tl::acosh_op>:
        return a > 1.1;
    case number<tl::erf_op>:
    case number<tl::erfc_op>:
        return size < 2.5;
    default:
        return true;
    }
}

/// Operations that only take certain constants as operands.
inline bool takes_operands(recipe const& r, int op, int const* which, double const* x) {
    if (op == number<tl::equal_op>) return which[0] != which[1];
    if (op == number<tl::pow_op>) {
        bool const integer = r.is_constant(which[1]) && x[1] == std::nearbyint(x[1]);
        return (x[0] > 0.2 || (integer && std::fabs(x[0]) > 0.2)) && std::fabs(x[1]) < 18;
    }
    if (op == number<tl::polygamma_op>)
        return r.is_constant(which[0]) && (x[0] == 1 || x[0] == 2 || x[0] == 3) && x[1] > 0.4;
    return true;
}

/// Makes a recipe step by step, with its values at the point beside it.
class cook {
public:
    cook(std::uint64_t seed, int inputs, int length) : random(seed) {
        r.seed = seed;
        r.inputs = inputs;
        for (int k = 0; k < inputs; ++k) {
            r.point.push_back(random.within(-2, 2));
            append({input_step, {k, 0, 0}, 0}, r.point.back());
        }
        for (int k = 0; k < length; ++k) random.below(8) == 0 ? add_constant() : add_operation();
    }
    recipe finish(int outputs, int joins = 4) {
        for (int k = 0; k < outputs; ++k) r.outputs.push_back(joined(joins));
        return r;
    }

private:
    generator random;
    recipe r;
    std::vector<double> value;
    std::vector<bool> used;

    void append(step const& s, double at_point) {
        r.steps.push_back(s);
        value.push_back(at_point);
        used.push_back(false);
    }
    void add_constant() {
        constexpr double special[] = {0, -0.0, 1, -1, 2, -2, 3, 0.5, -0.5, 4, 17, -3};
        double const c = random.below(3) == 0 ? random.within(-3, 3) : special[random.below(12)];
        append({constant_step, {}, c}, c);
    }
    /// A sum of several steps, so that a result depends on much of what was made.
    int joined(int count) {
        int total = pick(tl::kind::real);
        for (int k = 1; k < count; ++k) {
            used[static_cast<std::size_t>(total)] = true;
            int const other = pick(tl::kind::real);
            used[static_cast<std::size_t>(other)] = true;
            append({number<tl::add_op>, {total, other, 0}, 0},
                   value[static_cast<std::size_t>(total)] + value[static_cast<std::size_t>(other)]);
            total = static_cast<int>(r.steps.size()) - 1;
        }
        return total;
    }
    /// A step of the kind, mostly one that nothing uses yet: else most steps would be dead.
    int pick(tl::kind kind) {
        int const size = static_cast<int>(r.steps.size());
        int const start = random.below(size);
        for (bool const unused_only : {random.below(3) != 0, false}) {
            for (int k = 0; k < size; ++k) {
                int const i = (start + k) % size;
                if (unused_only && used[static_cast<std::size_t>(i)]) continue;
                if (r.is_condition(i) == (kind == tl::kind::condition)) return i;
            }
        }
        return -1;
    }
    /// Steps from which no slope comes back are rare, or most functions would be constant.
    int any_operation() {
        if (random.below(10) == 0) return number<tl::less_op> + random.below(7); // up to select
        int const op = random.below(static_cast<int>(catalogue().size()));
        bool const flat =
            op == number<tl::sign_op> || (op >= number<tl::floor_op> && op <= number<tl::trunc_op>);
        return flat && random.below(4) != 0 ? random.below(5) : op; // else + - * / or a sign
    }
    void add_operation() {
        int const op = any_operation();
        for (int k = 0; k < 40; ++k)
            if (try_operation(op)) return;
    }
    bool try_operation(int op) {
        tl::operation_info const& info = *catalogue()[static_cast<std::size_t>(op)];
        step s{op, {}, 0};
        double x[3]{};
        for (int k = 0; k < info.arity; ++k) {
            s.x[k] = pick(info.operands[k]);
            if (s.x[k] < 0) return false;
            if (k > 0 && s.x[k] == s.x[k - 1] && random.below(4) != 0) return false;
            x[k] = value[static_cast<std::size_t>(s.x[k])];
        }
        if (!is_smooth(op, x) || !takes_operands(r, op, s.x, x)) return false;
        double const y = info.fold(x);
        if (!(std::fabs(y) < 200)) return false;
        for (int k = 0; k < info.arity; ++k) used[static_cast<std::size_t>(s.x[k])] = true;
        append(s, y);
        return true;
    }
};

inline recipe random_recipe(std::uint64_t seed, int longest = 40) {
    generator random(seed + 0x51ED);
    int const inputs = 1 + random.below(4);
    cook c(seed, inputs, 5 + random.below(longest - 4));
    return c.finish(1 + random.below(3));
}

} // namespace random_test
