/// Realizations of a subject -> those that a sample takes. Chance comes from hashes of seed,
/// subject and trigger time, so neither shards nor threads nor slices matter. Reads no file.
@NullMarked
package dev.headwater.engine.sample;

import org.jspecify.annotations.NullMarked;
