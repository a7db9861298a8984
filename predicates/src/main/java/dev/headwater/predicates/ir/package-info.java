/// Resolved row predicates as values: what a row must look like to match. No names to look up, no
/// file, no clock.
@NullMarked
package dev.headwater.predicates.ir;

import org.jspecify.annotations.NullMarked;
