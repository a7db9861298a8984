package dev.headwater.tests.extraction;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as the golden files write them: without zone, with six decimals.
public final class IsoTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private IsoTime() {}

    public static String ofMicros(long epochMicros) {
        long second = Math.floorDiv(epochMicros, 1_000_000L);
        int nano = (int) Math.floorMod(epochMicros, 1_000_000L) * 1_000;
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC).format(FORMAT);
    }
}
