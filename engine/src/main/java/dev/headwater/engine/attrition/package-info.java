/// Counts of a run -> what became of the triggers, stage by stage: as values, a table, JSON.
@NullMarked
package dev.headwater.engine.attrition;

import org.jspecify.annotations.NullMarked;
