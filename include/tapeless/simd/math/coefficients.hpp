// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array>

/// Written by tests/simd/math/coefficients.py: polynomials (constant first) and constants in parts.

namespace tapeless::simd::accurate {

template <class Element>
struct coefficients;

template <>
struct coefficients<float> {
    static constexpr float ln2_high = 0x1.62e8p-1f;
    static constexpr float ln2_low = -0x1.e8082ep-16f;
    static constexpr float ln2 = 0x1.62e43p-1f;
    static constexpr float ln2_rest = -0x1.05c61p-29f;
    static constexpr float inverse_ln2 = 0x1.715476p+0f;
    static constexpr float inverse_ln2_low = 0x1.4ae0cp-26f;
    static constexpr float inverse_ln10 = 0x1.bcb7b2p-2f;
    static constexpr float inverse_ln10_low = -0x1.5b235ep-27f;
    static constexpr float log10_2 = 0x1.344136p-2f;
    static constexpr float log10_2_low = -0x1.ec10cp-27f;
    static constexpr float half_pi = 0x1.921fb6p+0f;
    static constexpr float half_pi_low = -0x1.777a5cp-25f;
    static constexpr float two_thirds = 0x1.555556p-1f;
    static constexpr float two_thirds_low = -0x1.555556p-26f;
    static constexpr float half_pi_lowest = -0x1.ee59dap-50f;
    static constexpr float two_over_pi = 0x1.45f306p-1f;
    static constexpr float stirling_constant = 0x1.acfe3ap-2f;
    static constexpr float cbrt_2 = 0x1.428a3p+0f;
    static constexpr float inverse_cbrt_2 = 0x1.965feap-1f;
    static constexpr float erfc_centre = 0x1p+1f;
    static constexpr float erfc_near_centre = 0x1.8p+0f;
    static constexpr float quarter_pi_rest = -0x1.777a5cp-26f;
    static constexpr float quarter_pi = 0x1.921fb8p-1f;
    static constexpr float quarter_pi_low = -0x1.5dde98p-24f;

