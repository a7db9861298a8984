package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.Interpolation;

/// One run of a task over one dataset, ready to be done.
record Job(JobConfig config, Interpolation values, JobSettings settings, JobLog log) {}
