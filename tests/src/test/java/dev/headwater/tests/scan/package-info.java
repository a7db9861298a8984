/// Parquet files of many writers, encodings and codecs, whole and broken, read by the engine's
/// scan.
@NullMarked
package dev.headwater.tests.scan;

import org.jspecify.annotations.NullMarked;
