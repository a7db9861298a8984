/// Texts that were damaged at random -> `headwater check` neither fails nor hangs, and places every
/// message.
@NullMarked
package dev.headwater.tests.fuzz;

import org.jspecify.annotations.NullMarked;
