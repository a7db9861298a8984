package dev.headwater.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A canonical form and the SHA-256 of its UTF-8 bytes, in lower-case hexadecimal.
public record ContentHash(String form, String sha256) {
    static ContentHash of(String form) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(form.getBytes(StandardCharsets.UTF_8));
            return new ContentHash(form, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// `sha256:` and the digits.
    @Override
    public String toString() {
        return "sha256:" + sha256;
    }
}
