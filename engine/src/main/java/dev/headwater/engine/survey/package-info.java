/// Plan + shards -> what each predicate finds in the data (codes, rows, subjects, values, units),
/// and warnings about what was probably meant otherwise. Reads the columns that predicates look at,
/// no times.
@NullMarked
package dev.headwater.engine.survey;

import org.jspecify.annotations.NullMarked;
