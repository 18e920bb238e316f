// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/double_double.hpp>

namespace tapeless::constant_math {

/// erfc(j / 8).
// clang-format off
inline constexpr double_double erfc_table[61] = {
    {0x1p0, 0.0}, {0x1.b82879728f11ep-1, -0x1.742db5924f83dp-55},
    {0x1.728558ee694fcp-1, -0x1.208b6f02df46ap-55}, {0x1.311796a46f064p-1, -0x1.74c71fef1759ep-55},
    {0x1.eb02147ce245cp-2, -0x1.5e809f1a31a28p-56}, {0x1.81cd2465e1d96p-2, 0x1.f25f4f6fdf70bp-56},
    {0x1.27c6d14c5e341p-2, 0x1.3af3434d0eeabp-57}, {0x1.ba36dab91c0e9p-3, 0x1.3c896e9a97c59p-58},
    {0x1.4226162fbddd5p-3, -0x1.b40443f6ec34ap-59}, {0x1.c9296beb09cf1p-4, -0x1.5224acd170beep-59},
    {0x1.3bcd133aa0ffcp-4, -0x1.89da82345938bp-62}, {0x1.a8973c4b5c03ep-5, 0x1.d27662c1d9dc2p-59},
    {0x1.15aaa8ec85205p-5, -0x1.e86ee834da4cep-61}, {0x1.612d893085125p-6, -0x1.7847afe4f2a7bp-62},
    {0x1.b4be201caa4b4p-7, -0x1.6abde927f9cddp-61}, {0x1.0678442cc256fp-7, -0x1.77b62199d8601p-61},
    {0x1.328f5ec350e67p-8, -0x1.ca006412e68dp-62}, {0x1.5bde729a6b60fp-9, 0x1.999ec7becc5c7p-65},
    {0x1.7f713f9cc9784p-10, -0x1.4207143202515p-64}, {0x1.9a7c305336484p-11, 0x1.6394dd2ff0093p-65},
    {0x1.aab859b20ac9ep-12, 0x1.88f4ff748376bp-66}, {0x1.aeb4423e690e7p-13, -0x1.a732e928e4c5dp-68},
    {0x1.a609f7584d32bp-14, 0x1.d92f3f7ab9ef5p-68}, {0x1.916f7c5f2f764p-15, 0x1.84e95673c70a1p-70},
    {0x1.729df6503422ap-16, 0x1.784ca4c429a15p-73}, {0x1.4c144d984e1b8p-17, 0x1.2d1f7068bf3fbp-74},
    {0x1.20c1303550f0ep-18, -0x1.20ee80d2c8d09p-73},
    {0x1.e749309831666p-20, -0x1.76172989e68aep-76},
    {0x1.8ef2a9a18d857p-21, -0x1.2d76dc03e80a5p-75},
    {0x1.3ce784b411931p-22, -0x1.8c77157062626p-76},
    {0x1.e87470e4f4246p-24, -0x1.cafa3aa5b4314p-82},
    {0x1.6d3126d74b6ccp-25, -0x1.301eb5249fe1dp-79},
    {0x1.08ddd13bd35e7p-26, -0x1.615db40319381p-80},
    {0x1.74b179d1eba81p-28, -0x1.83473776fe2fcp-82}, {0x1.fcae93fb7323cp-30, 0x1.35a3596692c9cp-84},
    {0x1.50b75c536f927p-31, -0x1.3c10e160b737ep-89},
    {0x1.b05cfe2e99435p-33, -0x1.a071ed80552c6p-87},
    {0x1.0d3b35021d695p-34, -0x1.42a25e7a42894p-89},
    {0x1.453141082302ap-36, -0x1.1a101007d8742p-90}, {0x1.7cef42e9a617dp-38, 0x1.22a7daf8a3e2fp-92},
    {0x1.b0c1a759f7739p-40, -0x1.b28568855c7a1p-94},
    {0x1.dcc4fabf32f1cp-42, -0x1.748a050f39acfp-96}, {0x1.fd5f08ad2b29ap-44, 0x1.e5b1d0c5bf934p-99},
    {0x1.07dd6833bb38p-45, -0x1.63b11e0c47d2ap-99},
    {0x1.09182b326b229p-47, -0x1.22e85b13a8e1dp-102},
    {0x1.0241de6c31e5bp-49, -0x1.636c6dd3916bp-103},
    {0x1.e7eea02e4ed88p-52, -0x1.824cc1e2339a2p-106},
    {0x1.bef1b1a12823ep-54, -0x1.b1807c3b357d3p-108},
    {0x1.8cf81557d20b6p-56, 0x1.a7fff0cc732cp-112}, {0x1.55df1790f2f61p-58, 0x1.ec3d39d9bc1d6p-113},
    {0x1.1d791bb1324a1p-60, 0x1.4c1d1176d0d26p-114},
    {0x1.ce42dd8e4fa23p-63, 0x1.8bad2d1795b81p-117},
    {0x1.6ae172414cebap-65, -0x1.4ce015960b1e5p-122},
    {0x1.1432649c86c4dp-67, -0x1.76681db3323e7p-121},
    {0x1.97a3dc62119c8p-70, 0x1.bb8349c77f884p-125},
    {0x1.23a85891dc72bp-72, 0x1.fe4810babd776p-127}, {0x1.94a28136fa731p-75, 0x1.491f9e70583ap-129},
    {0x1.1022313b11381p-77, 0x1.e521cbf9cf10ep-131}, {0x1.62e225ebca19p-80, 0x1.24abc2451f08ep-137},
    {0x1.c0aee6d6b1406p-83, 0x1.01c2b84c30198p-139},
    {0x1.12fc6cdafd10dp-85, 0x1.add6ff295f6bap-139}};
// clang-format on

/// 1 / (n + 2)!.
// clang-format off
inline constexpr double_double inverse_factorial[26] = {
    {0x1p-1, 0.0}, {0x1.5555555555555p-3, 0x1.5555555555555p-57},
    {0x1.5555555555555p-5, 0x1.5555555555555p-59}, {0x1.1111111111111p-7, 0x1.1111111111111p-63},
    {0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65}, {0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73},
    {0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76}, {0x1.71de3a556c734p-19, -0x1.c154f8ddc6cp-73},
    {0x1.27e4fb7789f5cp-22, 0x1.cbbc05b4fa99ap-76}, {0x1.ae64567f544e4p-26, -0x1.c062e06d1f209p-80},
    {0x1.1eed8eff8d898p-29, -0x1.2aec959e14c06p-83}, {0x1.6124613a86d09p-33, 0x1.f28e0cc748ebep-87},
    {0x1.93974a8c07c9dp-37, 0x1.05d6f8a2efd1fp-92}, {0x1.ae7f3e733b81fp-41, 0x1.1d8656b0ee8cbp-97},
    {0x1.ae7f3e733b81fp-45, 0x1.1d8656b0ee8cbp-101},
    {0x1.952c77030ad4ap-49, 0x1.ac981465ddc6cp-103},
    {0x1.6827863b97d97p-53, 0x1.eec01221a8b0bp-107},
    {0x1.2f49b46814157p-57, 0x1.2650f61dbdcb4p-112},
    {0x1.e542ba4020225p-62, 0x1.ea72b4afe3c2fp-120},
    {0x1.71b8ef6dcf572p-66, -0x1.d043ae40c4647p-120},
    {0x1.0ce396db7f853p-70, -0x1.aebcdbd20331cp-124},
    {0x1.761b41316381ap-75, -0x1.3423c7d91404fp-130},
    {0x1.f2cf01972f578p-80, -0x1.9ada5fcc1ab14p-135},
    {0x1.3f3ccdd165fa9p-84, -0x1.58ddadf344487p-139},
    {0x1.88e85fc6a4e5ap-89, -0x1.71c37ebd1654p-143},
    {0x1.d1ab1c2dccea3p-94, 0x1.054d0c78aea14p-149}};
// clang-format on

inline constexpr double_double two_over_sqrt_pi_pair = {0x1.20dd750429b6dp0, 0x1.1ae3a914fed8p-56};
inline constexpr double_double inverse_sqrt_pi_pair = {0x1.20dd750429b6dp-1, 0x1.1ae3a914fed8p-57};

} // namespace tapeless::constant_math
