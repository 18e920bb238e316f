// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/double_double.hpp>

namespace tapeless::constant_math {

inline constexpr double_double half_log_two_pi_pair = {0x1.d67f1c864beb5p-1,
                                                       -0x1.65b5a1b7ff5dfp-55};

/// The Bernoulli numbers B(2), B(4) ... in double-double, and all of them in double.
// clang-format off
inline constexpr double_double bernoulli_pair[4] = {
    {0x1.5555555555555p-3, 0x1.5555555555555p-57}, {-0x1.1111111111111p-5, -0x1.1111111111111p-61},
    {0x1.8618618618618p-6, 0x1.8618618618618p-60}, {-0x1.1111111111111p-5, -0x1.1111111111111p-61}};
// clang-format on
// clang-format off
inline constexpr double bernoulli[17] = {
    0x1.5555555555555p-3, -0x1.1111111111111p-5, 0x1.8618618618618p-6, -0x1.1111111111111p-5,
    0x1.364d9364d9365p-4, -0x1.033033033033p-2, 0x1.2aaaaaaaaaaabp0, -0x1.c5e5e5e5e5e5ep2,
    0x1.b7c4f8f13e3c5p5, -0x1.088fe72cfe72dp9, 0x1.8301f89467e25p12, -0x1.523440cc0cc0dp16,
    0x1.5c06d2aaaaaabp20, -0x1.a089b7115c654p24, 0x1.1edb2a4f3484p29, -0x1.c280563b8bcbdp33,
    0x1.901c1cddd4aabp38};
// clang-format on

/// B(2k) / (2k (2k - 1)), the coefficients of Stirling's series.
// clang-format off
inline constexpr double_double stirling_pair[3] = {
    {0x1.5555555555555p-4, 0x1.5555555555555p-58}, {-0x1.6c16c16c16c17p-9, 0x1.f49f49f49f49fp-64},
    {0x1.a01a01a01a01ap-11, 0x1.a01a01a01a01ap-71}};
// clang-format on
// clang-format off
inline constexpr double stirling[13] = {
    -0x1.3813813813814p-11, 0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10, 0x1.a41a41a41a41ap-8,
    -0x1.e4286cb0f5398p-6, 0x1.6fe96381e068p-3, -0x1.6476701181f3ap0, 0x1.ace44322ce006p3,
    -0x1.39b2525cccc1bp7, 0x1.12234e81b4e82p11, -0x1.1a198ae1c4ab8p15, 0x1.51a2089a6e11ap19,
    -0x1.d1089b142d357p23};
// clang-format on

/// B(2k) / 2k, those of its derivative.
// clang-format off
inline constexpr double_double digamma_pair[3] = {
    {0x1.5555555555555p-4, 0x1.5555555555555p-58}, {-0x1.1111111111111p-7, -0x1.1111111111111p-63},
    {0x1.041041041041p-8, 0x1.041041041041p-62}};
// clang-format on
// clang-format off
inline constexpr double digamma_tail[13] = {
    -0x1.1111111111111p-8, 0x1.f07c1f07c1f08p-8, -0x1.5995995995996p-6, 0x1.5555555555555p-4,
    -0x1.c5e5e5e5e5e5ep-2, 0x1.86e7f9b9fe6e8p1, -0x1.a74ca514ca515p4, 0x1.1975cc0ed7304p8,
    -0x1.c2f0566566566p11, 0x1.ac572aaaaaaabp15, -0x1.dc0b1a5cfbe16p19, 0x1.31fad7cbf3cp24,
    -0x1.c280563b8bcbdp28};
// clang-format on

/// log gamma(1 + z) = -gamma z + zeta(2)/2 z^2 - zeta(3)/3 z^3 + ...
// clang-format off
inline constexpr double_double zeta_pair[6] = {
    {-0x1.2788cfc6fb619p-1, 0x1.6cb90701fbfabp-58}, {0x1.a51a6625307d3p-1, 0x1.1873d8912200cp-56},
    {-0x1.9a4d55beab2d7p-2, 0x1.4c26d1b465993p-59}, {0x1.151322ac7d848p-2, 0x1.b5f91211196e5p-57},
    {-0x1.a8b9c17aa6149p-3, -0x1.2e826a4fdae1ap-58}, {0x1.5b40cb100c306p-3, 0x1.4a79940f15696p-59}};
// clang-format on
// clang-format off
inline constexpr double zeta_tail[13] = {
    -0x1.2703a1dcea3aep-3, 0x1.010b36af86397p-3, -0x1.c806706d57db4p-4, 0x1.9a01e385d5f8fp-4,
    -0x1.748c33114c6d6p-4, 0x1.556ad63243bc4p-4, -0x1.3b1d971fc5985p-4, 0x1.2496df8320c5fp-4,
    -0x1.11133476e7fep-4, 0x1.00010064cdeb2p-4, -0x1.e1e2d311e8abdp-5, 0x1.c71ce3a20b419p-5,
    -0x1.af28a1b5688ap-5};
// clang-format on

/// The positive root of digamma, and the Taylor coefficients there.
inline constexpr double digamma_root[3] = {0x1.762d86356be3fp0, 0x1.b86a722197829p-54,
                                           0x1.e0d62a6be90c7p-109};
// clang-format off
inline constexpr double_double digamma_root_pair[6] = {
    {0x1.ef72bc8ee38acp-1, -0x1.3879eb97bf58dp-55}, {-0x1.c563b54aa1a35p-2, -0x1.c760306906dfep-56},
    {0x1.08b4294d50381p-2, -0x1.14c9424b7ffe7p-56}, {-0x1.4fc1317257da8p-3, -0x1.86b1cc35dbc77p-58},
    {0x1.b9a5b6370f3abp-4, -0x1.a0ad224c7f6d4p-58}, {-0x1.27baba261cc2cp-4, 0x1.c6eed9b9d9653p-59}};
// clang-format on
// clang-format off
inline constexpr double digamma_root_tail[13] = {
    0x1.8fce02b239ca7p-5, -0x1.0fa7ec36a7d8fp-5, 0x1.723d6807edccp-6, -0x1.f970508e1b6a2p-7,
    0x1.5955caaa962f3p-7, -0x1.d828079282eb8p-8, 0x1.42e1acf81d8dcp-8, -0x1.b9afc7cee8a14p-9,
    0x1.2e23345f79aafp-9, -0x1.9d626f71d1f7ap-10, 0x1.1acebbd761089p-10, -0x1.82f6345c65b35p-11,
    0x1.08bdae1a261d4p-11};
// clang-format on

} // namespace tapeless::constant_math
