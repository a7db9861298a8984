/// The command line: options -> [dev.headwater.engine.CohortExtractor] -> messages and exit codes.
@NullMarked
package dev.headwater.engine.cli;

import org.jspecify.annotations.NullMarked;
