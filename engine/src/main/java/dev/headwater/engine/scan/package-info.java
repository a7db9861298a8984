/// Data on disk -> batches of Arrow columns, and the list of shards. With engine.output the only
/// package that touches the file system.
@NullMarked
package dev.headwater.engine.scan;

import org.jspecify.annotations.NullMarked;
