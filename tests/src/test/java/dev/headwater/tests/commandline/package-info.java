/// The program from its command line: outputs that depend on the task and the data alone, and data
/// that is missing or broken.
@NullMarked
package dev.headwater.tests.commandline;

import org.jspecify.annotations.NullMarked;
