/// Data of any model with events -> the same events as a MEDS dataset: shards sorted by subject and
/// time, and metadata about codes.
@NullMarked
package dev.headwater.engine.conversion;

import org.jspecify.annotations.NullMarked;
