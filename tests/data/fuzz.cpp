// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <random>
#include <vector>

/// Random lengths, strides and places in one piece of memory: what overlaps is refused, what does
/// not is evaluated, and nothing else is touched.

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto a, auto b) { return std::array{a - b, a + b}; });

constexpr int cells = 160;

/// One number for each point: the cell of point i is `begin + i * step`.
struct column {
    int begin, step, count;
    int at(int i) const { return begin + i * step; }
    bool fits() const {
        int const last = at(count == 0 ? 0 : count - 1);
        return begin >= 0 && begin < cells && last >= 0 && last < cells;
    }
};

struct arrangement {
    column a, b, sum, difference;
    bool lengths_differ() const {
        return b.count != a.count || sum.count != a.count || difference.count != a.count;
    }
    /// Whether a result's cell is another result's, or an input's of another point.
    bool overlaps() const {
        column const out[] = {difference, sum}, in[] = {a, b};
        for (int i = 0; i < a.count; ++i)
            for (int k = 0; k < 2; ++k)
                for (int j = 0; j < a.count; ++j) {
                    for (int l = 0; l < 2; ++l)
                        if ((k != l || i != j) && out[k].at(i) == out[l].at(j)) return true;
                    for (column const& input : in)
                        if (i != j && out[k].at(i) == input.at(j)) return true;
                }
        return false;
    }
    bool same_steps() const {
        return a.step == b.step && a.step == sum.step && a.step == difference.step;
    }
};

class source {
public:
    explicit source(unsigned seed) : random_(seed) {}
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    column draw(int count, int step) {
        column c;
        do c = {below(cells), step, count};
        while (!c.fits());
        return c;
    }
    arrangement draw() {
        int const n = below(25), common = below(4) == 0 ? -below(4) - 1 : below(5);
        auto const count = [&] { return below(60) == 0 ? below(25) : n; };
        auto const step = [&] { return below(3) == 0 ? below(9) - 3 : common; };
        bool const one_step = below(2) == 0;
        auto const next = [&] { return draw(count(), one_step ? common : step()); };
        return {next(), next(), next(), next()};
    }

private:
    std::mt19937 random_;
};

template <class Memory>
auto strided(Memory& memory, column const& c) {
    return tl::strided(memory.data() + c.begin, static_cast<std::size_t>(c.count), c.step);
}

/// What the memory holds afterwards.
std::vector<double> results(arrangement const& way, std::vector<double> const& before) {
    auto const in = [&](column const& c, int i) { return before[std::size_t(c.at(i))]; };
    auto after = before;
    for (int i = 0; i < way.a.count; ++i) {
        after[std::size_t(way.difference.at(i))] = in(way.a, i) - in(way.b, i);
        after[std::size_t(way.sum.at(i))] = in(way.a, i) + in(way.b, i);
    }
    return after;
}

} // namespace

TEST_CASE("random places", "[data]") {
    source random(4711);
    int refused = 0, evaluated = 0;
    for (int round = 0; round < 40'000; ++round) {
        arrangement const way = random.draw();
        std::vector<double> before(cells);
        for (int i = 0; i < cells; ++i) before[std::size_t(i)] = std::sin(i);
        auto memory = before;
        bool accepted = true;
        try {
            tl::batched(f)(tl::each(strided(std::as_const(memory), way.a)),
                           tl::each(strided(memory, way.b)),
                           tl::into(strided(memory, way.difference), strided(memory, way.sum)));
        } catch (tl::data_error const&) {
            accepted = false;
        }
        bool const bad = way.lengths_differ() || way.overlaps();
        // Columns with different steps may be refused although they pass each other by.
        if (bad ? accepted : !accepted && way.same_steps()) {
            CAPTURE(round, accepted);
            FAIL("judged wrongly");
        }
        if (memory != (accepted ? results(way, before) : before)) {
            CAPTURE(round, accepted);
            FAIL("wrong numbers");
        }
        refused += !accepted, evaluated += accepted;
    }
    CHECK(refused > 5000);
    CHECK(evaluated > 5000);
}

namespace {

/// Three numbers for each point, wherever: sums of products that tell places apart.
constexpr auto products = tl::function([](auto w, auto p) {
    return std::array{w * p[0] + p[1] * p[2], p[0] - w * p[2], p[1]};
});

template <class Each, class At>
bool sums_are_right(Each const& data, int count, At const& at) {
    long double sum[3]{}, scale = 1;
    for (int i = 0; i < count; ++i) {
        long double const a = at(i, 0), b = at(i, 1), c = at(i, 2);
        sum[0] += 0.5L * a + b * c, sum[1] += a - 0.5L * c, sum[2] += b;
        ++scale;
    }
    auto const found = tl::sum_over(products)(0.5, data);
    auto const threads = tl::sum_over(products)(tl::par, 0.5, data);
    bool right = found == threads;
    for (std::size_t k = 0; k < 3; ++k)
        right = right && std::fabs(found[k] - sum[k]) < 1e-15L * scale;
    return right;
}

} // namespace

TEST_CASE("sums over random places", "[data]") {
    source random(1147);
    std::vector<double> memory(8000);
    for (std::size_t i = 0; i < memory.size(); ++i) memory[i] = std::sin(double(i));
    for (int round = 0; round < 3000; ++round) {
        int const n = random.below(round % 10 == 0 ? 1500 : 60), gap = random.below(3);
        int const begin = random.below(20), step = 3 + gap, leading = n + gap;
        double const* const first = memory.data() + begin;
        auto const points = static_cast<std::size_t>(n);
        auto const number = [&](int i) { return static_cast<long double>(first[i]); };
        bool right = sums_are_right(tl::each(tl::rows<3>(first, points, step)), n,
                                    [&](int i, int k) { return number(i * step + k); });
        right = right && sums_are_right(tl::each(tl::rows<3>(first, points)), n,
                                        [&](int i, int k) { return number(i * 3 + k); });
        right = right && sums_are_right(tl::each(tl::columns<3>(first, points, leading)), n,
                                        [&](int i, int k) { return number(k * leading + i); });
        double const* const last = first + (n == 0 ? 0 : (n - 1) * 2);
        right = right && sums_are_right(tl::each(tl::strided(last, points, -2),
                                                 tl::strided(first, points, 1 + gap),
                                                 std::span(first + 7, points)),
                                        n, [&](int i, int k) {
                                            return k == 0   ? number(2 * (n - 1 - i))
                                                   : k == 1 ? number(i * (1 + gap))
                                                            : number(7 + i);
                                        });
        if (!right) {
            CAPTURE(round, n, gap, begin);
            FAIL("wrong sums");
        }
    }
}
