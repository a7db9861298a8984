/// What was written, spans kept, nothing interpreted: names are not resolved and a flag is still
/// the scalar that stands in the file, because the two semantics modes read some of them
/// differently.
@NullMarked
package dev.headwater.grammar.ast;

import org.jspecify.annotations.NullMarked;
