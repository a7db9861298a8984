package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.TableFile;
import java.util.List;

/// Rows of a file that are read in one go, and what becomes of them.
record ScanPart(TableFile file, RowRange rows, List<EventRule> rules) {
    ScanPart {
        rules = List.copyOf(rules);
    }
}
