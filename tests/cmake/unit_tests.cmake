# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).

set(TAPELESS_PRECOMPILED tapeless/tapeless.hpp)

# One target per source file. A file with TEST_CASEs is linked with Catch2 and run; a file with a
# main is run as it is; a file with neither consists of static_asserts and has to compile.
#
# It begins with its folder's TAPELESS_PRECOMPILED, a header, unless it configures the library or
# brings libraries, which may bring options.
#
#     tapeless_unit_test(source [VARIANT name] [OPTIONS option...] [LIBRARIES library...])
function(tapeless_unit_test source)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "VARIANT" "OPTIONS;LIBRARIES")
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests OUTPUT_VARIABLE name)
    cmake_path(REMOVE_EXTENSION name)
    if(TAPELESS_TESTS_SANITIZE AND name MATCHES "${TAPELESS_NOT_SANITIZED}")
        return()
    endif()
    if(arg_VARIANT)
        string(APPEND name ".${arg_VARIANT}")
    endif()
    string(REPLACE "/" "-" target "test-${name}")
    file(STRINGS ${source} cases REGEX "^(TEMPLATE_|TEMPLATE_LIST_)?TEST_CASE")
    file(STRINGS ${source} mains REGEX "^int main")
    file(STRINGS ${source} configures REGEX "^# *define TAPELESS_")
    if(cases OR mains)
        add_executable(${target} ${source})
        tapeless_add_test(${name} COMMAND ${target})
    else()
        add_library(${target} OBJECT ${source})
    endif()
    if(cases)
        target_link_libraries(${target} PRIVATE tapeless-catch)
    endif()
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${target} PRIVATE tapeless::tapeless tapeless-warnings ${TAPELESS_MPFR}
                                            ${arg_LIBRARIES})
    target_compile_options(${target} PRIVATE ${arg_OPTIONS})
    if(NOT configures AND NOT arg_LIBRARIES)
        tapeless_precompiled(${target} ${TAPELESS_PRECOMPILED} ${arg_OPTIONS})
    endif()
    tapeless_test_target(${target})
endfunction()

# A folder's tests, or what its own CMakeLists.txt makes of them.
function(tapeless_unit_tests folder)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
        add_subdirectory(${folder})
        return()
    endif()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    foreach(source IN LISTS sources)
        tapeless_unit_test(${source})
    endforeach()
endfunction()
