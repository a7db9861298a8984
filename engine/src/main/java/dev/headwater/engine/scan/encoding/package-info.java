/// Decompressed Parquet pages -> values in Arrow memory, one kernel an encoding.
///
/// Every read of a page is bounds-checked, every write goes to memory that the caller has sized by
/// its own row counts: a lying page ends in a [MalformedPageException] or an
/// `IndexOutOfBoundsException`, never in memory that is not ours.
@NullMarked
package dev.headwater.engine.scan.encoding;

import org.jspecify.annotations.NullMarked;
