# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_directory ${CMAKE_INSTALL_DATADIR}/cmake/tapeless)

install(TARGETS tapeless EXPORT tapelessTargets)
install(DIRECTORY include/tapeless DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.hpp")
install(EXPORT tapelessTargets NAMESPACE tapeless:: DESTINATION ${package_directory})

write_basic_package_version_file(${PROJECT_BINARY_DIR}/tapelessConfigVersion.cmake
                                 COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES .cmake/tapelessConfig.cmake ${PROJECT_BINARY_DIR}/tapelessConfigVersion.cmake
        DESTINATION ${package_directory})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
