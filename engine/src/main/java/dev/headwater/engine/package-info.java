/// The extractor: reads as the steps of the data walk, in order.
@NullMarked
package dev.headwater.engine;

import org.jspecify.annotations.NullMarked;
