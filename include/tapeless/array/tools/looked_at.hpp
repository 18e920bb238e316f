// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/call.hpp>
#include <tapeless/array/tools/tools_elsewhere.hpp>

namespace tapeless::arrays {

/// A function and arguments of it that a tool is for. It goes before what says that the tools are
/// in a header of their own.
template <class Definition, class... Argument>
concept LookedAt = OverArrays<Argument...> && true;

} // namespace tapeless::arrays
