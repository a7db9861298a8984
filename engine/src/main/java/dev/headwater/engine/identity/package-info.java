/// Task -> its canonical form and content hash: what tells whether two files ask for the same, in
/// whatever order and notation. Reads no file.
@NullMarked
package dev.headwater.engine.identity;

import org.jspecify.annotations.NullMarked;
