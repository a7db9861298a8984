/// Case folders: a task, its data and the reference system's answer, kept under
/// `src/test/resources/golden`.
@NullMarked
package dev.headwater.tests.golden;

import org.jspecify.annotations.NullMarked;
