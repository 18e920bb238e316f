// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cstddef>

namespace tapeless {

/// A batch, as xsimd and its like have them: several numbers that are computed together.
template <class Batch>
concept lanes = requires(Batch x, typename Batch::value_type* p) {
    x.store_unaligned(p);
    Batch::load_unaligned(p);
    Batch::size;
};

} // namespace tapeless
