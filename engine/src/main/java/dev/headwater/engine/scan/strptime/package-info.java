/// Timestamps as text -> microseconds: a format in strptime notation becomes a list of items, each
/// item sets fields, the fields make an instant.
@NullMarked
package dev.headwater.engine.scan.strptime;

import org.jspecify.annotations.NullMarked;
