package dev.headwater.tests.editor;

import static dev.headwater.tests.editor.Editor.await;
import static dev.headwater.tests.editor.Editor.cursor;
import static dev.headwater.tests.editor.Editor.file;
import static dev.headwater.tests.editor.Editor.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an editor gets from `headwater lsp`.
class LanguageServerTest {
    private static final String TASK =
            """
            # headwater: predicates=dataset.yaml
            predicates:
              admission: ???
              death: ???
              low: { expr: "lab where value < 13" }
              end: { expr: admission or death }
            trigger: admission
            windows:
              input:
                end: trigger + 36h
                has: { low: "(1, None)", death: (None, 0) }
                index_timestamp: end
              target:
                start: input.end
                end: start -> end
                start_inclusive: false
                label: death
            """;
    private static final String COHORT =
            """
            -- headwater: predicates=dataset.yaml
            predicate admission = ???
            predicate death     = ???
            predicate `next`    = code "LAB//1"
            predicate low       = lab where value < 13
            predicate leaving   = admission or death

            trigger admission
            window input  = [record start .. trigger + 36h]  require at least 1 low, no death  index at end
            window target = (input.end .. next leaving]
              -- What it is about.
              require at most 5 events, no `next`
              label death
            """;
    private static final String DATASET =
            """
            predicates:
              admission: { code: { regex: "^ADM" } }
              death: { code: DEATH }
              lab: { code: LAB }
            """;

    @TempDir private Path folder;
    private Editor editor;
    private String task;

    @BeforeEach
    void openTheTask() throws IOException {
        Files.writeString(folder.resolve("dataset.yaml"), DATASET);
        task = uri(folder.resolve("task.yaml"));
        editor = Editor.in(folder, Map.of());
    }

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void aGoodTaskHasNoErrors() {
        editor.open(task, TASK);

        assertThat(errors(editor.diagnostics(task))).isEmpty();
    }

    @Test
    void aMistakeIsShownWhereItIsAndMended() {
        editor.open(task, TASK.replace("label: death", "label: deaht"));

        Diagnostic error = errors(editor.diagnostics(task)).getFirst();

        assertThat(error.getCode().getLeft()).isEqualTo("T012");
        assertThat(error.getSource()).isEqualTo("headwater");
        Range place = new Range(new Position(16, 11), new Position(16, 16));
        assertThat(error.getRange()).isEqualTo(place);
        CodeAction fix =
                await(
                                editor.server()
                                        .getTextDocumentService()
                                        .codeAction(
                                                new CodeActionParams(
                                                        file(task),
                                                        place,
                                                        new CodeActionContext(List.of(error)))))
                        .getFirst()
                        .getRight();
        assertThat(fix.getTitle()).isEqualTo("Replace `deaht` by `death`");
        assertThat(fix.getEdit().getChanges())
                .isEqualTo(Map.of(task, List.of(new TextEdit(place, "death"))));
    }

    @Test
    void aChangeIsToldOf() {
        editor.open(task, TASK);
        editor.diagnostics(task);

        editor.change(task, TASK.replace("trigger: admission", "trigger: "));
        assertThat(errors(editor.diagnostics(task))).isNotEmpty();

        editor.change(task, TASK);
        assertThat(errors(editor.diagnostics(task))).isEmpty();
    }

    @Test
    void aPredicatesFileThatIsOpenCountsAsItIsInTheEditor() {
        String dataset = uri(folder.resolve("dataset.yaml"));
        editor.open(task, TASK);
        editor.diagnostics(task);

        editor.open(dataset, DATASET.replace("lab:", "laboratory:"));

        assertThat(errors(editor.diagnostics(task)).getFirst().getMessage().getLeft())
                .contains("unknown predicate `lab`");
    }

    @Test
    void withoutAPredicatesFilePlaceholdersAreNoErrors() {
        String text = TASK.substring(TASK.indexOf('\n') + 1).replace("lab where", "death where");
        editor.open(task, text);

        List<Diagnostic> diagnostics = editor.diagnostics(task);

        assertThat(errors(diagnostics)).isEmpty();
        assertThat(diagnostics).anyMatch(each -> each.getCode().getLeft().equals("T017"));
    }

