// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// One kernel, -DKERNEL=name, as a user's function: its code is weighed, and what it asks of the
/// compiler.

#include "kernels.hpp"

extern auto const entry = &gate::KERNEL::call<gate::KERNEL>;
