package dev.headwater.predicates.regex;

/// What `(?imsxu)` switch. Greediness (`U`) does not matter to whether a pattern is found, so it is
/// read and forgotten.
record PatternFlags(
        boolean ignoreCase,
        boolean multiLine,
        boolean dotAll,
        boolean ignoreBlanks,
        boolean unicode) {
    static final PatternFlags INITIAL = new PatternFlags(false, false, false, false, true);

    /// Reads flags up to and without the closing `:` or `)`.
    PatternFlags read(PatternCursor cursor) {
        PatternFlags flags = this;
        String seen = "";
        boolean on = true;
        boolean dangling = false;
        while (cursor.peek() != ':' && cursor.peek() != ')') {
            int index = cursor.position();
            int flag = cursor.next("unclosed group");
            if (seen.indexOf(flag) >= 0) {
                throw cursor.faultAt(
                        index, "flag `" + Character.toString(flag) + "` is given twice");
            }
            seen += Character.toString(flag);
            dangling = flag == '-';
            if (dangling) {
                on = false;
            } else {
                flags = flags.with(flag, on, index, cursor);
            }
        }
        if (dangling) {
            throw cursor.fault("expected a flag after `-`");
        }
        if (seen.isEmpty() && cursor.peek() == ')') {
            throw cursor.fault("expected a flag");
        }
        return flags;
    }

    /// `set`, closed under case folding if case is ignored.
    CodePointSet fold(CodePointSet set) {
        if (!ignoreCase) {
            return set;
        }
        CodePointSet folded = CaseFolding.close(set);
        return unicode ? folded : folded.intersection(UnicodeClass.ASCII).union(set);
    }

    private PatternFlags with(int flag, boolean on, int index, PatternCursor cursor) {
        return switch (flag) {
            case 'i' -> new PatternFlags(on, multiLine, dotAll, ignoreBlanks, unicode);
            case 'm' -> new PatternFlags(ignoreCase, on, dotAll, ignoreBlanks, unicode);
            case 's' -> new PatternFlags(ignoreCase, multiLine, on, ignoreBlanks, unicode);
            case 'x' -> new PatternFlags(ignoreCase, multiLine, dotAll, on, unicode);
            case 'u' -> new PatternFlags(ignoreCase, multiLine, dotAll, ignoreBlanks, on);
            case 'U' -> this;
            default ->
                    throw cursor.faultAt(
                            index, "flag `" + Character.toString(flag) + "` is not supported");
        };
    }
}
