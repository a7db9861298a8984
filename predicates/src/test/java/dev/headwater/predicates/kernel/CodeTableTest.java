package dev.headwater.predicates.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CodeTableTest {
    @Property(tries = 200)
    void remembersLikeAMap(@ForAll @Size(max = 60) List<String> codes) {
        CodeTable table = new CodeTable();
        Map<String, Integer> map = new HashMap<>();
        for (String code : codes) {
            assertThat(get(table, code)).isEqualTo(map.getOrDefault(code, CodeTable.UNKNOWN));
            if (map.putIfAbsent(code, map.size()) == null) {
                put(table, code, map.size() - 1);
            }
        }
        map.forEach((code, value) -> assertThat(get(table, code)).isEqualTo(value));
    }

    @Test
    void growsAndForgetsEverythingWhenLarge() {
        CodeTable table = new CodeTable();
        int most = 1 << 20;
        for (int i = 0; i < most; i++) {
            put(table, "CODE//" + i, i);
        }
        assertThat(get(table, "CODE//0")).isZero();
        assertThat(get(table, "CODE//" + (most - 1))).isEqualTo(most - 1);
        put(table, "one more", 7);
        assertThat(get(table, "one more")).isEqualTo(7);
        assertThat(get(table, "CODE//0")).isEqualTo(CodeTable.UNKNOWN);
    }

    private static int get(CodeTable table, String code) {
        byte[] text = ("<" + code + ">").getBytes(StandardCharsets.UTF_8);
        return table.get(text, 1, text.length - 1);
    }

    private static void put(CodeTable table, String code, int value) {
        byte[] text = ("<" + code + ">").getBytes(StandardCharsets.UTF_8);
        table.put(text, 1, text.length - 1, value);
    }
}
