/// Text -> AST: SnakeYAML nodes for the document, ANTLR for what stands inside a scalar. Mistakes
/// are reported, never thrown.
@NullMarked
package dev.headwater.grammar.syntax;

import org.jspecify.annotations.NullMarked;
