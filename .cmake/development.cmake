# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# What the tests, examples and benchmarks share; a project that uses tapeless never reads this.

set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

# With the compiler's lists of headers ccache need not preprocess what it has not seen before. It
# takes precompiled headers when it may overlook macros between them and __TIME__.
find_program(TAPELESS_CCACHE ccache)
if(TAPELESS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_DEPEND=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${TAPELESS_CCACHE})
endif()

set(TAPELESS_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
add_library(tapeless-warnings INTERFACE)
target_compile_options(tapeless-warnings INTERFACE ${TAPELESS_WARNINGS} -Werror)

# The first word of every test's name, so that one summary can hold the runs of several builds.
if(TAPELESS_TESTS_SANITIZE)
    set(TAPELESS_TESTS_LABEL sanitized)
    # The sizes of objects are AddressSanitizer's matter: to look for them again takes clang a third
    # of its time.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=object-size
                        -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
    add_link_options(-fsanitize=address,undefined)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(TAPELESS_TESTS_LABEL clang++)
else()
    set(TAPELESS_TESTS_LABEL g++)
endif()

function(tapeless_add_test name)
    add_test(NAME "${TAPELESS_TESTS_LABEL}: ${name}" ${ARGN})
    set_tests_properties("${TAPELESS_TESTS_LABEL}: ${name}" PROPERTIES
                         LABELS ${TAPELESS_TESTS_LABEL} TIMEOUT 300)
endfunction()

# Remembers what the builds with other compilers have to wait for: compilers that run side by side
# would need the memory of both.
function(tapeless_test_target target)
    set_property(GLOBAL APPEND PROPERTY TAPELESS_TEST_TARGETS ${target})
endfunction()

# Ends the configuration with the one command that supplies what is missing.
function(tapeless_require found package)
    if(NOT ${found})
        message(FATAL_ERROR "The tests of tapeless need ${package}: apt-get install ${package}\n"
                            "(to use tapeless without its tests: -DTAPELESS_TESTS=OFF)")
    endif()
endfunction()
