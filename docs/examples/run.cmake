# Copyright (c) 2026 The tapeless authors.
# Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#
# cmake -DPROGRAM=... -DEXPECTED=... -P run.cmake: runs an example and compares what it prints with
# the file EXPECTED, if there is one.

execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE output RESULT_VARIABLE result)
message("${output}")
if(NOT result EQUAL 0)
    message(FATAL_ERROR "The example ended with ${result}")
endif()
if(EXISTS ${EXPECTED})
    file(READ ${EXPECTED} expected)
    if(NOT output STREQUAL expected)
        message(FATAL_ERROR "The example should have printed:\n${expected}")
    endif()
endif()
