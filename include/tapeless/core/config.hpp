// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The attributes and limits the library is configured by; the only macros of the scalar library
/// besides TAPELESS_STRUCT and the repetition in schedule/emission.hpp.

/// Evaluation must vanish into the caller: a derivative is worth its price only as bare arithmetic.
#define TAPELESS_INLINE [[gnu::always_inline]]

/// Lambdas take attributes after their parameters only in this spelling on clang.
#define TAPELESS_INLINE_LAMBDA __attribute__((always_inline))

/// The code of a block of instructions. clang expands it; g++ makes it a function of its own, which
/// its vectoriser of straight-line code leaves alone.
#ifdef __clang__
#    define TAPELESS_BLOCK TAPELESS_INLINE
#else
#    define TAPELESS_BLOCK [[gnu::noinline, gnu::optimize("no-tree-slp-vectorize")]]
#endif

/// Nodes one function may have while it is traced or differentiated. Both compilers pass this many
/// under their default limits on constant evaluation; beyond it, raise it together with
/// -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang).
#ifndef TAPELESS_MAX_NODES
#    define TAPELESS_MAX_NODES 32768
#endif

/// Sums and products fuse to multiply-adds where the machine has them, as g++ does it by itself;
/// clang wants to be told, function by function. Define TAPELESS_NO_FUSING where every rounding has
/// to stay.
#if defined(__clang__) && !defined(TAPELESS_NO_FUSING)
#    define TAPELESS_FUSING _Pragma("clang fp contract(fast)")
#else
#    define TAPELESS_FUSING
#endif
