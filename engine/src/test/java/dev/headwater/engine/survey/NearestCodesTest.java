package dev.headwater.engine.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.predicates.ir.CodeMatcher;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearestCodesTest {
    private final NearestCodes codes =
            new NearestCodes(
                    List.of(
                            "GENDER//F",
                            "HOSPITAL_ADMISSION//ELECTIVE",
                            "HOSPITAL_DISCHARGE//HOME",
                            "LAB//50912//mg/dL",
                            "LAB//LACTATE//mmol/L",
                            "MEDS_DEATH"));

    @Test
    void aMisspeltCodeFindsTheRightOne() {
        assertThat(codes.to(new CodeMatcher.Literal("lab//lactat//mmol/l")))
                .startsWith("LAB//LACTATE//mmol/L");
    }

    @Test
    void aPartOfACodeFindsTheWhole() {
        assertThat(codes.to(new CodeMatcher.Literal("DEATH"))).containsExactly("MEDS_DEATH");
    }

    @Test
    void aPatternIsComparedByItsLetters() {
        assertThat(codes.to(new CodeMatcher.Regex("^HOSPITAL_ADMISION//.*$")))
                .startsWith("HOSPITAL_ADMISSION//ELECTIVE");
    }

    @Test
    void everyCodeOfAListIsLookedFor() {
        assertThat(codes.to(new CodeMatcher.AnyOf(Set.of("GENDER//Female", "DEATH"))))
                .containsExactlyInAnyOrder("MEDS_DEATH", "GENDER//F");
    }

    @Test
    void nothingIsNearToWhatSharesNothing() {
        assertThat(codes.to(new CodeMatcher.Literal("VENTILATOR"))).isEmpty();
        assertThat(codes.to(new CodeMatcher.Nothing())).isEmpty();
    }
}
