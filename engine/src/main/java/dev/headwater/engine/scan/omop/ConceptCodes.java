package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.LongIndex;
import dev.headwater.engine.scan.SubjectSet;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.omop.EventRule.ConceptSource;
import dev.headwater.predicates.column.ChunkBounds;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of the data once their columns of concepts have been read: the concepts that
/// occur, which rules use them, and who the persons are. Concepts have slots from 0 on. Immutable,
/// to be shared by threads.
///
/// @param unmapped the rules of which some rows have no concept
/// @param rows how many rows each file has
record ConceptCodes(
        LongIndex concepts,
        @Nullable Concept[] known,
        Map<EventRule, BitSet> used,
        Set<EventRule> unmapped,
        SubjectSet persons,
        Map<TableFile, Long> rows) {
    /// A row of the concept table.
    record Concept(String vocabulary, String code) {
        String text() {
            return vocabulary + "/" + code;
        }
    }

    private static final String UNKNOWN = "UNKNOWN_CONCEPT//";
    private static final String UNMAPPED = "UNMAPPED//";

    /// Behind all that a text may go on with.
    private static final String LAST = "\uffff";

    /// The concept in a slot, or null if the concept table lacks it.
    @Nullable Concept concept(int slot) {
        return known[slot];
    }

    /// The text for a slot: `vocabulary/code`, or the number of an unknown concept.
    String text(int slot) {
        Concept concept = known[slot];
        return concept == null ? UNKNOWN + concepts.number(slot) : concept.text();
    }

    /// The code of a row without a concept.
    static String unmapped(EventRule rule, String text) {
        ConceptSource source = Objects.requireNonNull(rule.concept(), "the rule has concepts");
        String field = rule.prefix() + UNMAPPED + source.name();
        return text.isEmpty() ? field : field + "//" + text;
    }

    /// False only if the filter rules out every code that the rule gives.
    boolean mayMatch(EventRule rule, ChunkFilter filter) {
        if (rule.concept() == null) {
            return mayMatch(rule.prefix(), rule.prefix(), filter);
        }
        String unmapped = unmapped(rule, "");
        if (this.unmapped.contains(rule) && mayMatch(unmapped, unmapped + LAST, filter)) {
            return true;
        }
        return Objects.requireNonNull(used.get(rule), "every rule has a set").stream()
                .mapToObj(slot -> rule.prefix() + text(slot))
                .anyMatch(code -> mayMatch(code, code, filter));
    }

    private static boolean mayMatch(String lowest, String highest, ChunkFilter filter) {
        return filter.mayMatch(
                new ChunkBounds(
                        lowest.getBytes(StandardCharsets.UTF_8),
                        highest.getBytes(StandardCharsets.UTF_8),
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        true));
    }
}
