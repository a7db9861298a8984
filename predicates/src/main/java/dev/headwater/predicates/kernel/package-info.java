/// Batch -> matches: every code matcher runs once per dictionary entry, a row costs one table
/// look-up, values are read for surviving rows only.
@NullMarked
package dev.headwater.predicates.kernel;

import org.jspecify.annotations.NullMarked;
