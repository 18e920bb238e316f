# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# The tests are for two compilers. This build is one of them; here is the other, if the machine has
# it, in TAPELESS_OTHER_COMPILER, with its label in TAPELESS_OTHER_LABEL.

set(TAPELESS_LEAST_CLANG 16)

function(tapeless_is_recent_clang result compiler)
    execute_process(COMMAND ${compiler} -dumpversion OUTPUT_VARIABLE version
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(version VERSION_LESS ${TAPELESS_LEAST_CLANG})
        set(${result} FALSE PARENT_SCOPE)
    endif()
endfunction()

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(TAPELESS_OTHER_LABEL g++)
    find_program(TAPELESS_OTHER_COMPILER g++)
else()
    set(TAPELESS_OTHER_LABEL clang++)
    set(names clang++)
    foreach(version RANGE 40 ${TAPELESS_LEAST_CLANG} -1)
        list(APPEND versioned clang++-${version})
    endforeach()
    # clang++-19 is what Debian 12 has, and what the published figures were measured with.
    find_program(TAPELESS_OTHER_COMPILER clang++-19 ${versioned} clang++ NAMES_PER_DIR
                 VALIDATOR tapeless_is_recent_clang)
endif()
