# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# tapeless-catch: Catch2 with its main, compiled once. The tests include <catch2/catch.hpp>, the
# header of version 2; with version 3 a header of that name forwards to the new one.

find_package(Catch2 QUIET CONFIG)
tapeless_require(Catch2_FOUND catch2)

if(Catch2_VERSION VERSION_LESS 3)
    add_library(tapeless-catch STATIC cmake/main.cpp)
    target_compile_options(tapeless-catch PRIVATE -O0) # twice as long otherwise, and no faster
    target_compile_features(tapeless-catch PUBLIC cxx_std_20)
    target_link_libraries(tapeless-catch PUBLIC Catch2::Catch2)
else()
    set(shim ${CMAKE_CURRENT_BINARY_DIR}/catch3)
    file(CONFIGURE OUTPUT ${shim}/catch2/catch.hpp CONTENT
         "#pragma once\n#include <catch2/catch_all.hpp>\nusing Catch::Approx;\n")
    add_library(tapeless-catch INTERFACE)
    target_include_directories(tapeless-catch INTERFACE ${shim})
    target_link_libraries(tapeless-catch INTERFACE Catch2::Catch2WithMain)
endif()
