package dev.headwater.engine.survey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers for people: no exponent for those of everyday size.
public final class NumberText {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private NumberText() {}

    /// Three significant digits.
    public static String rounded(double number) {
        return Double.isFinite(number)
                ? plain(new BigDecimal(number).round(THREE_DIGITS))
                : String.valueOf(number);
    }

    /// As many digits as tell the number from its neighbours, in single precision if it has that.
    public static String exact(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        boolean isSingle = (float) number == number;
        return plain(
                new BigDecimal(
                        isSingle ? Float.toString((float) number) : Double.toString(number)));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        double magnitude = Math.abs(number.doubleValue());
        boolean isEveryday = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e9);
        return isEveryday ? stripped.toPlainString() : stripped.toString();
    }
}
