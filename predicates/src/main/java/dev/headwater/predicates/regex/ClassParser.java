package dev.headwater.predicates.regex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads bracketed classes such as `[a-z&&[^aeiou]]`.
final class ClassParser {
    private static final int MAX_DEPTH = 250;

    private static final Map<String, CodePointSet> ASCII_CLASSES =
            Map.ofEntries(
                    Map.entry("alnum", CodePointSet.ofRanges('0', '9', 'A', 'Z', 'a', 'z')),
                    Map.entry("alpha", CodePointSet.ofRanges('A', 'Z', 'a', 'z')),
                    Map.entry("ascii", UnicodeClass.ASCII),
                    Map.entry("blank", CodePointSet.ofRanges('\t', '\t', ' ', ' ')),
                    Map.entry("cntrl", CodePointSet.ofRanges(0, 0x1F, 0x7F, 0x7F)),
                    Map.entry("digit", CodePointSet.ofRanges('0', '9')),
                    Map.entry("graph", CodePointSet.ofRanges('!', '~')),
                    Map.entry("lower", CodePointSet.ofRanges('a', 'z')),
                    Map.entry("print", CodePointSet.ofRanges(' ', '~')),
                    Map.entry(
                            "punct", CodePointSet.ofRanges('!', '/', ':', '@', '[', '`', '{', '~')),
                    Map.entry("space", CodePointSet.ofRanges('\t', '\r', ' ', ' ')),
                    Map.entry("upper", CodePointSet.ofRanges('A', 'Z')),
                    Map.entry(
                            "word", CodePointSet.ofRanges('0', '9', 'A', 'Z', '_', '_', 'a', 'z')),
                    Map.entry("xdigit", CodePointSet.ofRanges('0', '9', 'A', 'F', 'a', 'f')));

    private final PatternCursor cursor;
    private final PatternFlags flags;
    private int depth;

    ClassParser(PatternCursor cursor, PatternFlags flags) {
        this.cursor = cursor;
        this.flags = flags;
    }

    /// Reads a class whose `[`, at `index`, has been taken.
    CodePointSet bracketed(int index) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw cursor.faultAt(index, "classes are nested too deeply");
        }
        skipIgnored();
        boolean negated = cursor.take("^");
        skipIgnored();
        CodePointSet set = operands(leadingLiterals(), index);
        depth--;
        return negated ? set.complement() : set;
    }

    /// A `-` or `]` that stands first is an ordinary character.
    private CodePointSet leadingLiterals() {
        CodePointSet set = CodePointSet.NONE;
        while (cursor.take("-")) {
            set = CodePointSet.of('-');
            skipIgnored();
        }
        return set.isEmpty() && cursor.take("]") ? CodePointSet.of(']') : set;
    }

    /// Unions joined by `&&`, `--` and `~~`, which bind alike, from left to right.
    private CodePointSet operands(CodePointSet first, int index) {
        CodePointSet left = union(first, index);
        while (true) {
            if (cursor.take("&&")) {
                left = left.intersection(union(CodePointSet.NONE, index));
            } else if (cursor.take("--")) {
                left = left.difference(union(CodePointSet.NONE, index));
            } else if (cursor.take("~~")) {
                left = left.symmetricDifference(union(CodePointSet.NONE, index));
            } else {
                cursor.take("]");
                return left;
            }
        }
    }

    /// The items up to an operator or the closing `]`, which is left.
    private CodePointSet union(CodePointSet first, int index) {
        CodePointSet set = first;
        while (true) {
            skipIgnored();
            if (cursor.atEnd()) {
                throw cursor.faultAt(index, "unclosed character class");
            }
            if (cursor.peek() == ']' || isOperator()) {
                return set;
            }
            set = set.union(item());
        }
    }

    private boolean isOperator() {
        return cursor.startsWith("&&") || cursor.startsWith("--") || cursor.startsWith("~~");
    }

    private CodePointSet item() {
        int index = cursor.position();
        if (cursor.startsWith("[:")) {
            CodePointSet named = asciiClass();
            if (named != null) {
                return named;
            }
        }
        if (cursor.take("[")) {
            return bracketed(index);
        }
        if (PatternEscape.isClass(cursor)) {
            CodePointSet set = PatternEscape.classSet(cursor, flags);
            if (isRange()) {
                throw cursor.faultAt(index, "a range must begin with one character");
            }
            return set;
        }
        return range(index);
    }

    private CodePointSet range(int index) {
        int first = PatternEscape.literal(cursor);
        skipIgnored();
        if (!isRange()) {
            return flags.fold(CodePointSet.of(first));
        }
        cursor.take("-");
        skipIgnored();
        if (PatternEscape.isClass(cursor)) {
            throw cursor.fault("a range must end with one character");
        }
        int last = PatternEscape.literal(cursor);
        if (last < first) {
            throw cursor.faultAt(index, "range runs backwards");
        }
        return flags.fold(CodePointSet.ofRanges(first, last));
    }

    /// Whether a `-` comes next that stands between two characters.
    private boolean isRange() {
        return cursor.peek() == '-' && cursor.peekSecond() != ']' && cursor.peekSecond() != '-';
    }

    /// `[:alpha:]` and the like; null, and nothing read, if no such class has this name.
    private @Nullable CodePointSet asciiClass() {
        String rest = cursor.rest();
        int end = rest.indexOf(":]", 2);
        if (end < 0) {
            return null;
        }
        boolean negated = rest.startsWith("[:^");
        CodePointSet set = ASCII_CLASSES.get(rest.substring(negated ? 3 : 2, end));
        if (set == null) {
            return null;
        }
        cursor.take(rest.substring(0, end + 2));
        return negated ? flags.fold(set).complement() : flags.fold(set);
    }

    private void skipIgnored() {
        if (flags.ignoreBlanks()) {
            cursor.skipBlanksAndComments();
        }
    }
}
