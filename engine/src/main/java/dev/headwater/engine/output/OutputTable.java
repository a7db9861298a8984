package dev.headwater.engine.output;

import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.util.List;

/// A file or folder that a run writes, shard by shard. Shards are opened by several threads and
/// finish in any order.
sealed interface OutputTable permits ParquetFolder, ParquetFile, ArrowFile {
    /// What messages call it: a path, or standard output.
    String name();

    /// A writer for the rows of one shard.
    TableWriter openPart(Shard shard) throws IOException;

    /// Makes the table of the parts of `shards`, which are all finished, in this order.
    void join(List<Shard> shards) throws IOException;

    /// The digests of what was written, after it was joined, in the order of `shards`.
    ///
    /// @throws dev.headwater.engine.scan.DataException if it cannot be read again
    List<OutputFile> digests(List<Shard> shards, FileDigest.Algorithm algorithm);
}
