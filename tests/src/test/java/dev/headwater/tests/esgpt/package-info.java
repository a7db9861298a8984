/// ESGPT datasets: what they mean in both modes, the sample dataset, mistakes in them, and random
/// ones.
@NullMarked
package dev.headwater.tests.esgpt;

import org.jspecify.annotations.NullMarked;
