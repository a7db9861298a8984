/// Extracted tables as plain values, to compare: from Arrow batches, from Parquet files, from JSON.
@NullMarked
package dev.headwater.tests.cohort;

import org.jspecify.annotations.NullMarked;
