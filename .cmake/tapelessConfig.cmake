# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
include(CMakeFindDependencyMacro)
find_dependency(Boost 1.70)
include(${CMAKE_CURRENT_LIST_DIR}/tapelessTargets.cmake)

# xsimd is for <tapeless/data.hpp> only, and found by its folder as in the build of tapeless itself.
find_path(TAPELESS_XSIMD_INCLUDE_DIR xsimd/xsimd.hpp)
if(TAPELESS_XSIMD_INCLUDE_DIR)
    target_include_directories(tapeless::tapeless SYSTEM INTERFACE ${TAPELESS_XSIMD_INCLUDE_DIR})
endif()