    /// (e^r - 1 - r) / r^2
    static constexpr std::array<float, 5> exp_terms{0x1p-1f, 0x1.5554dcp-3f, 0x1.555518p-5f,
                                                    0x1.120be8p-7f, 0x1.6d12acp-10f};
    /// (2^r - 1 - r ln 2) / r^2
    static constexpr std::array<float, 5> exp2_terms{0x1.ebfbep-3f, 0x1.c6afeep-5f, 0x1.3b2a7ep-7f,
                                                     0x1.5ec878p-10f, 0x1.43e93p-13f};
    /// (sinh r - r) / r^3, of r^2
    static constexpr std::array<float, 3> sinh_terms{0x1.555556p-3f, 0x1.1110ep-7f,
                                                     0x1.a124e4p-13f};
    /// (cosh r - 1) / r^2, of r^2
    static constexpr std::array<float, 3> cosh_terms{0x1p-1f, 0x1.5554eap-5f, 0x1.6d4316p-10f};
    /// (tanh r - r) / r^3, of r^2
    static constexpr std::array<float, 3> tanh_terms{-0x1.555552p-2f, 0x1.11066p-3f,
                                                     -0x1.af3d04p-5f};
    /// (2 atanh(s) / s - 2) / s^2, of s^2
    static constexpr std::array<float, 3> log_terms{0x1.55555cp-1f, 0x1.997c3p-2f, 0x1.2ee61p-2f};
    /// (2 atanh(s) / s - 2 - 2/3 s^2) / s^4, of s^2
    static constexpr std::array<float, 3> log_tail_terms{0x1.9999a4p-2f, 0x1.247a32p-2f,
                                                         0x1.d806b4p-3f};
    /// (sin r - r) / r^3, of r^2
    static constexpr std::array<float, 3> sin_terms{-0x1.555552p-3f, 0x1.110c24p-7f,
                                                    -0x1.9ac6fcp-13f};
    /// (cos r - 1 + r^2 / 2) / r^4, of r^2
    static constexpr std::array<float, 3> cos_terms{0x1.555554p-5f, -0x1.6c12cep-10f,
                                                    0x1.9bd67p-16f};
    /// (atan q - q) / q^3, of q^2
    static constexpr std::array<float, 6> atan_terms{-0x1.555556p-2f, 0x1.9998f2p-3f,
                                                     -0x1.247348p-3f, 0x1.c2d782p-4f,
                                                     -0x1.51538ap-4f, 0x1.5a2b0ep-5f};
    /// (asin x - x) / x^3, of x^2
    static constexpr std::array<float, 5> asin_terms{0x1.55555ep-3f, 0x1.332732p-4f, 0x1.70a6bcp-5f,
                                                     0x1.b311d2p-6f, 0x1.37fe16p-5f};
    /// erf(x) / x - 1, of x^2
    static constexpr std::array<float, 5> erf_terms{0x1.06eba6p-3f, -0x1.8126d4p-2f, 0x1.ce0a76p-4f,
                                                    -0x1.b403bp-6f, 0x1.243e7p-8f};
    /// (g(x) - 1) / (1 + t), g = (1 + 2 x) exp(x^2) erfc(x), t = (x - c) / (x + c)
    static constexpr std::array<float, 11> erfc_terms{
        0x1.1ba038p-2f,   -0x1.7a9db6p-2f, 0x1.a13386p-3f, -0x1.44e49p-5f,
        -0x1.dcf4dp-7f,   0x1.ab4974p-8f,  0x1.1d07b4p-9f, -0x1.de8bb8p-11f,
        -0x1.ef1af4p-12f, 0x1.38451p-14f,  0x1.0ab5fcp-14f};
    /// g(x), of (x - c) / (x + c), where 1 - erfc(x) is wanted
    static constexpr std::array<float, 7> erfc_near_terms{
        0x1.494dbp+0f,  -0x1.16389p-5f,  -0x1.e6e39ap-3f, 0x1.d35d92p-4f,
        0x1.59148ep-6f, -0x1.24d01ap-6f, -0x1.f59f58p-8f};
    /// lgamma(2 + z) / z
    static constexpr std::array<float, 10> lgamma_terms{
        0x1.b0ee6p-2f,  0x1.4a34ccp-2f,   -0x1.13dffap-4f, 0x1.51308cp-6f,   -0x1.e41174p-8f,
        0x1.7b95fcp-9f, -0x1.36c504p-10f, 0x1.f742e6p-12f, -0x1.0a3232p-12f, 0x1.4c788ep-13f};
    /// x (lgamma(x) - (x - 1/2) (log x - 1)) - c x, of 1 / x^2
    static constexpr std::array<float, 3> stirling_terms{0x1.555554p-4f, -0x1.6befbcp-9f,
                                                         0x1.856662p-11f};
    /// m^(-1/3)
    static constexpr std::array<float, 4> inverse_cbrt_terms{0x1.b9e038p+0f, -0x1.459e2p+0f,
                                                             0x1.667006p-1f, -0x1.3c363cp-3f};
};

template <>
struct coefficients<double> {
    static constexpr double ln2_high = 0x1.62e42fefa4p-1;
    static constexpr double ln2_low = -0x1.8432a1b0e2634p-43;
    static constexpr double ln2 = 0x1.62e42fefa39efp-1;
    static constexpr double ln2_rest = 0x1.abc9e3b39803fp-56;
    static constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
    static constexpr double inverse_ln2_low = 0x1.777d0ffda0d24p-56;
    static constexpr double inverse_ln10 = 0x1.bcb7b1526e50ep-2;
    static constexpr double inverse_ln10_low = 0x1.95355baaafad3p-57;
    static constexpr double log10_2 = 0x1.34413509f79ffp-2;
    static constexpr double log10_2_low = -0x1.9dc1da994fd21p-59;
    static constexpr double half_pi = 0x1.921fb54442d18p+0;
    static constexpr double half_pi_low = 0x1.1a62633145c07p-54;
    static constexpr double two_thirds = 0x1.5555555555555p-1;
    static constexpr double two_thirds_low = 0x1.5555555555555p-55;
    static constexpr double half_pi_lowest = -0x1.f1976b7ed8fbcp-110;
    static constexpr double two_over_pi = 0x1.45f306dc9c883p-1;
    static constexpr double stirling_constant = 0x1.acfe390c97d69p-2;
    static constexpr double cbrt_2 = 0x1.428a2f98d728bp+0;
    static constexpr double inverse_cbrt_2 = 0x1.965fea53d6e3dp-1;
    static constexpr double erfc_centre = 0x1.cp+1;
    static constexpr double erfc_near_centre = 0x1.4p+1;
    static constexpr double quarter_pi_rest = 0x1.1a62633145c07p-55;
    static constexpr double quarter_pi = 0x1.921fb54442d18p-1;
    static constexpr double quarter_pi_low = 0x1.1a62633145c07p-55;

