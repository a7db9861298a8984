/// What is wrong with a user's text, as values with a stable code and a position; the renderer
/// draws them with the source line.
@NullMarked
package dev.headwater.grammar.diagnostic;

import org.jspecify.annotations.NullMarked;
