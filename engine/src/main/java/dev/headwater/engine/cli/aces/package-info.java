/// The command line of ACES: arguments as `aces-cli` and `expand_shards` take them -> jobs ->
/// [dev.headwater.engine.SweepExtractor] -> outputs, logs and exit codes where those programs have
/// them.
@NullMarked
package dev.headwater.engine.cli.aces;

import org.jspecify.annotations.NullMarked;
