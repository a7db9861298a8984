/// Text -> AST: SnakeYAML nodes for a YAML document, ANTLR for what stands inside a scalar and for
/// the statements of the text form. Mistakes are reported, never thrown.
@NullMarked
package dev.headwater.grammar.syntax;

import org.jspecify.annotations.NullMarked;
