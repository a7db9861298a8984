package dev.headwater.engine.conversion;

import dev.headwater.engine.task.InputFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to convert, and to what.
///
/// @param columns to write beside those of MEDS; null = those that the data's model proposes
/// @param heapBytes what the rows that are held at once may take
public record ConversionOptions(
        Path data,
        InputFormat format,
        Path out,
        String name,
        long rowsPerShard,
        @Nullable List<String> columns,
        long heapBytes,
        long bufferBytes,
        boolean overwrite) {}
