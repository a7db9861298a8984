package dev.headwater.engine.survey;

import java.util.Map;

/// A survey, and what the dataset's metadata says of its codes; codes without a description are
/// missing in `descriptions`.
public record DescribedSurvey(DataSurvey data, Map<String, String> descriptions) {
    public DescribedSurvey {
        descriptions = Map.copyOf(descriptions);
    }
}
