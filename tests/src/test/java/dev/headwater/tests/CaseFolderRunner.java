package dev.headwater.tests;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.golden.CaseAnswer;
import dev.headwater.tests.golden.CaseFolder;
import dev.headwater.tests.golden.CaseRun;
import java.nio.file.Path;
import java.util.List;

/// Writes `actual.json` into each case folder below the folder given: the answer in the mode
/// `aces-0.7.3`.
///
/// One process for thousands of cases; `tests/run-cases` starts it and `tests/es-aces/compare.py`
/// compares the answers with the real es-aces.
public final class CaseFolderRunner {
    private CaseFolderRunner() {}

    public static void main(String[] arguments) {
        List<CaseFolder> folders = CaseFolder.below(Path.of(arguments[0]));
        for (CaseFolder folder : folders) {
            answer(folder).write(folder.path().resolve("actual.json"));
        }
        System.err.println(folders.size() + " cases");
    }

    private static CaseAnswer answer(CaseFolder folder) {
        try {
            return CaseRun.answer(folder, Semantics.ACES_0_7_3);
        } catch (RuntimeException | Error crash) {
            // One case must not end the others.
            return new CaseAnswer.Crash(crash.toString());
        }
    }
}
