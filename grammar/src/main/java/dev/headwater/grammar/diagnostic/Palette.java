package dev.headwater.grammar.diagnostic;

/// The colours of a rendered diagnostic, as ANSI codes around a text; none when `colored` is false.
record Palette(boolean colored, Severity level) {
    private static final String BOLD = "1";
    private static final String BOLD_RED = "1;31";
    private static final String BOLD_YELLOW = "1;33";
    private static final String BOLD_BLUE = "1;34";

    String severity(String text) {
        return switch (level) {
            case ERROR -> paint(BOLD_RED, text);
            case WARNING -> paint(BOLD_YELLOW, text);
        };
    }

    String secondary(String text) {
        return paint(BOLD_BLUE, text);
    }

    String frame(String text) {
        return paint(BOLD_BLUE, text);
    }

    String strong(String text) {
        return paint(BOLD, text);
    }

    private String paint(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
