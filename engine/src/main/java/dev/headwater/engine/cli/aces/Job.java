package dev.headwater.engine.cli.aces;

/// One run of a task over one dataset, ready to be done.
record Job(JobConfig config, JobSettings settings, JobLog log) {}
