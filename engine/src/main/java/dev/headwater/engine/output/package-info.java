/// Cohort rows -> label Parquet, window Parquet, Arrow IPC. Everything is written under a temporary
/// name and renamed at the end.
@NullMarked
package dev.headwater.engine.output;

import org.jspecify.annotations.NullMarked;
