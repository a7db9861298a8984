/// File -> text with a line index. Everything later keeps [Span]s into it.
@NullMarked
package dev.headwater.grammar.source;

import org.jspecify.annotations.NullMarked;
