/// Plan, and what a run or a survey found -> explanations for people and programs: text with a
/// timeline, JSON, Mermaid, SVG. The same input gives the same characters.
@NullMarked
package dev.headwater.engine.explain;

import org.jspecify.annotations.NullMarked;
