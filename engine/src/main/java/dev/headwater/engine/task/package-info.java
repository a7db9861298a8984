/// The task with every name resolved: no strings left to look up. Serializable values.
@NullMarked
package dev.headwater.engine.task;

import org.jspecify.annotations.NullMarked;
