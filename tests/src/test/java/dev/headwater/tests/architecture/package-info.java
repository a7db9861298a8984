/// Rules on the code itself: who may use whom, who may touch files, how things are called.
@NullMarked
package dev.headwater.tests.architecture;

import org.jspecify.annotations.NullMarked;
