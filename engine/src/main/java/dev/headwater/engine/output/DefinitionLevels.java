package dev.headwater.engine.output;

/// The definition levels of a page as runs of equal levels. Nulls are rare in cohort tables, so a
/// page is one run, or a few.
final class DefinitionLevels {
    private final PageBytes runs = new PageBytes();
    private int level;
    private int length;

    /// Adds `count` rows of one level, which is at most 255.
    void add(int level, int count) {
        if (level != this.level) {
            endRun();
            this.level = level;
        }
        length += count;
    }

    /// Moves the levels of the page, with their length in front, to `target`, and starts over.
    void moveTo(PageBytes target) {
        endRun();
        target.putInt(runs.size());
        target.put(runs);
        runs.clear();
    }

    private void endRun() {
        if (length > 0) {
            runs.putVarint(length << 1);
            runs.putByte(level);
            length = 0;
        }
    }
}
