package dev.headwater.predicates.regex;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Parses a pattern and writes it for RE2/J: classes as plain ranges, no flags, no captures, all
/// greedy. For one use.
final class PatternTranslator {
    private static final int MAX_DEPTH = 250;
    private static final int MAX_SIZE = 250_000;
    private static final int NO_ATOM = -1;
    private static final List<String> ASSERTIONS = List.of("\\A", "\\z", "\\b", "\\B");

    private final PatternCursor cursor;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> groupNames = new HashSet<>();

    /// How many atoms the pattern has when counted repetitions are written out.
    private long size;

    private int wraps;

    PatternTranslator(String pattern) {
        this.cursor = new PatternCursor(pattern);
    }

    String translate() {
        alternatives(PatternFlags.INITIAL, 0);
        if (!cursor.atEnd()) {
            throw cursor.fault("unopened group");
        }
        return out.toString();
    }

    /// Up to the end or a `)`, which is left. Flags set on the way end with the group.
    private void alternatives(PatternFlags enclosing, int depth) {
        PatternFlags flags = enclosing;
        int atomStart = NO_ATOM;
        long atomStartSize = 0;
        boolean repeated = false;
        while (true) {
            if (flags.ignoreBlanks()) {
                cursor.skipBlanksAndComments();
            }
            int start = out.length();
            long startSize = size;
            switch (cursor.peek()) {
                case PatternCursor.END, ')' -> {
                    return;
                }
                case '|' -> {
                    cursor.take("|");
                    out.append('|');
                    atomStart = NO_ATOM;
                }
                case '*', '+', '?', '{' -> {
                    if (atomStart == NO_ATOM) {
                        throw cursor.fault("nothing to repeat");
                    }
                    if (repeated) {
                        wrap(atomStart);
                    }
                    repetition(size - atomStartSize);
                    repeated = true;
                }
                case '(' -> {
                    flags = parenthesis(flags, depth);
                    boolean wasFlags = out.length() == start;
                    atomStart = wasFlags ? NO_ATOM : start;
                    atomStartSize = startSize;
                    repeated = false;
                }
                default -> {
                    atom(flags);
                    size++;
                    atomStart = start;
                    atomStartSize = startSize;
                    repeated = false;
                }
            }
        }
    }

    /// Makes a group of what was repeated already, since RE2 rejects `a**`.
    private void wrap(int atomStart) {
        wraps++;
        if (wraps > MAX_DEPTH) {
            throw cursor.fault("too many repetitions of repetitions");
        }
        out.insert(atomStart, "(?:").append(')');
    }

    /// A group, or flags such as `(?i)`, which write nothing. Gives the flags that hold behind it.
    private PatternFlags parenthesis(PatternFlags flags, int depth) {
        int index = cursor.position();
        if (depth == MAX_DEPTH) {
            throw cursor.fault("groups are nested too deeply");
        }
        cursor.take("(");
        if (flags.ignoreBlanks()) {
            cursor.skipBlanksAndComments();
        }
        if (cursor.startsWith("?=")
                || cursor.startsWith("?!")
                || cursor.startsWith("?<=")
                || cursor.startsWith("?<!")) {
            throw cursor.faultAt(index, "look-around is not supported");
        }
        PatternFlags inside = flags;
        if (cursor.take("?P<") || cursor.take("?<")) {
            groupName();
        } else if (cursor.take("?")) {
            inside = flags.read(cursor);
            if (cursor.take(")")) {
                return inside;
            }
            cursor.take(":");
        }
        out.append("(?:");
        alternatives(inside, depth + 1);
        if (!cursor.take(")")) {
            throw cursor.faultAt(index, "unclosed group");
        }
        out.append(')');
        return flags;
    }

    private void groupName() {
        int index = cursor.position();
        String name = cursor.takeUntil('>', "unclosed group name");
        if (!name.matches("[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{N}_.\\[\\]]*")) {
            throw cursor.faultAt(index, "malformed group name");
        }
        if (!groupNames.add(name)) {
            throw cursor.faultAt(index, "group name is used twice");
        }
    }

    private void repetition(long atomSize) {
        int index = cursor.position();
        Repetition repetition = Repetition.read(cursor);
        size += atomSize * (repetition.copies() - 1);
        if (size > MAX_SIZE) {
            throw cursor.faultAt(index, "pattern is too large");
        }
        repetition.appendTo(out);
    }

    private void atom(PatternFlags flags) {
        int index = cursor.position();
        if (cursor.take("[")) {
            set(new ClassParser(cursor, flags).bracketed(index), flags, index);
        } else if (PatternEscape.isClass(cursor)) {
            set(PatternEscape.classSet(cursor, flags), flags, index);
        } else if (cursor.take(".")) {
            set(
                    flags.dotAll()
                            ? CodePointSet.ALL
                            : CodePointSet.ofRanges('\n', '\n').complement(),
                    flags,
                    index);
        } else if (cursor.take("^")) {
            out.append(flags.multiLine() ? "(?m:^)" : "\\A");
        } else if (cursor.take("$")) {
            out.append(flags.multiLine() ? "(?m:$)" : "\\z");
        } else if (!assertion(index)) {
            flags.fold(CodePointSet.of(PatternEscape.literal(cursor))).appendTo(out);
        }
    }

    private boolean assertion(int index) {
        boolean isOneSided = cursor.startsWith("\\b{start") || cursor.startsWith("\\b{end");
        if (isOneSided || cursor.startsWith("\\<") || cursor.startsWith("\\>")) {
            throw cursor.faultAt(index, "word start and word end are not supported; use `\\b`");
        }
        for (String assertion : ASSERTIONS) {
            if (cursor.take(assertion)) {
                out.append(assertion);
                return true;
            }
        }
        return false;
    }

    private void set(CodePointSet set, PatternFlags flags, int index) {
        boolean onlyAscii = set.intersection(UnicodeClass.ASCII.complement()).isEmpty();
        if (!flags.unicode() && !onlyAscii) {
            throw cursor.faultAt(
                    index, "without Unicode (`-u`) a class must hold ASCII characters only");
        }
        set.appendTo(out);
    }
}
