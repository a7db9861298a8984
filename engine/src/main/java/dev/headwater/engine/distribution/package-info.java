/// Realizations in the cohort -> how many rows fall into each year, and into each length of each
/// window. Fixed buckets, so that parts of the data add up exactly.
@NullMarked
package dev.headwater.engine.distribution;

import org.jspecify.annotations.NullMarked;
