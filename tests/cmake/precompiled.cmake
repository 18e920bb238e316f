# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# Nearly every test begins with the same headers, Catch2's and the library's: they are read once for
# each set of options, instead of once for each test. g++ reads the library's each time: it forgets
# which warnings a precompiled header has switched off, of which Catch2 has but one, and which lines
# are of the system: it warns of a comparison of strings there.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(TAPELESS_PRECOMPILED_OPTIONS -Wno-parentheses -Wno-stringop-overread)
else()
    set(TAPELESS_PRECOMPILED_OPTIONS "SHELL:-Xclang -fno-pch-timestamp") # ccache wants it so
endif()
# CMake would have them for headers of the system, of which compilers do not warn.
set(CMAKE_PCH_PROLOGUE "")

# Begins the sources of a target with the precompiled headers, the library's being `header`.
#
#     tapeless_precompiled(target header option...)
function(tapeless_precompiled target header)
    set(headers <${header}> <catch2/catch.hpp>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(headers <catch2/catch.hpp>)
    endif()
    string(REGEX REPLACE "[^a-z0-9]+" "-" from "precompiled ${headers} ${ARGN}")
    if(NOT TARGET ${from})
        add_library(${from} OBJECT ${PROJECT_SOURCE_DIR}/tests/cmake/precompiled.cpp)
        target_link_libraries(${from} PRIVATE tapeless::tapeless tapeless-warnings tapeless-catch)
        target_compile_options(${from} PRIVATE ${ARGN} ${TAPELESS_PRECOMPILED_OPTIONS})
        target_precompile_headers(${from} PRIVATE ${headers})
    endif()
    target_compile_options(${target} PRIVATE ${TAPELESS_PRECOMPILED_OPTIONS})
    target_precompile_headers(${target} REUSE_FROM ${from})
endfunction()
