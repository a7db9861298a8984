/// Random tasks over random records: the engine gives what the reference extractor gives, whatever
/// the order, batching or file layout.
@NullMarked
package dev.headwater.tests.properties;

import org.jspecify.annotations.NullMarked;
