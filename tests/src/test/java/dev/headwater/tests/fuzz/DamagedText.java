package dev.headwater.tests.fuzz;

import java.util.List;
import java.util.Random;

/// Damages texts: pieces go, come again, come from elsewhere, or change.
final class DamagedText {
    private static final List<String> PIECES =
            List.of(
                    " ",
                    "\n",
                    "\t",
                    ":",
                    ": ",
                    ",",
                    "-",
                    "- ",
                    "#",
                    " #",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "'",
                    "\"",
                    "&a ",
                    "*a",
                    "!x ",
                    "!!int ",
                    "|\n",
                    ">-\n  ",
                    "%",
                    "? ",
                    "<<: ",
                    "~",
                    "???",
                    "->",
                    "<-",
                    "+ 1d",
                    "- 0h",
                    ".start",
                    ".end",
                    "null",
                    "None",
                    "0",
                    "1e999",
                    "99999999999999999999",
                    "-.inf",
                    ".nan",
                    "yes",
                    "true",
                    "\u0660",
                    "\u00e9",
                    "e\u0301",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "\u0000",
                    "\u001b[31m",
                    "\uFEFF",
                    "\r\n",
                    "\r",
                    "\u0085",
                    "\u2028",
                    "---\n",
                    "...\n",
                    "\\",
                    "expr: and(a, b)",
                    "or(",
                    "_ANY_EVENT",
                    "semantics: aces-0.7.3\n",
                    "static: true",
                    "label: x",
                    "index_timestamp: end",
                    "{any: [A]}",
                    "{regex: '('}",
                    "other_cols: {a: b}",
                    "`",
                    "--",
                    "..",
                    "where ",
                    "next ",
                    "record ",
                    "require ",
                    "\npredicate p = ",
                    "\nwindow w = ",
                    "\nsemantics ");

    private final Random random;
    private final List<String> texts;

    /// @param texts where pieces from elsewhere come from
    DamagedText(Random random, List<String> texts) {
        this.random = random;
        this.texts = texts;
    }

    String of(String text) {
        String damaged = text;
        for (int change = random.nextInt(4); change >= 0; change--) {
            damaged = changed(damaged);
        }
        return damaged;
    }

    private String changed(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + length());
        String before = text.substring(0, from);
        String behind = text.substring(to);
        String piece = text.substring(from, to);
        return switch (random.nextInt(6)) {
            case 0 -> before + behind;
            case 1 -> before + piece + piece + behind;
            case 2 -> before + elsewhere() + behind;
            case 3 -> before + elsewhere() + piece + behind;
            case 4 -> before + PIECES.get(random.nextInt(PIECES.size())) + behind;
            default -> before + PIECES.get(random.nextInt(PIECES.size())) + piece + behind;
        };
    }

    /// Mostly short.
    private int length() {
        return random.nextInt(random.nextInt(10) == 0 ? 200 : 6);
    }

    private String elsewhere() {
        String text = texts.get(random.nextInt(texts.size()));
        int from = random.nextInt(text.length());
        return text.substring(from, Math.min(text.length(), from + 1 + length()));
    }
}
