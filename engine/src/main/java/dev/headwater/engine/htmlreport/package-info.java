/// A run -> one HTML page for readers, of which counts below a least one cannot be learnt. Needs no
/// network and no scripts.
@NullMarked
package dev.headwater.engine.htmlreport;

import org.jspecify.annotations.NullMarked;
