/// Rows -> per subject, for each predicate, the distinct event times at which it matches and
/// running counts.
@NullMarked
package dev.headwater.engine.event;

import org.jspecify.annotations.NullMarked;
