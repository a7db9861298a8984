/// AST -> [dev.headwater.engine.task.Task] + diagnostics: merges the predicates file, drops unused
/// predicates, resolves names to ids, orders derived predicates, finds cycles. Both semantics modes
/// are decided here; later steps only see the outcome.
@NullMarked
package dev.headwater.engine.analysis;

import org.jspecify.annotations.NullMarked;
