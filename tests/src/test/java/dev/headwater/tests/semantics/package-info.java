/// Where the two semantics modes differ: each difference as a scenario with both answers.
@NullMarked
package dev.headwater.tests.semantics;

import org.jspecify.annotations.NullMarked;
