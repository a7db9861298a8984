package dev.headwater.tests.mutation;

/// Slips of the pen.
final class Misspelling {
    private Misspelling() {}

    /// The word with two neighbouring letters swapped, or where all are the same with one more.
    static String of(String word) {
        for (int i = word.length() / 2; i + 1 < word.length(); i++) {
            if (word.charAt(i) != word.charAt(i + 1)) {
                return word.substring(0, i)
                        + word.charAt(i + 1)
                        + word.charAt(i)
                        + word.substring(i + 2);
            }
        }
        return word + word.charAt(word.length() - 1) + "x";
    }
}
