// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/expr/function.hpp>

#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace tapeless {

/// Memory that evaluations over arrays use again: none of them allocates once it is large enough.
///
///     array_workspace memory;
///     memory.evaluate(result, f, A, x);    // result as f(A, x) returns it, written in place
class array_workspace {
public:
    array_workspace() = default;
    array_workspace(array_workspace&& other) noexcept
        : memory_(std::move(other.memory_)), bytes_(std::exchange(other.bytes_, 0)) {}
    array_workspace& operator=(array_workspace&& other) noexcept {
        memory_ = std::move(other.memory_);
        bytes_ = std::exchange(other.bytes_, 0);
        return *this;
    }

    template <class Result, class Definition, class... Argument>
    void evaluate(Result& result, function_object<Definition> f, Argument const&... argument);

    /// What the largest evaluation so far needed.
    std::size_t bytes() const { return bytes_; }

    void* reserve(std::size_t bytes) {
        if (bytes > bytes_) {
            memory_.reset();
            bytes_ = 0; // also where there is none left
            memory_.reset(::operator new(bytes, alignment));
            bytes_ = bytes;
        }
        return memory_.get();
    }

private:
    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(void* memory) const { ::operator delete(memory, alignment); }
    };
    std::unique_ptr<void, release> memory_;
    std::size_t bytes_ = 0;
};

} // namespace tapeless
