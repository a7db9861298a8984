package dev.headwater.engine.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsInCodesTest {
    @Test
    void differentUnitsAreNamed() {
        assertThat(UnitsInCodes.mixed(List.of("LAB//1//mg/dL", "LAB//1//UNK", "LAB//2//mmol/L")))
                .containsExactly("mg/dL", "mmol/L");
    }

    @Test
    void oneUnitIsNotMixed() {
        assertThat(UnitsInCodes.mixed(List.of("LAB//1//mg/dL", "LAB//2//mg/dL", "LAB//3//UNK")))
                .isEmpty();
    }

    @Test
    void otherWordsAreNoUnits() {
        assertThat(UnitsInCodes.mixed(List.of("STAY//HOME", "STAY//ICU"))).isEmpty();
        assertThat(UnitsInCodes.mixed(List.of("A//mg/dL", "A//SOMEWHERE_ELSE"))).isEmpty();
    }
}
