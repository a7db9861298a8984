package dev.headwater.engine.profile;

import java.util.List;

/// What is not as it should be in the rows. Not thread-safe.
final class Findings {
    final Finding rowsWithoutSubject = new Finding();
    final Finding rowsWithoutCode = new Finding();
    final Finding notFinite = new Finding();
    final Finding repeatedRows = new Finding();
    final Finding oddTimes = new Finding();
    final Finding beforeBirth = new Finding();
    final Finding afterDeath = new Finding();

    /// Adds what was found behind this.
    void add(Findings later) {
        List<Finding> ofLater = later.all();
        for (int i = 0; i < ofLater.size(); i++) {
            all().get(i).add(ofLater.get(i));
        }
    }

    private List<Finding> all() {
        return List.of(
                rowsWithoutSubject,
                rowsWithoutCode,
                notFinite,
                repeatedRows,
                oddTimes,
                beforeBirth,
                afterDeath);
    }
}
