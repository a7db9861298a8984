/// Compressed Parquet pages -> plain bytes, one class a codec.
@NullMarked
package dev.headwater.engine.scan.codec;

import org.jspecify.annotations.NullMarked;
