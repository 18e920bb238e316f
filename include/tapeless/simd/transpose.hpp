// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/shuffle.hpp>

/// Structures of N numbers that lie one after the other in memory, as N packs of one number each,
/// and back. An even N is halved by sorting even from odd positions (N log N shuffles in all); the
/// odd rest collects its lanes from every register.

namespace tapeless::simd {

#ifdef TAPELESS_SHUFFLES

template <int Odd>
struct every_second {
    static constexpr int of(std::size_t lane) { return static_cast<int>(2 * lane) + Odd; }
};
/// Of two packs a and b: a0 b0 a1 b1 ..., its first or its second half.
template <int Size, int Half>
struct alternating {
    static constexpr int of(std::size_t lane) {
        int const j = static_cast<int>(lane);
        return (Half * Size + j) / 2 + (j % 2) * Size;
    }
};
/// Number `Wanted` of every structure of N, as far as register `Register` has it, beside what was
/// found before; the first step takes registers 0 and 1 together. (Never the same register twice:
/// g++ 12 gets shuffles of a register with itself wrong where others follow.)
template <int N, int Size, int Wanted, int Register>
struct collected {
    static constexpr int of(std::size_t lane) {
        int const position = static_cast<int>(lane) * N + Wanted, found = position / Size;
        if (Register == 1 && found == 0) return position;
        return found == Register ? Size + position % Size : static_cast<int>(lane);
    }
};
/// The same the other way: lane j of output register `Register` belongs to structure
/// (Register * Size + j) / N.
template <int N, int Size, int Given, int Register>
struct dealt {
    static constexpr int of(std::size_t lane) {
        int const position = Register * Size + static_cast<int>(lane), number = position % N;
        if (Given == 1 && number == 0) return position / N;
        return number == Given ? Size + position / N : static_cast<int>(lane);
    }
};

/// From N consecutive registers to N numbers of each structure; `out[k * Step]` is number k.
template <int N, int Step, class Pack, int K = 0>
TAPELESS_INLINE inline void collect(Pack const* in, Pack* out) {
    if constexpr (K < N) {
        constexpr int size = static_cast<int>(Pack::size);
        [&]<int... Next>(std::integer_sequence<int, Next...>) TAPELESS_INLINE_LAMBDA {
            Pack all = in[0];
            ((all = shuffle<collected<N, size, K, Next + 1>>(all, in[Next + 1])), ...);
            out[K * Step] = all;
        }
        (std::make_integer_sequence<int, N - 1>{});
        collect<N, Step, Pack, K + 1>(in, out);
    }
}
template <int N, int Step, class Pack, int Register = 0>
TAPELESS_INLINE inline void deal(Pack const* in, Pack* out) {
    if constexpr (Register < N) {
        constexpr int size = static_cast<int>(Pack::size);
        [&]<int... Next>(std::integer_sequence<int, Next...>) TAPELESS_INLINE_LAMBDA {
            Pack all = in[0];
            ((all = shuffle<dealt<N, size, Next + 1, Register>>(all, in[(Next + 1) * Step])), ...);
            out[Register] = all;
        }
        (std::make_integer_sequence<int, N - 1>{});
        deal<N, Step, Pack, Register + 1>(in, out);
    }
}

template <int N, int Step, class Pack>
TAPELESS_INLINE inline void split(Pack const* in, Pack* out) {
    if constexpr (N == 1)
        out[0] = in[0];
    else if constexpr (N % 2 != 0)
        collect<N, Step>(in, out);
    else {
        Pack even[N / 2], odd[N / 2];
        for (int k = 0; k < N / 2; ++k) {
            even[k] = shuffle<every_second<0>>(in[2 * k], in[2 * k + 1]);
            odd[k] = shuffle<every_second<1>>(in[2 * k], in[2 * k + 1]);
        }
        split<N / 2, 2 * Step>(even, out);
        split<N / 2, 2 * Step>(odd, out + Step);
    }
}
template <int N, int Step, class Pack>
TAPELESS_INLINE inline void merge(Pack const* in, Pack* out) {
    constexpr int size = static_cast<int>(Pack::size);
    if constexpr (N == 1)
        out[0] = in[0];
    else if constexpr (N % 2 != 0)
        deal<N, Step>(in, out);
    else {
        Pack even[N / 2], odd[N / 2];
        merge<N / 2, 2 * Step>(in, even);
        merge<N / 2, 2 * Step>(in + Step, odd);
        for (int k = 0; k < N / 2; ++k) {
            out[2 * k] = shuffle<alternating<size, 0>>(even[k], odd[k]);
            out[2 * k + 1] = shuffle<alternating<size, 1>>(even[k], odd[k]);
        }
    }
}

#endif

/// Structures longer than this are gathered number by number where they do not fill registers.
inline constexpr int longest_transposed = 32;

/// Columns `Begin` on of as many structures as a register has lanes, one register for each. The
/// last block of a structure that is no multiple of a register overlaps the one before.
template <int N, class Pack>
inline constexpr bool transposes_blocks = Shuffled<Pack>&& Pack::size >= 2 &&
                                          N >= int(Pack::size) &&
                                          (Pack::size & (Pack::size - 1)) == 0;

#ifdef TAPELESS_SHUFFLES
/// Lane 2 D of each pair of groups of D lanes from a and b: one step of the transposition of a
/// square of 2^k registers, which exchanges its off-diagonal blocks of D x D.
template <int D, int Half>
struct exchanged {
    template <int Size>
    static constexpr int of(int lane) {
        bool const upper = (lane / D) % 2 != 0;
        int const from = Half == 0 ? (upper ? lane - D : lane) : (upper ? lane : lane + D);
        return upper ? Size + from : from;
    }
};
template <int Size, int D, int Half>
struct exchanged_of {
    static constexpr int of(std::size_t lane) {
        return exchanged<D, Half>::template of<Size>(static_cast<int>(lane));
    }
};
template <class Pack, int D = static_cast<int>(Pack::size) / 2>
TAPELESS_INLINE inline void transpose_square(Pack* x) {
    constexpr int size = static_cast<int>(Pack::size);
    if constexpr (D >= 1) {
        unrolled<size>([&](int k) TAPELESS_INLINE_LAMBDA {
            if ((k / D) % 2 != 0) return;
            Pack const a = x[k], b = x[k + D];
            x[k] = shuffle<exchanged_of<size, D, 0>>(a, b);
            x[k + D] = shuffle<exchanged_of<size, D, 1>>(a, b);
        });
        transpose_square<Pack, D / 2>(x);
    }
}
#endif

template <int N, class Pack>
constexpr int block_begin(int block) {
    constexpr int size = static_cast<int>(Pack::size);
    return block * size <= N - size ? block * size : N - size;
}

/// How far ahead memory is asked for, at least: while a pack of long rows is worked on for long,
/// the machine would not do so by itself.
inline constexpr int packs_ahead = 2;

/// The same in rows of N numbers.
template <int N, class Pack>
inline constexpr int rows_ahead = [] {
    int const packs = packs_ahead * static_cast<int>(Pack::size);
    int const rows = static_cast<int>(bytes_ahead / sizeof(typename Pack::value_type)) / N;
    return packs < rows ? rows : packs;
}();

/// Structures at least as long as a register, `step` numbers from one to the next: a square of
/// registers at a time.
template <int N, class Element, class Pack>
requires transposes_blocks<N, Pack> TAPELESS_INLINE inline void
load_rows(Element const* from, std::ptrdiff_t step, Pack* out) {
    constexpr int size = static_cast<int>(Pack::size);
    unrolled<(N + size - 1) / size>([&](int block) TAPELESS_INLINE_LAMBDA {
        int const begin = block_begin<N, Pack>(block);
        Pack x[size];
        unrolled<size>([&](int k) TAPELESS_INLINE_LAMBDA {
            x[k] = Pack::load_unaligned(from + k * step + begin);
            ask_for(from, static_cast<std::size_t>((k + rows_ahead<N, Pack>)*step + begin));
        });
        transpose_square(x);
        unrolled<size>([&](int k) TAPELESS_INLINE_LAMBDA { out[begin + k] = x[k]; });
    });
}
template <int N, class Element, class Pack>
requires transposes_blocks<N, Pack> TAPELESS_INLINE inline void
store_rows(Pack const* in, Element* to, std::ptrdiff_t step) {
    constexpr int size = static_cast<int>(Pack::size);
    unrolled<(N + size - 1) / size>([&](int block) TAPELESS_INLINE_LAMBDA {
        int const begin = block_begin<N, Pack>(block);
        Pack x[size];
        unrolled<size>([&](int k) TAPELESS_INLINE_LAMBDA { x[k] = in[begin + k]; });
        transpose_square(x);
        unrolled<size>([&](int k) TAPELESS_INLINE_LAMBDA {
            x[k].store_unaligned(to + k * step + begin);
            ask_to_write(to, static_cast<std::size_t>((k + rows_ahead<N, Pack>)*step + begin));
        });
    });
}

/// Structures one after the other, of any length.
template <int N, class Element, class Pack>
TAPELESS_INLINE inline void load_transposed(Element const* from, Pack* out) {
    if constexpr (transposes_blocks<N, Pack>) {
        load_rows<N>(from, N, out);
    } else if constexpr (Shuffled<Pack> && N > 0 && N <= longest_transposed) {
        Pack in[N];
        for (int k = 0; k < N; ++k)
            in[k] = Pack::load_unaligned(from + Pack::size * std::size_t(k));
        split<N, 1>(in, out);
    } else {
        for (int k = 0; k < N; ++k)
            out[k] = Pack::gather([&](std::size_t lane) TAPELESS_INLINE_LAMBDA {
                return from[lane * N + std::size_t(k)];
            });
    }
}

template <int N, class Element, class Pack>
TAPELESS_INLINE inline void store_transposed(Pack const* in, Element* to) {
    if constexpr (transposes_blocks<N, Pack>) {
        store_rows<N>(in, to, N);
    } else if constexpr (Shuffled<Pack> && N > 0 && N <= longest_transposed) {
        Pack out[N];
        merge<N, 1>(in, out);
        for (int k = 0; k < N; ++k) out[k].store_unaligned(to + Pack::size * std::size_t(k));
    } else {
        for (int k = 0; k < N; ++k) {
            Element lane[Pack::size];
            in[k].store_unaligned(lane);
            for (std::size_t j = 0; j < Pack::size; ++j) to[j * N + std::size_t(k)] = lane[j];
        }
    }
}

} // namespace tapeless::simd
