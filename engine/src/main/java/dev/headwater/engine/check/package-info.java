/// A task without errors -> warnings (codes C...) about what reads well but probably does not say
/// what was meant. One class for each rule or close family of rules; [TaskChecks] runs them all.
@NullMarked
package dev.headwater.engine.check;

import org.jspecify.annotations.NullMarked;
