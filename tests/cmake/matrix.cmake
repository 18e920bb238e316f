# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# The same tests again with the other compiler and with the sanitizers: builds inside this build,
# whose tests join this build's summary.

include(ExternalProject)
get_property(earlier GLOBAL PROPERTY TAPELESS_TEST_TARGETS)

function(tapeless_build_again folder compiler)
    set(directory ${PROJECT_BINARY_DIR}/${folder})
    ExternalProject_Add(${folder}
        SOURCE_DIR ${PROJECT_SOURCE_DIR}
        BINARY_DIR ${directory}
        PREFIX ${PROJECT_BINARY_DIR}/matrix
        CMAKE_CACHE_ARGS -DCMAKE_CXX_COMPILER:FILEPATH=${compiler}
                         -DCMAKE_BUILD_TYPE:STRING=${CMAKE_BUILD_TYPE}
                         -DCMAKE_CXX_FLAGS_RELEASE:STRING=${CMAKE_CXX_FLAGS_RELEASE}
                         -DTAPELESS_TESTS:BOOL=ON
                         -DTAPELESS_BENCH:BOOL=OFF
                         ${ARGN}
        BUILD_ALWAYS ON
        USES_TERMINAL_CONFIGURE ON
        USES_TERMINAL_BUILD ON
        INSTALL_COMMAND ""
        TEST_COMMAND "")
    # One compiler after the other: the inner build uses all cores by itself.
    add_dependencies(${folder} ${earlier})
    set(earlier ${earlier} ${folder} PARENT_SCOPE)
    file(APPEND ${CMAKE_CURRENT_BINARY_DIR}/matrix.cmake "subdirs(\"${directory}\")\n")
endfunction()

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/matrix.cmake "")
set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/matrix.cmake)

if(TAPELESS_OTHER_COMPILER)
    tapeless_build_again(${TAPELESS_OTHER_LABEL} ${TAPELESS_OTHER_COMPILER}
                         -DTAPELESS_EXAMPLES:BOOL=${TAPELESS_EXAMPLES})
else()
    message(WARNING "No ${TAPELESS_OTHER_LABEL} found: the tests run with one compiler only")
endif()

# clang's sanitizers by preference: g++'s turn some valid constant expressions into errors.
set(sanitizing ${CMAKE_CXX_COMPILER})
if(TAPELESS_OTHER_LABEL STREQUAL "clang++" AND TAPELESS_OTHER_COMPILER)
    set(sanitizing ${TAPELESS_OTHER_COMPILER})
endif()
# The examples show to the reader what tests of the same functions do with more numbers: sanitized
# are those tests.
tapeless_build_again(sanitized ${sanitizing} -DTAPELESS_TESTS_SANITIZE:BOOL=ON
                     -DTAPELESS_EXAMPLES:BOOL=OFF)
