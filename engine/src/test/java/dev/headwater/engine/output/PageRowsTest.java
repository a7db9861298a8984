package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRowsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 16384",
        "1, 16384",
        "16, 16384",
        "17, 8192",
        "100, 2048",
        "3300, 64",
        "9999, 64"
    })
    void widerRowsAreFewer(int columns, int rows) {
        assertThat(PageRows.of(new Schema(integers(columns)))).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"10, 16384", "100, 2048"})
    void theColumnsOfAStructCount(int columns, int rows) {
        Field struct = nullable("struct", ArrowType.Struct.INSTANCE, integers(columns));
        assertThat(PageRows.of(new Schema(List.of(struct)))).isEqualTo(rows);
    }

    private static List<Field> integers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> nullable("column" + i, new ArrowType.Int(64, true), List.of()))
                .toList();
    }

    private static Field nullable(String name, ArrowType type, List<Field> children) {
        return new Field(name, FieldType.nullable(type), children);
    }
}
