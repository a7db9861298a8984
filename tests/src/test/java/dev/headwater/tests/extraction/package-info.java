/// Runs the engine in this process and keeps what it gives as plain values, to compare with other
/// engines' answers.
@NullMarked
package dev.headwater.tests.extraction;

import org.jspecify.annotations.NullMarked;
