/// Name -> the text of a shipped task, or of the predicates of a dataset; and what the texts say
/// about themselves -> lists and pages. The texts are those of task-configs, packed into the
/// program.
@NullMarked
package dev.headwater.engine.library;

import org.jspecify.annotations.NullMarked;
