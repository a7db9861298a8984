/// The rows of one subject -> what became of each of its triggers, and because of which events: as
/// values, text, JSON.
@NullMarked
package dev.headwater.engine.why;

import org.jspecify.annotations.NullMarked;
