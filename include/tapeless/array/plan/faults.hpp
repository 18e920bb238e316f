// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless::arrays {

/// A plan that is wrong does not compile: these are no constants, and the error names the one that
/// a plan comes to. No function that the library accepts may come to any.
void a_nest_has_no_loop_of_an_index_that_it_reads_or_writes_at();
void a_nest_reads_what_is_written_in_the_same_nest_or_behind_it();
void a_turn_adds_what_the_turn_before_has_added();

} // namespace tapeless::arrays
