/// The columns that predicates look at: Arrow vectors, with strings as ids into a dictionary.
@NullMarked
package dev.headwater.predicates.column;

import org.jspecify.annotations.NullMarked;