    @Test
    void theSettingsNameThePredicatesFileOfTasksThatNameNone() {
        try (var other = Editor.in(folder, Map.of("predicates", "dataset.yaml"))) {
            other.open(task, TASK.substring(TASK.indexOf('\n') + 1));

            assertThat(other.diagnostics(task))
                    .noneMatch(each -> each.getCode().getLeft().startsWith("T01"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    trigger: adm|ission ~ regex: "^ADM"
                    label: de|ath ~ code: DEATH
                    start -> e|nd ~ admission or death
                    start -> e|nd ~ code: DEATH
                    lo|w: "(1 ~ code: LAB
                    start: in|put.end ~ [record start, trigger + 1 day 12 hours]
                    start: in|put.end ~ at least 1 `low`
                    tar|get: ~ (input.end, start -> end]
                    trigger + 36|h ~ 1 day 12 hours later
                    start_incl|usive: ~ exactly at the earlier time
                    tri|gger: admission ~ start a row
                    """)
    void hovering(String place, String words) {
        editor.open(task, TASK);

        Hover hover = hover(at(place));

        assertThat(hover.getContents().getRight().getValue()).contains(words);
    }

    @Test
    void nothingIsSaidAboutAComment() {
        editor.open(task, TASK);

        assertThat(hover(new Position(0, 4))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    label: | ~ death, lab
                    label: de| ~ death
                    end: start -> | ~ death, _RECORD_END
                    end: | ~ trigger, start, input.start, input.end
                    expr: admission or | ~ death, not
                    has: { low: "(1, None)", | ~ death, _ANY_EVENT
                    has: { low: "(1, None)", low: | ~ `(1, None)`
                    index_timestamp: | ~ start
                    start_inclusive: | ~ true
                    """)
    void completing(String line, String some) {
        String key = line.substring(0, line.indexOf(':') + 1);
        int at = TASK.lastIndexOf(" " + key) + 1;
        String text = TASK.substring(0, at) + line + TASK.substring(TASK.indexOf('\n', at));
        editor.open(task, TASK);
        editor.change(task, text.replace("|", ""));

        assertThat(labels(cursor(text))).contains(some.replace("`", "").split(", (?!None)"));
    }

    @ParameterizedTest
    @CsvSource({"0, semantics", "2, ''", "4, has"})
    void completingKeys(int indentation, String key) {
        String text = TASK + " ".repeat(indentation) + "|";
        editor.open(task, text.replace("|", ""));

        List<String> labels = labels(cursor(text));

        if (key.isEmpty()) {
            assertThat(labels).isEmpty();
        } else {
            assertThat(labels).contains(key);
        }
    }

    @Test
    void theDefinitionOfAPredicateIsThatOfThePredicatesFileFirst() {
        editor.open(task, TASK);

        List<? extends Location> places = definition("label: de|ath");

        assertThat(places.stream().map(Location::getUri))
                .containsExactly(uri(folder.resolve("dataset.yaml")), task);
        assertThat(places.getFirst().getRange().getStart()).isEqualTo(new Position(2, 2));
    }

    @Test
    void theDefinitionOfAWindow() {
        editor.open(task, TASK);

        Location place = definition("start: in|put.end").getFirst();

        assertThat(place).isEqualTo(new Location(task, range(8, 2, 7)));
    }

    @Test
    void referencesAreAllPlacesOfAName() {
        editor.open(task, TASK);

        List<? extends Location> places = references(at("start -> e|nd"));

        assertThat(places)
                .extracting(Location::getRange)
                .containsExactlyInAnyOrder(range(5, 2, 5), range(14, 18, 21));
    }

    @Test
    void aWindowIsRenamedEverywhere() {
        editor.open(task, TASK);

        assertThat(renamed("start: in|put.end", "before"))
                .isEqualTo(
                        TASK.replace("  input:", "  before:").replace("input.end", "before.end"));
    }

    @Test
    void aPredicateIsRenamedInsideQuotesToo() {
        String text = TASK.replace("label: death", "label: \"low\"");
        editor.open(task, text);

        assertThat(applied(text, rename("lo|w: {", "anaemia")))
                .isEqualTo(text.replace("low", "anaemia"));
    }

    @Test
    void whatCannotBeRenamedIsRefusedWithAReason() {
        editor.open(task, TASK);

        assertThatThrownBy(() -> rename("label: de|ath", "died"))
                .hasMessageContaining("dataset.yaml");
        assertThatThrownBy(() -> rename("lo|w: {", "no name")).hasMessageContaining("letters");
        assertThatThrownBy(() -> rename("lo|w: {", "end")).hasMessageContaining("`end`");
        assertThatThrownBy(() -> rename("lo|w: {", "_ANY_EVENT"))
                .hasMessageContaining("_ANY_EVENT");
        assertThat(
                        await(
                                editor.server()
                                        .getTextDocumentService()
                                        .prepareRename(
                                                new PrepareRenameParams(
                                                        file(task), at("start_incl|usive:")))))
                .isNull();
    }

    @Test
    void theOutlineListsPredicatesAndWindows() {
        editor.open(task, TASK);

        assertThat(
                        await(
                                editor.server()
                                        .getTextDocumentService()
                                        .documentSymbol(new DocumentSymbolParams(file(task)))))
                .extracting(symbol -> symbol.getRight().getName())
                .containsExactly("admission", "death", "low", "end", "input", "target");
    }

    @Test
    void noTextOnTheWayBreaksTheServer() {
        editor.open(task, TASK);
        var random = new Random(20_261_124L);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(TASK.length());
            int to = Math.min(TASK.length(), from + random.nextInt(40));
            String text =
                    TASK.substring(0, from)
                            + "{:\"[-> ".charAt(random.nextInt(7))
                            + TASK.substring(to);
            editor.change(task, text);
            var place = new Position(random.nextInt(20), random.nextInt(40));
            hover(place);
            labels(place);
            definition(place);
        }
        editor.change(task, TASK);

        assertThat(hover(at("label: de|ath"))).isNotNull();
        assertThat(editor.leave()).isTrue();
    }

    @Test
    void theServerKnowsHowTheEditorLeft() {
        assertThat(editor.leave()).isTrue();
        assertThat(Editor.in(folder, Map.of()).leaveAbruptly()).isFalse();
        assertThat(Editor.in(folder, Map.of()).vanish()).isFalse();
    }

    @Test
    void aTaskInTextFormHasNoErrors() {
        openCohort(COHORT);

        assertThat(errors(editor.diagnostics(task))).isEmpty();
    }

    @Test
    void aMistakeInTextFormIsShownWhereItIs() {
        openCohort(COHORT.replace("label death", "label deaht"));

        Diagnostic error = errors(editor.diagnostics(task)).getFirst();

        assertThat(error.getCode().getLeft()).isEqualTo("T012");
        assertThat(error.getRange()).isEqualTo(range(12, 8, 13));
    }

    @Test
    void aFileInTextFormWithoutTriggerAndWindowsIsAPredicatesFile() {
        openCohort("-- trigger\npredicate death = code \"DEATH\"\n");

        assertThat(errors(editor.diagnostics(task))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            textBlock =
                    """
                    trigger adm|ission ~ regex: "^ADM"
                    next lea|ving ~ predicate leaving   = admission or death
                    at least 1 l|ow ~ code: LAB
                    no `ne|xt` ~ code "LAB//1"
                    5 eve|nts ~ every event
                    (inp|ut.end ~ [record start, trigger + 1 day 12 hours]
                    window tar|get ~ (input.end, start -> leaving]
                    trigger + 36|h ~ 1 day 12 hours later
                    tri|gger admission ~ start a row
                    req|uire at most ~ `at least 5 events`
                    ind|ex at ~ prediction time
                    """)
    void hoveringInTextForm(String place, String words) {
        openCohort(COHORT);

        assertThat(hover(at(COHORT, place)).getContents().getRight().getValue()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"What it i|s", "code \"LA|B//1", "record sta|rt .."})
    void nothingIsSaidInTextFormAboutWhatIsNoNameAndBeginsNoClause(String place) {
        openCohort(COHORT);

        assertThat(hover(at(COHORT, place))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            textBlock =
                    """
                    | ~ trigger, window, predicate ~ death
                    win| ~ window ~ death
                    static | ~ predicate ~ window
                    semantics aces| ~ standard, aces-0.7.3 ~ death
                    trigger ad| ~ admission, any event, _ANY_EVENT, `next` ~ window
                    predicate x = low or | ~ admission, not, code ~ trigger
                    predicate x = low where | ~ value, in ~ low
                    predicate x = code "LAB//| ~ ~ low
                    window x = [| ~ record start, end, trigger, next, input.start, input.end ~ low
                    window x = [trigger .. inp| ~ record end, start, input.start, target.end ~ low
                    window x = [trigger .. input.e| ~ input.end ~ low
                    window x = [trigger .. start + | ~ ~ start
                    window x = [record | ~ start ~ end
                    window x = [trigger .. next | ~ leaving, any event ~ trigger
                    window x = [trigger .. next any event | ~ after ~ before
                    window x = [previous death before | ~ trigger, input.start ~ death
                    window x = [trigger .. start + 1d]  | ~ require, label, index ~ death
                    window x = [trigger .. start + 1d]  require | ~ no, at least ~ death
                    window x = [trigger .. start + 1d]  require no death, | ~ exactly ~ death
                    window x = [trigger .. start + 1d]  require at least 5 | ~ events, death ~ label
                    window x = [trigger .. start + 1d]  require at | ~ ~ label
                    window x = [trigger .. start + 1d]  label | ~ death ~ _ANY_EVENT
                    window x = [trigger .. start + 1d]  index | ~ at start, at end ~ death
                    window x = [trigger .. start + 1d]  index at | ~ start, end ~ death
                    -- window x = | ~ ~ window
                    """)
    void completingInTextForm(String line, @Nullable String some, String never) {
        openCohort(COHORT);
        editor.change(task, COHORT + line.replace("|", ""));

        List<String> labels = labels(cursor(COHORT + line));

        assertThat(labels).doesNotContain(never);
        if (some == null) {
            assertThat(labels).isEmpty();
        } else {
            assertThat(labels).contains(some.split(", "));
        }
    }

    @Test
    void clausesAreCompletedInLinesOfTheirOwn() {
        String text = COHORT + "  -- [Nothing \"yet.\n  |";
        openCohort(text.replace("|", ""));

        assertThat(labels(cursor(text))).containsExactly("require", "label", "index");
    }

    @Test
    void definitionsAndReferencesInTextForm() {
        openCohort(COHORT);

        assertThat(definition(at(COHORT, "(inp|ut.end")).getFirst())
                .isEqualTo(new Location(task, range(8, 7, 12)));
        assertThat(definition(at(COHORT, "no `ne|xt`")).getFirst())
                .isEqualTo(new Location(task, range(3, 11, 15)));
        assertThat(definition(at(COHORT, "label dea|th")))
                .extracting(Location::getUri)
                .containsExactly(uri(folder.resolve("dataset.yaml")), task);
        assertThat(references(at(COHORT, "next lea|ving")))
                .extracting(Location::getRange)
                .containsExactlyInAnyOrder(range(5, 10, 17), range(9, 35, 42));
    }

    @Test
    void renamingInTextForm() {
        openCohort(COHORT);

        assertThat(applied(COHORT, rename(at(COHORT, "(inp|ut.end"), "earlier")))
                .isEqualTo(COHORT.replace("input", "earlier"));
        assertThat(applied(COHORT, rename(at(COHORT, "1 l|ow"), "anaemia")))
                .isEqualTo(COHORT.replace("low ", "anaemia ").replace("low,", "anaemia,"));
        assertThatThrownBy(() -> rename(at(COHORT, "1 l|ow"), "events"))
                .hasMessageContaining("`events`");
        assertThatThrownBy(() -> rename(at(COHORT, "1 l|ow"), "7")).hasMessageContaining("`7`");
    }

    @Test
    void theOutlineInTextForm() {
        openCohort(COHORT);

        assertThat(
                        await(
                                editor.server()
                                        .getTextDocumentService()
                                        .documentSymbol(new DocumentSymbolParams(file(task)))))
                .extracting(symbol -> symbol.getRight().getName())
                .containsExactly("admission", "death", "next", "low", "leaving", "input", "target");
    }

    @Test
    void aTextOfEitherFormIsLaidOut() {
        openCohort("trigger   death\npredicate death=code   \"DEATH\"");
        assertThat(formatted()).isEqualTo("trigger death\npredicate death = code \"DEATH\"\n");

        task = uri(folder.resolve("task.yaml"));
        editor.open(task, "trigger:   death\npredicates:\n     death:   ???\n");
        assertThat(formatted()).isEqualTo("trigger: death\npredicates:\n  death: ???\n");
    }

    @Test
    void aTextThatIsLaidOutOrHasMistakesStaysAsItIs() {
        openCohort("trigger death\npredicate death = code \"DEATH\"\n");
        assertThat(formatting()).isEmpty();

        editor.change(task, "trigger   \npredicate death=???\n");
        assertThat(formatting()).isEmpty();
    }

    @Test
    void noTextFormOnTheWayBreaksTheServer() {
        openCohort(COHORT);
        var random = new Random(20_261_125L);
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(COHORT.length());
            int to = Math.min(COHORT.length(), from + random.nextInt(40));
            String text =
                    COHORT.substring(0, from)
                            + "[(\"`.\n-=".charAt(random.nextInt(8))
                            + COHORT.substring(to);
            editor.change(task, text);
            var place = new Position(random.nextInt(14), random.nextInt(60));
            hover(place);
            labels(place);
            definition(place);
            formatting();
        }
        editor.change(task, COHORT);

        assertThat(hover(at(COHORT, "label de|ath"))).isNotNull();
        assertThat(editor.leave()).isTrue();
    }

    private void openCohort(String text) {
        task = uri(folder.resolve("task.cohort"));
        editor.open(task, text);
    }

    private List<? extends TextEdit> formatting() {
        return await(
                editor.server()
                        .getTextDocumentService()
                        .formatting(
                                new DocumentFormattingParams(
                                        file(task), new FormattingOptions(4, true))));
    }

    private String formatted() {
        TextEdit edit = formatting().getFirst();
        assertThat(edit.getRange().getStart()).isEqualTo(new Position(0, 0));
        return edit.getNewText();
    }

    private List<? extends Location> references(Position place) {
        return await(
                editor.server()
                        .getTextDocumentService()
                        .references(
                                new ReferenceParams(
                                        file(task), place, new ReferenceContext(true))));
    }

    private Hover hover(Position place) {
        return await(
                editor.server().getTextDocumentService().hover(new HoverParams(file(task), place)));
    }

    private List<String> labels(Position place) {
        return await(
                        editor.server()
                                .getTextDocumentService()
                                .completion(new CompletionParams(file(task), place)))
                .getLeft()
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    private List<? extends Location> definition(String place) {
        return definition(at(place));
    }

    private List<? extends Location> definition(Position place) {
        return await(
                        editor.server()
                                .getTextDocumentService()
                                .definition(new DefinitionParams(file(task), place)))
                .getLeft();
    }

    private String renamed(String place, String newName) {
        return applied(TASK, rename(place, newName));
    }

    private WorkspaceEdit rename(String place, String newName) {
        return rename(at(place), newName);
    }

    private WorkspaceEdit rename(Position place, String newName) {
        return await(
                editor.server()
                        .getTextDocumentService()
                        .rename(new RenameParams(file(task), place, newName)));
    }

    private String applied(String text, WorkspaceEdit edit) {
        assertThat(edit.getChanges()).containsOnlyKeys(task);
        List<String> lines = new ArrayList<>(text.lines().toList());
        edit.getChanges().get(task).stream()
                .sorted((one, other) ->
                        Integer.compare(
                                other.getRange().getStart().getCharacter(),
                                one.getRange().getStart().getCharacter()))
                .forEach(change -> {
                    Range range = change.getRange();
                    int line = range.getStart().getLine();
                    String before = lines.get(line);
                    lines.set(
                            line,
                            before.substring(0, range.getStart().getCharacter())
                                    + change.getNewText()
                                    + before.substring(range.getEnd().getCharacter()));
                });
        return String.join("\n", lines) + "\n";
    }

    private static Position at(String place) {
        return at(TASK, place);
    }

    /// The place in a task where `place`, without its `|`, stands.
    private static Position at(String task, String place) {
        String text = place.replace("|", "");
        assertThat(task).contains(text);
        return cursor(task.replace(text, place));
    }

    private static Range range(int line, int from, int to) {
        return new Range(new Position(line, from), new Position(line, to));
    }

    private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(each -> each.getSeverity() == DiagnosticSeverity.Error)
                .toList();
    }
}
