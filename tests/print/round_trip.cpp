// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 4096

#include <diff/random/graphs.hpp>

#include <catch2/catch.hpp>

#include <cctype>
#include <cstdlib>
#include <map>
#include <vector>

/// Infix text of random functions, read back by a parser of C++'s precedence: it means what the
/// graph computes.
namespace random_test {
namespace {

class reader {
public:
    reader(std::string written, std::vector<real> const& in) : text(std::move(written)) {
        for (std::size_t k = 0; k < in.size(); ++k) known["x" + std::to_string(k)] = in[k];
        known["ln2"] = named_constant<real>("ln2");
        known["ln10"] = named_constant<real>("ln10");
        known["two_over_sqrt_pi"] = named_constant<real>("two_over_sqrt_pi");
    }
    /// Definitions, then one result or several in parentheses.
    std::vector<real> results(std::size_t count) {
        while (text.find(';', at) != std::string::npos) {
            std::string const name = word();
            expect("=");
            known[name] = disjunction();
            expect(";");
        }
        std::vector<real> all;
        if (count > 1) expect("(");
        for (std::size_t k = 0; k < count; ++k) {
            if (k > 0) expect(",");
            all.push_back(disjunction());
        }
        if (count > 1) expect(")");
        skip();
        if (at != text.size()) fault = "text is left over";
        return all;
    }
    std::string fault;

private:
    std::string text;
    std::size_t at = 0;
    std::map<std::string, real> known;

    void skip() {
        while (at < text.size() && text[at] == ' ') ++at;
    }
    bool accept(std::string const& token) {
        skip();
        if (text.compare(at, token.size(), token) != 0) return false;
        at += token.size();
        return true;
    }
    void expect(std::string const& token) {
        if (!accept(token) && fault.empty()) fault = token + " is missing at " + text.substr(at);
    }
    std::string word() {
        skip();
        std::size_t const from = at;
        while (at < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_'))
            ++at;
        return text.substr(from, at - from);
    }

    real disjunction() {
        real value = conjunction();
        while (accept("||")) {
            real const right = conjunction();
            value = value != 0 || right != 0;
        }
        return value;
    }
    real conjunction() {
        real value = equality();
        while (accept("&&")) {
            real const right = equality();
            value = value != 0 && right != 0;
        }
        return value;
    }
    real equality() {
        real value = relation();
        while (accept("==")) value = value == relation();
        return value;
    }
    real relation() {
        real value = sum();
        for (;;) {
            if (accept("<="))
                value = value <= sum();
            else if (accept("<"))
                value = value < sum();
            else
                return value;
        }
    }
    real sum() {
        real value = product();
        for (;;) {
            if (accept("+"))
                value += product();
            else if (accept("-"))
                value -= product();
            else
                return value;
        }
    }
    real product() {
        real value = factor();
        for (;;) {
            if (accept("*"))
                value *= factor();
            else if (accept("/"))
                value /= factor();
            else
                return value;
        }
    }
    real factor() {
        if (accept("--")) fault = "a decrement";
        if (accept("-")) return -factor();
        if (accept("!")) return factor() == 0;
        if (accept("(")) {
            real const value = disjunction();
            expect(")");
            return value;
        }
        skip();
        if (std::isdigit(static_cast<unsigned char>(text[at])) != 0) {
            char* end = nullptr;
            double const value = std::strtod(text.c_str() + at, &end);
            at = static_cast<std::size_t>(end - text.c_str());
            return value;
        }
        std::string const name = word();
        return accept("(") ? call(name) : value_of(name);
    }
    real value_of(std::string const& name) {
        if (known.count(name) != 0) return known[name];
        if (fault.empty()) fault = name + " is unknown";
        return 0;
    }
    real call(std::string const& name) {
        real x[3]{};
        int arity = 0;
        do x[arity++] = disjunction();
        while (arity < 3 && accept(","));
        expect(")");
        for (std::size_t op = 0; op < catalogue().size(); ++op)
            if (catalogue()[op]->name == name && catalogue()[op]->arity == arity)
                return semantics::apply(static_cast<int>(op), x);
        if (fault.empty()) fault = name + " is no operation";
        return 0;
    }
};

/// The results as the text has them, and as the graph has them.
void check(recipe const& r, built const& f) {
    std::vector<real> const x(r.point.begin(), r.point.end()), expected = results(f, x);
    reader read(text(f), x);
    std::vector<real> const found = read.results(f.outputs.size());
    INFO("seed " << r.seed << ": " << text(f) << ": " << read.fault);
    REQUIRE(read.fault.empty());
    for (std::size_t k = 0; k < expected.size(); ++k)
        REQUIRE(std::fabs(found[k] - expected[k]) <= 1e-14L * magnitude(f, x));
}

TEST_CASE("the text of random functions reads back to the same values", "[random]") {
    for (std::uint64_t seed = 1; seed <= 2500; ++seed) {
        recipe const r = random_recipe(seed, 25);
        check(r, build(r));
    }
}

TEST_CASE("so does that of their gradients, under every licence", "[random]") {
    int named = 0;
    for (std::uint64_t seed = 1; seed <= 800; ++seed) {
        recipe const r = random_recipe(seed, 25);
        for (tl::licence const granted :
             {tl::licence::exact, tl::licence::zero_sign, tl::licence::real}) {
            built const g = gradient(build(r, granted), 0);
            named += text(g).find(';') != std::string::npos;
            check(r, g);
        }
    }
    CHECK(named > 25); // some texts are long enough for names
}

} // namespace
} // namespace random_test
