// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

// g++ 12 takes the deliberately undefined registers of its own AVX-512 headers for a mistake.
#if defined(__GNUC__) && !defined(__clang__)
#    pragma GCC diagnostic push
#    pragma GCC diagnostic ignored "-Wuninitialized"
#    pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
// A name in xsimd, and a macro of C's <complex.h>, which the headers of LAPACK include.
#pragma push_macro("I")
#undef I
#include <xsimd/xsimd.hpp>
#pragma pop_macro("I")
#if defined(__GNUC__) && !defined(__clang__)
#    pragma GCC diagnostic pop
#endif
