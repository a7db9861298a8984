package dev.headwater.engine.htmlreport;

import java.util.Locale;

/// Which counts may be told, and how.
///
/// Disjoint parts of the data are each rounded to the nearest multiple of `leastCount`, or to 0 if
/// they are less; every total and share is made of these rounded parts, never of the counts. So
/// whatever is added or subtracted, the result is 0 or at least `leastCount`, and a withheld part
/// may be anything from 0. With a `leastCount` of 0 or 1 all counts are told as they are.
record Disclosure(int leastCount) {
    boolean isExact() {
        return leastCount <= 1;
    }

    /// The count as it may be told; 0 if it is withheld.
    long rounded(long count) {
        if (isExact() || count < leastCount) {
            return isExact() ? count : 0;
        }
        return Math.floorDiv(count + leastCount / 2, leastCount) * leastCount;
    }

    /// A rounded part in words.
    String part(long rounded) {
        return rounded == 0 && !isExact() ? "< " + leastCount : number(rounded);
    }

    /// A sum of rounded parts in words: if all of them are withheld, their sum is too.
    String total(long rounded) {
        return rounded == 0 && !isExact() ? "few" : number(rounded);
    }

    /// The share of `part` in `part` and `rest`, both sums of rounded parts; withheld if one is.
    String share(long part, long rest) {
        boolean isWithheld = !isExact() && (part == 0 || rest == 0);
        return isWithheld || part + rest == 0
                ? "not shown"
                : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / (part + rest));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
