/// Realizations -> Arrow rows: subject, index timestamp, label, trigger and, if asked for, a
/// summary of each window.
@NullMarked
package dev.headwater.engine.label;

import org.jspecify.annotations.NullMarked;
