// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <algorithm>
#include <string>
#include <vector>

/// What cannot be evaluated is refused with a sentence before anything is written.

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });
constexpr auto both = tl::batched(tl::value_and_gradient(f));

struct Pair {
    double a, b;
};

/// The sentence that a call is refused with, which must have left `memory` as it was.
template <class Call>
std::string sentence(std::vector<double>& memory, Call const& call) {
    auto const before = memory;
    try {
        call();
    } catch (tl::data_error const& refused) {
        CHECK(memory == before);
        return refused.what();
    }
    return "not refused";
}
bool says(std::string const& sentence, char const* words) {
    return sentence.starts_with("tapeless: ") && sentence.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("different lengths", "[data]") {
    std::vector<double> const a(10, 1.0), b(11, 1.0);
    std::vector<double> memory(40, 7.0);
    std::span const v(memory.data(), 10), da(memory.data() + 10, 10), db(memory.data() + 20, 10);
    auto const lengths = [&](auto const& call) {
        auto const text = sentence(memory, call);
        CHECK(says(text, "different lengths"));
        CHECK(says(text, "10"));
    };
    lengths([&] { both(tl::each(a), tl::each(b), tl::into(v, da, db)); });
    lengths([&] { both(tl::each(a), tl::each(a), tl::into(v, da, std::span(db).first(9))); });
    lengths([&] { both(tl::each(b), tl::each(b), tl::into(v, da, db)); });
    lengths([&] { both(tl::each(a), 1.0, tl::into(tl::rows<3>(memory.data(), 9))); });
    lengths([&] { tl::batched(f)(tl::each(a), tl::each(b)); });
    lengths([&] { tl::sum_over(f)(tl::each(a), tl::each(b)); });
    lengths([&] { tl::mean_over(f)(1.0, tl::each(a), tl::weighted(b)); });
    lengths([&] { tl::each(a, b); });
}

TEST_CASE("null with a length other than 0", "[data]") {
    std::vector<double> const a(10, 1.0);
    std::vector<double> memory(40, 7.0);
    std::span const v(memory.data(), 10), da(memory.data() + 10, 10), db(memory.data() + 20, 10);
    double* const nowhere = nullptr;
    std::span<double> const null(nowhere, 10);
    auto const refused = [&](auto const& call) {
        CHECK(says(sentence(memory, call), "null pointer"));
    };
    refused([&] { both(tl::each(a), tl::each(null), tl::into(v, da, db)); });
    refused([&] { both(tl::each(a), 2.0, tl::into(v, da, null)); });
    refused([&] { both(tl::each(tl::strided(nowhere, 10, 2)), 2.0, tl::into(v, da, db)); });
    refused([&] { both(tl::each(a), 2.0, tl::into(tl::rows<3>(nowhere, 10))); });
    refused([&] { both(tl::each(a), 2.0, tl::into(tl::columns<3>(nowhere, 10))); });
    refused([&] { tl::sum_over(f)(1.0, tl::each(null)); });
    refused([&] { tl::sum_over(f)(1.0, tl::each(a), tl::weighted(null)); });
    refused([&] { tl::sum_over(f)(1.0, tl::each(a), tl::only(std::span<int>((int*)nullptr, 3))); });
    std::span<double> const empty(nowhere, 0);
    both(tl::each(empty), tl::each(empty), tl::into(empty, empty, empty));
    CHECK(tl::sum_over(f)(1.0, tl::each(empty)) == 0);
    CHECK(tl::sum_over(f)(1.0, tl::each(a), tl::only(std::span<int>((int*)nullptr, 0))) == 0);
}

TEST_CASE("overlap", "[data]") {
    std::vector<double> memory(60, 7.0);
    auto const part = [&](std::size_t begin) { return std::span(memory.data() + begin, 10); };
    auto const refused = [&](auto const& call) { CHECK(says(sentence(memory, call), "overlaps")); };
    refused([&] { both(tl::each(part(0)), 1.0, tl::into(part(1), part(20), part(30))); });
    refused([&] { both(tl::each(part(1)), 1.0, tl::into(part(0), part(20), part(30))); });
    refused([&] { both(tl::each(part(0)), 1.0, tl::into(part(20), part(20), part(30))); });
    refused([&] { both(tl::each(part(0)), 1.0, tl::into(part(20), part(29), part(40))); });
    refused([&] { both(tl::each(part(30)), 1.0, tl::into(tl::rows<3>(memory.data(), 10, 2))); });
    refused([&] {
        both(tl::each(part(35)), 1.0,
             tl::into(tl::strided(memory.data(), 10, 0), part(20), part(45)));
    });
    std::vector<Pair> pairs(10, Pair{1, 2});
    tl::batched(tl::gradient(f))(tl::each(tl::strided(&pairs[0].b, 9, 2)), 1.0,
                                 tl::into(std::span(pairs).first(9))); // the same structures
    both(tl::each(part(0)), tl::each(part(10)), tl::into(part(0), part(10), part(20)));
    both(tl::each(part(0)), tl::each(part(10)), tl::into(part(10), part(0), part(20)));
}

// A mask is no list of points.
static_assert(tl::data::holds_integers<std::vector<unsigned char>>());
static_assert(!tl::data::holds_integers<std::array<bool, 10>>());

TEST_CASE("an index beyond the data", "[data]") {
    std::vector<double> memory(10, 1.0);
    for (int const bad : {10, 1000, -1}) {
        std::vector<int> const chosen{1, 2, bad};
        CHECK(says(
            sentence(memory, [&] { tl::sum_over(f)(1.0, tl::each(memory), tl::only(chosen)); }),
            "index"));
    }
}
