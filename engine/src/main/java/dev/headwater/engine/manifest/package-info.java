/// A run -> its manifest as JSON; a manifest -> the run again, and what differs. Reads no data.
@NullMarked
package dev.headwater.engine.manifest;

import org.jspecify.annotations.NullMarked;
