package dev.headwater.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.survey.DataSurvey;
import dev.headwater.engine.survey.DescribedSurvey;
import dev.headwater.engine.survey.PredicateFindings;
import dev.headwater.engine.task.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A survey as JSON: one object. Of the codes of a predicate the first [#MOST_CODES] are named.
final class SurveyJson {
    private static final int MOST_CODES = 20;

    private final DescribedSurvey survey;
    private final JsonGenerator json;

    private SurveyJson(DescribedSurvey survey, JsonGenerator json) {
        this.survey = survey;
        this.json = json;
    }

    static void write(DescribedSurvey survey, Task task, JsonGenerator json) throws IOException {
        new SurveyJson(survey, json).write(task);
    }

    private void write(Task task) throws IOException {
        DataSurvey data = survey.data();
        json.writeStartObject();
        json.writeNumberField("shards", data.shards());
        json.writeNumberField("rows", data.rows());
        json.writeNumberField("subjects", data.subjects());
        json.writeBooleanField("sorted", data.isSorted());
        json.writeArrayFieldStart("predicates");
        for (PredicateFindings findings : data.predicates()) {
            json.writeStartObject();
            json.writeStringField("name", task.predicates().get(findings.predicate()).name());
            writeFindings(findings);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFindings(PredicateFindings findings) throws IOException {
        json.writeNumberField("rows", findings.rows());
        json.writeNumberField("subjects", findings.subjects());
        if (findings.staticRows() != null) {
            json.writeNumberField("static_rows", findings.staticRows());
        }
        if (findings.codes() != null) {
            json.writeNumberField("rows_with_code", findings.codeRows());
            json.writeNumberField("codes", findings.codes().size());
            writeCodes(findings.codes());
        }
        if (findings.values() != null) {
            writeValues(findings.values());
        }
        for (Map.Entry<String, ? extends Map<String, Long>> column :
                findings.columns().entrySet()) {
            json.writeObjectFieldStart("column " + column.getKey());
            for (Map.Entry<String, Long> text : column.getValue().entrySet()) {
                json.writeNumberField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }

    private void writeCodes(List<String> codes) throws IOException {
        json.writeArrayFieldStart("first_codes");
        for (String code : codes.subList(0, Math.min(MOST_CODES, codes.size()))) {
            json.writeStartObject();
            json.writeStringField("code", code);
            String description = survey.descriptions().get(code);
            if (description != null) {
                json.writeStringField("description", description);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeValues(PredicateFindings.Values values) throws IOException {
        json.writeObjectFieldStart("values");
        json.writeNumberField("count", values.count());
        json.writeNumberField("missing", values.missing());
        if (values.count() > 0) {
            json.writeNumberField("min", values.min());
            json.writeNumberField("quantile_05", values.low());
            json.writeNumberField("median", values.median());
            json.writeNumberField("quantile_95", values.high());
            json.writeNumberField("max", values.max());
        }
        json.writeEndObject();
    }
}
