package dev.headwater.tests.omop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A CDM of a few rows, written as CSV. Tables can be replaced or left out before.
final class SmallCdm {
    private final Map<String, String> tables = new LinkedHashMap<>();

    SmallCdm() {
        with(
                "person.csv",
                """
                person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,birth_datetime,\
                race_concept_id,ethnicity_concept_id,gender_source_value,race_source_value
                1,8507,1950,3,14,,8527,0,M,white
                2,8532,1960,,,1960-07-01 12:30:00,0,0,F,martian
                3,8532,1970,2,,,0,0,F,
                """);
        with(
                "observation_period.csv",
                """
                observation_period_id,person_id,observation_period_start_date,observation_period_end_date
                1,1,2010-01-01,2012-12-31
                """);
        with(
                "VISIT_OCCURRENCE.csv",
                """
                visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_start_datetime,\
                visit_end_date,visit_end_datetime,visit_source_value
                11,1,9201,2010-02-01,2010-02-01 08:00:00,2010-02-05,2010-02-05 17:00:00.250,IP
                12,1,9201,2010-02-20,,2010-02-22,,IP
                13,2,9202,2010-03-01,2010-03-01T09:00:00+01:00,,,OP
                14,2,0,2010-04-01,,2010-04-01,,"ODD, VISIT"
                """);
        with(
                "condition_occurrence/part-1.csv",
                """
                person_id,condition_concept_id,condition_start_date,condition_start_datetime,\
                condition_end_date,condition_source_value,condition_source_concept_id,\
                condition_status_concept_id
                1,312327,2010-02-01,2010-02-01 09:00:00,2010-02-03,I21.9,44829697,32902
                1,0,2010-02-02,,,410.9,44820864,
                """);
        with(
                "condition_occurrence/part-2.csv",
                """
                PERSON_ID,CONDITION_CONCEPT_ID,CONDITION_START_DATE,CONDITION_SOURCE_VALUE
                2,0,20100301,XYZ
                """);
        with(
                "measurement.csv",
                """
                person_id,measurement_concept_id,measurement_date,measurement_datetime,\
                value_as_number,value_as_concept_id,unit_concept_id,unit_source_value
                1,3023103,2010-02-01,2010-02-01 10:00:00,5.7,,8753.0,mmol/l
                1,3023103,2010-02-03,2010-02-03 10:00:00,4.1,,0,mEq/L
                2,3023103,2010-03-01,2010-03-01 10:00:00,,9191,,
                """);
        with(
                "observation.csv",
                """
                person_id,observation_concept_id,observation_date,value_as_string
                2,4275495,2010-03-01,never
                """);
        with("death.csv", "person_id,death_date,cause_concept_id\n1,2012-12-31,312327\n");
        with(
                "CONCEPT.csv",
                """
                concept_id	concept_name	vocabulary_id	concept_code
                8507	MALE	Gender	M
                8532	FEMALE	Gender	F
                8527	White	Race	5
                9201	Inpatient Visit	Visit	IP
                9202	Outpatient Visit	Visit	OP
                312327	Acute "myocardial infarction	SNOMED	57054005
                4329847	Myocardial infarction	SNOMED	22298006
                44829697	Acute MI	ICD10CM	I21.9
                44820864	AMI NOS	ICD9CM	410.9
                3023103	Potassium	LOINC	2823-3
                4275495	Tobacco use	SNOMED	365981007
                8753	mmol/L	UCUM	mmol/L
                9191	Positive	SNOMED	10828004
                """);
        with(
                "concept_ancestor.csv",
                """
                ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation
                4329847,4329847,0,0
                4329847,312327,1,1
                312327,312327,0,0
                9201,9201,0,0
                """);
    }

    /// Adds or replaces a file.
    SmallCdm with(String file, String text) {
        tables.put(file, text);
        return this;
    }

    SmallCdm without(String file) {
        tables.remove(file);
        return this;
    }

    Path write(Path folder) throws IOException {
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Path file = folder.resolve(table.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, table.getValue());
        }
        return folder;
    }
}
