package dev.headwater.engine.why;

import java.util.List;
import java.util.SortedMap;

/// An event that counts in a window: its time in microseconds, the predicates that the window asks
/// for with their counts, and the first codes of the rows behind them; `furtherCodes` more are left
/// out.
public record EventLine(
        long time, SortedMap<String, Long> predicates, List<String> codes, int furtherCodes) {
    public EventLine {
        codes = List.copyOf(codes);
    }
}
