// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstddef>
#include <utility>

namespace tapeless::print {

/// A row of values that grows at its end, as far as the printers need one: <vector> would cost
/// every program that includes the library 9 MB of the compiler's memory.
template <class T>
class list {
public:
    list() = default;
    explicit list(std::size_t size) : first(new T[size]()), count(size), room(size) {}
    list(list&& other) noexcept
        : first(std::exchange(other.first, nullptr)),
          count(std::exchange(other.count, 0)),
          room(std::exchange(other.room, 0)) {}
    list& operator=(list other) noexcept {
        std::swap(first, other.first);
        std::swap(count, other.count);
        std::swap(room, other.room);
        return *this;
    }
    ~list() { delete[] first; }

    void push_back(T value) {
        if (count == room) {
            list larger(2 * count + 4);
            for (std::size_t k = 0; k < count; ++k) larger[k] = std::move(first[k]);
            larger.count = count;
            *this = std::move(larger);
        }
        first[count++] = std::move(value);
    }

    std::size_t size() const { return count; }
    T& operator[](std::size_t k) { return first[k]; }
    T const& operator[](std::size_t k) const { return first[k]; }
    T const* begin() const { return first; }
    T const* end() const { return first + count; }

private:
    T* first = nullptr;
    std::size_t count = 0, room = 0;
};

} // namespace tapeless::print
