# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# Tests of what is compiled for an instruction set: each file for the one that every machine has,
# and for the one of this machine. Sanitized, which takes long to compile, for the latter only: it
# has the wider accesses.

include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-march=native TAPELESS_HAS_NATIVE)

function(tapeless_vector_tests)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    foreach(source IN LISTS sources)
        if(NOT (TAPELESS_TESTS_SANITIZE AND TAPELESS_HAS_NATIVE))
            tapeless_unit_test(${source})
        endif()
        if(TAPELESS_HAS_NATIVE)
            tapeless_unit_test(${source} VARIANT native OPTIONS -march=native)
        endif()
    endforeach()
endfunction()

# Tests that take long to compile: g++ compiles them for this machine, clang for every machine, and
# for this one, sanitized, the named ones only.
function(tapeless_long_vector_tests)
    cmake_parse_arguments(PARSE_ARGV 0 long "" "" SANITIZED)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM name)
        if(TAPELESS_TESTS_SANITIZE AND NOT name IN_LIST long_SANITIZED)
            continue()
        endif()
        if(TAPELESS_HAS_NATIVE AND (TAPELESS_TESTS_SANITIZE OR CMAKE_CXX_COMPILER_ID STREQUAL GNU))
            tapeless_unit_test(${source} VARIANT native OPTIONS -march=native)
        else()
            tapeless_unit_test(${source})
        endif()
    endforeach()
endfunction()