    /// (e^r - 1 - r) / r^2
    static constexpr std::array<double, 10> exp_terms{
        0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d34p-5,  0x1.1111111110933p-7,
        0x1.6c16c1789e1a1p-10, 0x1.a01a01a80d689p-13, 0x1.a019b8c6536fap-16, 0x1.71de0cbe60db8p-19,
        0x1.2891d98a596b9p-22, 0x1.af3aa939d192bp-26};
    /// (2^r - 1 - r ln 2) / r^2
    static constexpr std::array<double, 10> exp2_terms{
        0x1.ebfbdff82c59p-3,   0x1.c6b08d704a0cp-5,   0x1.3b2ab6fba385bp-7,  0x1.5d87fe78a5ca1p-10,
        0x1.430913037a03fp-13, 0x1.ffcbfc629089cp-17, 0x1.62bfe45a96967p-20, 0x1.b52506a37ff16p-24,
        0x1.e5ea042534ad2p-28, 0x1.e9bf88e7138f6p-32};
    /// (sinh r - r) / r^3, of r^2
    static constexpr std::array<double, 5> sinh_terms{0x1.5555555555556p-3, 0x1.11111111109b5p-7,
                                                      0x1.a01a01a7c2efep-13, 0x1.71de0db2f6b19p-19,
                                                      0x1.af389ecfc4b9cp-26};
    /// (cosh r - 1) / r^2, of r^2
    static constexpr std::array<double, 6> cosh_terms{0x1p-1,
                                                      0x1.5555555555557p-5,
                                                      0x1.6c16c16c15a6cp-10,
                                                      0x1.a01a01a9e80fep-16,
                                                      0x1.27e4d41d6f553p-22,
                                                      0x1.1f7f2000f4cf3p-29};
    /// (tanh r - r) / r^3, of r^2
    static constexpr std::array<double, 7> tanh_terms{
        -0x1.5555555555555p-2, 0x1.1111111110c7ap-3, -0x1.ba1ba1b85d9a7p-5, 0x1.664f46868423fp-6,
        -0x1.226d213afbcb7p-7, 0x1.d6396638bdb9cp-9, -0x1.68198981be023p-10};
    /// (2 atanh(s) / s - 2) / s^2, of s^2
    static constexpr std::array<double, 7> log_terms{
        0x1.5555555555558p-1, 0x1.99999999952e2p-2, 0x1.2492492df148dp-2, 0x1.c71c62e5800a1p-3,
        0x1.7462b4ab2ef6bp-3, 0x1.39fe606542ddep-3, 0x1.2b584aae78a57p-3};
    /// (2 atanh(s) / s - 2 - 2/3 s^2) / s^4, of s^2
    static constexpr std::array<double, 8> log_tail_terms{
        0x1.999999999999ap-2, 0x1.2492492492521p-2, 0x1.c71c71c6eaa8dp-3, 0x1.745d177a8f2p-3,
        0x1.3b1395d4f9e5fp-3, 0x1.1118c74823a2ep-3, 0x1.df7ce9a6bcccbp-4, 0x1.e02d197c00c78p-4};
    /// (sin r - r) / r^3, of r^2
    static constexpr std::array<double, 6> sin_terms{-0x1.5555555555555p-3,  0x1.1111111110ba5p-7,
                                                     -0x1.a01a019e80693p-13, 0x1.71de379252004p-19,
                                                     -0x1.ae60069e53ef1p-26, 0x1.5e098556d302ep-33};
    /// (cos r - 1 + r^2 / 2) / r^4, of r^2
    static constexpr std::array<double, 6> cos_terms{0x1.5555555555555p-5,  -0x1.6c16c16c1696p-10,
                                                     0x1.a01a019f4d0edp-16, -0x1.27e4fa15bd814p-22,
                                                     0x1.1eeb66b683028p-29, -0x1.907c0e63adbb6p-37};
    /// (atan q - q) / q^3, of q^2
    static constexpr std::array<double, 13> atan_terms{
        -0x1.5555555555555p-2, 0x1.99999999998e1p-3, -0x1.2492492488296p-3, 0x1.c71c71c01b24cp-4,
        -0x1.745d16026efd7p-4, 0x1.3b138e6372dcap-4, -0x1.110ea50256abfp-4, 0x1.e1a7b2562efc5p-5,
        -0x1.ad44da04adea3p-5, 0x1.7b20b751c966ap-5, -0x1.37d750492dd9bp-5, 0x1.99b4e0c058248p-6,
        -0x1.2dfbaab9786efp-7};
    /// (asin x - x) / x^3, of x^2
    static constexpr std::array<double, 13> asin_terms{
        0x1.5555555555556p-3, 0x1.3333333332ecap-4, 0x1.6db6db6e31f13p-5, 0x1.f1c71c1db0623p-6,
        0x1.6e8bb1c8209a2p-6, 0x1.1c4d35cf95421p-6, 0x1.c9cf07674736ap-7, 0x1.782651caa6547p-7,
        0x1.52420b04b37bep-7, 0x1.65a9c4dfcf8b2p-8, 0x1.1d189408314eep-6, -0x1.e6aaa8a0a04ccp-7,
        0x1.d72b2bc8155f8p-6};
    /// erf(x) / x - 1, of x^2
    static constexpr std::array<double, 10> erf_terms{
        0x1.06eba8214db68p-3,  -0x1.812746b0379d4p-2,  0x1.ce2f21a0413a7p-4, -0x1.b82ce311c1e81p-6,
        0x1.565bccda99397p-8,  -0x1.c02da4778aa03p-11, 0x1.f9a04fd510fap-14, -0x1.f47fcdbf43c22p-17,
        0x1.b43372775d0afp-20, -0x1.26c75f05ff57p-23};
    /// (g(x) - 1) / (1 + t), g = (1 + 2 x) exp(x^2) erfc(x), t = (x - c) / (x + c)
    static constexpr std::array<double, 22> erfc_terms{
        0x1.f054cd07748ap-3,    -0x1.8788f78b0d0edp-2,  0x1.7cb9e176e785ep-2,
        -0x1.18ddd5c53ac2fp-2,  0x1.46079328cbc6dp-3,   -0x1.23ae204d2174fp-4,
        0x1.6ecca24726dcp-6,    -0x1.af01dec20ea84p-9,  -0x1.e5daead16f576p-11,
        0x1.476138e0246acp-11,  -0x1.f7acdd68d21e4p-15, -0x1.01d320f23e201p-14,
        0x1.3983b6b13fecap-16,  0x1.7632d2b3cb3ap-18,   -0x1.b3620a32c1e1cp-19,
        -0x1.34af21ba049b4p-21, 0x1.1846cfae385c4p-21,  0x1.697331ebc112ep-24,
        -0x1.583d7bbe8b8dcp-24, -0x1.2c14983e4f721p-26, 0x1.322cf09fc9da8p-27,
        0x1.9937d2050d4a1p-29};
    /// g(x), of (x - c) / (x + c), where 1 - erfc(x) is wanted
    static constexpr std::array<double, 15> erfc_near_terms{
        0x1.43cc6f6c9672cp+0,  -0x1.f52c5d7e222d9p-4,  -0x1.959ac16f85625p-4,
        0x1.42d37998981cap-3,  -0x1.a5c0c8a43be5p-4,   0x1.0c6092acddb79p-5,
        0x1.e894a36119afbp-11, -0x1.1f2f0f6f28826p-8,  0x1.01dbd407b5966p-11,
        0x1.4b3d5b674f138p-11, -0x1.78c308c2a98b9p-14, -0x1.e912f93b1d662p-14,
        0x1.4d4e206ce4d7ap-19, 0x1.690f6309d6346p-16,  0x1.7feda1c02629bp-18};
    /// lgamma(2 + z) / z
    static constexpr std::array<double, 21> lgamma_terms{
        0x1.b0ee6072093cep-2,   0x1.4a34cc4a60fa6p-2,   -0x1.13e001a5576p-4,
        0x1.51322ac7d8353p-6,   -0x1.e404fc2192203p-8,  0x1.7add6eaddf40ap-9,
        -0x1.38ac5c29fbf49p-10, 0x1.0b36af72ecb87p-11,  -0x1.d3fd4df468324p-13,
        0x1.a127babfc8cdep-14,  -0x1.78de07e9706c4p-15, 0x1.580c601c9417cp-16,
        -0x1.3cc80bf20273p-17,  0x1.25b6e6fac063p-18,   -0x1.10b6747cabd71p-19,
        0x1.fddc0904347acp-21,  -0x1.fd23ec3967b92p-22, 0x1.d60dc368c283ep-23,
        -0x1.c16e4d531df6fp-25, 0x1.b4e41fb33af7ep-25,  -0x1.17b38dd1a9439p-24};
    /// x (lgamma(x) - (x - 1/2) (log x - 1)) - c x, of 1 / x^2
    static constexpr std::array<double, 9> stirling_terms{
        0x1.5555555555554p-4,  -0x1.6c16c16bf4e1bp-9, 0x1.a01a00bb36929p-11,
        -0x1.3812ea7eb958p-11, 0x1.b91f53740ffa9p-11, -0x1.f1c79e262d9c7p-10,
        0x1.7eea6cb5cf2c5p-8,  -0x1.2f97cab902121p-6, 0x1.2e0485e82bd2bp-5};
    /// m^(-1/3)
    static constexpr std::array<double, 4> inverse_cbrt_terms{
        0x1.b9e037b1502ecp+0, -0x1.459e20d181291p+0, 0x1.667006dd7e4c5p-1, -0x1.3c363c29aaeb1p-3};
};

} // namespace tapeless::simd::accurate
