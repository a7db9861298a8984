package dev.headwater.engine.htmlreport;

import java.util.List;

/// Divides a whole into multiples of `unit`, near to given parts.
record Apportionment(int unit) {
    /// A part, and what it must get at least and may get at most.
    record Part(long count, long least, long most) {}

    /// The parts stand in a line, stretched to the length of the whole, and each border between two
    /// is moved to the nearest multiple that leaves all parts within their bounds. So errors do not
    /// add up, and where nothing was, nothing is. Multiples that fill the whole stay as they are.
    ///
    /// @param whole a multiple of the unit, like the bounds, and between their sums
    long[] apportion(List<Part> parts, long whole) {
        long length = 0;
        long leastOfRest = 0;
        long mostOfRest = 0;
        for (Part part : parts) {
            length += part.count;
            leastOfRest += part.least;
            mostOfRest += part.most;
        }
        long[] multiples = new long[parts.size()];
        long passed = 0;
        long border = 0;
        for (int i = 0; i < multiples.length; i++) {
            Part part = parts.get(i);
            passed += part.count;
            leastOfRest -= part.least;
            mostOfRest -= part.most;
            long least = Math.max(border + part.least, whole - mostOfRest);
            long most = Math.min(border + part.most, whole - leastOfRest);
            double place = length == 0 ? 0 : passed / (double) length * whole;
            long next = Math.clamp(Math.round(place / unit) * unit, least, most);
            multiples[i] = next - border;
            border = next;
        }
        return multiples;
    }
}
