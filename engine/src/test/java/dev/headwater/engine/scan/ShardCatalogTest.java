package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCatalogTest {
    @TempDir Path folder;

    @Test
    void aMedsRootListsWhatIsBelowData() throws IOException {
        create("data/train/0.parquet", "data/held_out/0.parquet", "metadata/codes.parquet");
        assertThat(names(folder)).containsExactly("held_out/0", "train/0");
    }

    @Test
    void shardsAreInTheOrderOfTheirNames() throws IOException {
        create("train/2.parquet", "train/10.parquet", "b.parquet", "a/x/y.parquet");
        assertThat(names(folder)).containsExactly("a/x/y", "b", "train/10", "train/2");
    }

    @Test
    void otherFilesAndHiddenOnesArePassedOver() throws IOException {
        create(
                "0.parquet",
                "0.csv",
                "notes.txt",
                ".0.parquet",
                "_temporary/0.parquet",
                ".git/1.parquet",
                "2.parquet.tmp");
        assertThat(names(folder)).containsExactly("0");
    }

    @Test
    void aSingleFileIsAShard() throws IOException {
        create("direct.csv");
        assertThat(ShardCatalog.list(folder.resolve("direct.csv")))
                .containsExactly(new Shard("direct", folder.resolve("direct.csv")));
    }

    @Test
    void aMissingFolderIsNotFound() {
        fails(folder.resolve("absent"), DiagnosticCode.D001);
    }

    @Test
    void aFolderWithoutParquetHasNoShards() throws IOException {
        create("notes.txt");
        fails(folder, DiagnosticCode.D002);
    }

    private static void fails(Path data, DiagnosticCode code) {
        assertThatThrownBy(() -> ShardCatalog.list(data))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(data.toString());
    }

    private static List<String> names(Path data) {
        return ShardCatalog.list(data).stream().map(Shard::name).toList();
    }

    private void create(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }
}
