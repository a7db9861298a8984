package dev.headwater.grammar.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A text as bytes hold it: in UTF-8, with or without a byte order mark before it, which is no part
/// of `text`.
public record EncodedText(String text, boolean hasMark) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// @throws CharacterCodingException if the bytes are not UTF-8
    public static EncodedText decode(byte[] bytes) throws CharacterCodingException {
        String all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return all.startsWith(BYTE_ORDER_MARK)
                ? new EncodedText(all.substring(BYTE_ORDER_MARK.length()), true)
                : new EncodedText(all, false);
    }

    /// The whole, mark included.
    @Override
    public String toString() {
        return hasMark ? BYTE_ORDER_MARK + text : text;
    }
}
