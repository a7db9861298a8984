package dev.headwater.engine.output;

import dev.headwater.engine.scan.FileDigest;

/// What a run wrote. `name` is the same wherever it was put: `labels`, `windows`, `arrow`,
/// `report`, or `labels/` and the relative name of a file in the label folder.
public record OutputFile(String name, FileDigest digest) {}
