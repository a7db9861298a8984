/// Dataset -> what is in it: shards, columns, subjects by split, times, codes, and warnings of what
/// is not as MEDS wants it. One scan over all columns that can be read.
@NullMarked
package dev.headwater.engine.profile;

import org.jspecify.annotations.NullMarked;
