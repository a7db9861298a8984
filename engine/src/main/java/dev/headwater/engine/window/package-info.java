/// Trigger times of one subject -> realized windows, filtered by the constraints. Works on columns
/// of triggers, step by step.
@NullMarked
package dev.headwater.engine.window;

import org.jspecify.annotations.NullMarked;
