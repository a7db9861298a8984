package dev.headwater.engine.htmlreport;

import java.util.List;
import java.util.Locale;

/// Which counts may be told, and how.
///
/// Each count is rounded to the nearest multiple of `leastCount`, or to 0, which withholds it, if
/// it is less; sums and shares are made of rounded counts. So whatever is added or subtracted, the
/// result is 0 or at least `leastCount`. Where a whole and its parts are rounded each, the whole
/// may not be told if it [#pins] a part. With a `leastCount` of 0 or 1 all counts are told as they
/// are.
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

    /// Whether it follows from a rounded whole and its rounded parts what one of the withheld parts
    /// is, other than 0: it would, if all parts had to be the greatest that they can be.
    boolean pins(long whole, List<Long> parts) {
        if (isExact()) {
            return false;
        }
        long least = parts.stream().mapToLong(this::least).sum();
        long most = parts.stream().mapToLong(this::most).sum();
        return parts.stream()
                .filter(part -> part == 0)
                .anyMatch(part -> {
                    long from = Math.max(0, least(whole) - (most - most(part)));
                    long to = Math.min(most(part), most(whole) - (least - least(part)));
                    return from == to && from > 0;
                });
    }

    /// The least count that is rounded to this.
    private long least(long rounded) {
        return rounded == 0 ? 0 : Math.max(leastCount, rounded - leastCount / 2);
    }

    private long most(long rounded) {
        return rounded == 0 ? leastCount - 1 : rounded - leastCount / 2 + leastCount - 1;
    }

    /// A rounded part in words.
    String part(long rounded) {
        return rounded == 0 && !isExact() ? "< " + leastCount : number(rounded);
    }

    /// A rounded count, or a sum of such, in words: if all of them are withheld, their sum is too.
    String total(long rounded) {
        return rounded == 0 && !isExact() ? "few" : number(rounded);
    }

    /// The share of `part` in `part` and `rest`, both sums of rounded parts; withheld if one is.
    String share(long part, long rest) {
        boolean isWithheld = !isExact() && (part == 0 || rest == 0);
        return isWithheld || part + rest == 0
                ? "not shown"
                : String.format(
                        Locale.ROOT,
                        isExact() ? "%.1f %%" : "about %.0f %%",
                        100.0 * part / (part + rest));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
