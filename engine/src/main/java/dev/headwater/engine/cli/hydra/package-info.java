/// The part of Hydra's command line and of OmegaConf's interpolations that programs built on them
/// are used with: arguments -> overrides -> configuration -> texts.
@NullMarked
package dev.headwater.engine.cli.hydra;

import org.jspecify.annotations.NullMarked;
