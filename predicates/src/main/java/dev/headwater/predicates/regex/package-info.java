/// Pattern in the syntax of Rust's `regex` crate -> RE2/J pattern with the same answer to "is it
/// found in this text?".
@NullMarked
package dev.headwater.predicates.regex;

import org.jspecify.annotations.NullMarked;
