package dev.headwater.engine.htmlreport;

import java.util.Locale;

/// Figures in words. Unless they are `exact`, 0 stands for any small count.
record CountText(boolean exact) {
    String of(long count) {
        return count == 0 && !exact ? "few" : String.format(Locale.ROOT, "%,d", count);
    }

    /// The share of `part` in `part` and `rest`; not told if one of them is small.
    String share(long part, long rest) {
        boolean isSmall = !exact && (part == 0 || rest == 0);
        return isSmall || part + rest == 0
                ? "not shown"
                : String.format(
                        Locale.ROOT,
                        exact ? "%.1f %%" : "about %.0f %%",
                        100.0 * part / (part + rest));
    }
}
