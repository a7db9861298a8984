/// AST -> text in either form; text -> the same text, laid out. Comments move along with what they
/// stand before or beside.
@NullMarked
package dev.headwater.grammar.format;

import org.jspecify.annotations.NullMarked;
