package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "131072k, 134217728",
        "128m, 134217728",
        "512m, 536870912",
        "2g, 2147483648",
        "2G, 2147483648",
        "3GiB, 3221225472",
        "4gb, 4294967296",
        "1024g, 1099511627776"
    })
    void unitsAreBinary(String text, long bytes) {
        assertThat(new ByteSize().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "0g",
                "-1g",
                "1.5g",
                "2t",
                "g",
                "1k",
                "127m",
                "1025g",
                "9999999999g"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new ByteSize().convert(text))
                .isInstanceOf(TypeConversionException.class);
    }
}
