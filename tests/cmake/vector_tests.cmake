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
