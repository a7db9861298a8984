/// Task -> what to run: the columns to read, the row predicates, the window steps in the order of
/// the output columns.
@NullMarked
package dev.headwater.engine.plan;

import org.jspecify.annotations.NullMarked;
