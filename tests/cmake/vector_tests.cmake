# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# Tests of what is compiled for an instruction set, the one that every machine has (registers of two
# numbers) or the one of this machine (registers of eight, masks, fused multiply-adds). What either
# can get wrong on its own: how many numbers are left over at an end, which intrinsics it calls.

include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-march=native TAPELESS_HAS_NATIVE)

# Each file with g++ for both; with clang, sanitized or not, for this machine: it has the wider
# accesses.
function(tapeless_vector_tests)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    foreach(source IN LISTS sources)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR NOT TAPELESS_HAS_NATIVE)
            tapeless_unit_test(${source})
        endif()
        if(TAPELESS_HAS_NATIVE)
            tapeless_unit_test(${source} VARIANT native OPTIONS -march=native)
        endif()
    endforeach()
endfunction()

# Tests that take long to compile, each with g++ for one instruction set and with clang for the
# other. g++ takes by a third longer for this machine: it does so for the named ones, those about
# ends and tiles, which are sanitized as well.
function(tapeless_long_vector_tests)
    cmake_parse_arguments(PARSE_ARGV 0 long "" "" "NAMED")
    set(is_plain_clang TRUE)
    if(TAPELESS_TESTS_SANITIZE OR CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(is_plain_clang FALSE)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM name)
        set(is_named FALSE)
        if(name IN_LIST long_NAMED)
            set(is_named TRUE)
        elseif(TAPELESS_TESTS_SANITIZE)
            continue()
        endif()
        # Named with g++ and sanitized, the others with clang.
        if(TAPELESS_HAS_NATIVE AND NOT is_named STREQUAL is_plain_clang)
            tapeless_unit_test(${source} VARIANT native OPTIONS -march=native)
        else()
            tapeless_unit_test(${source})
        endif()
    endforeach()
endfunction()
