// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "unit.hpp"

two_units::results two_units::first() { return compute(2.0, 3.0, 1.5); }
