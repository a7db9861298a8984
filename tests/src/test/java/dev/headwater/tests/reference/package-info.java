/// The oracle: an extractor that follows the written semantics row by row, shares no code with the
/// engine, and is slow.
///
/// [ReferenceTask] is what a task file means; [ReferenceRecords] turns data rows into [Event]s;
/// [ReferenceExtractor] gives the cohort.
@NullMarked
package dev.headwater.tests.reference;

import org.jspecify.annotations.NullMarked;
