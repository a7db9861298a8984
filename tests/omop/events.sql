-- The events of an OMOP CDM as docs/omop.md words them, written for DuckDB without a look at Headwater: one row each;
-- and their traits, which have no time.
create macro end_of_day(d) as cast(d as timestamp) + interval '23 hours 59 minutes 59 seconds';

create macro concept_text(id) as (select any_value(vocabulary_id || '/' || concept_code) from concept where concept_id = id);

create macro coded(field, standard, source, word) as
    case
        when coalesce(standard, 0) <> 0 then coalesce(concept_text(standard), 'UNKNOWN_CONCEPT//' || standard)
        when coalesce(source, 0) <> 0 then coalesce(concept_text(source), 'UNKNOWN_CONCEPT//' || source)
        else 'UNMAPPED//' || field || coalesce('//' || word, '')
    end;

create table events as
with raw as (
    select person_id, coalesce(birth_datetime, make_timestamp(year_of_birth, coalesce(month_of_birth, 1), coalesce(day_of_birth, 1), 0, 0, 0)) as time,
        'MEDS_BIRTH' as code, null::float as value, null::varchar as unit, null::bigint as source
    from person
    union all
    select person_id, cast(observation_period_start_date as timestamp), 'OBSERVATION_PERIOD_START', null, null, null from observation_period
    union all
    select person_id, end_of_day(observation_period_end_date), 'OBSERVATION_PERIOD_END', null, null, null from observation_period
    union all
    select person_id, coalesce(visit_start_datetime, cast(visit_start_date as timestamp)),
        'VISIT_START//' || coded('visit', visit_concept_id, 0, visit_source_value), null, null, null
    from visit_occurrence
    union all
    select person_id, coalesce(visit_end_datetime, end_of_day(visit_end_date)),
        'VISIT_END//' || coded('visit', visit_concept_id, 0, visit_source_value), null, null, null
    from visit_occurrence
    union all
    select person_id, coalesce(condition_start_datetime, end_of_day(condition_start_date)),
        coded('condition', condition_concept_id, condition_source_concept_id, condition_source_value), null, null, condition_source_concept_id
    from condition_occurrence
    union all
    select person_id, coalesce(drug_exposure_start_datetime, end_of_day(drug_exposure_start_date)), coded('drug', drug_concept_id, 0, null), null, null, null
    from drug_exposure
    union all
    select person_id, coalesce(procedure_datetime, end_of_day(procedure_date)), coded('procedure', procedure_concept_id, 0, null), null, null, null
    from procedure_occurrence
    union all
    select person_id, coalesce(device_exposure_start_datetime, end_of_day(device_exposure_start_date)), coded('device', device_concept_id, 0, null), null, null, null
    from device_exposure
    union all
    select person_id, coalesce(measurement_datetime, end_of_day(measurement_date)), coded('measurement', measurement_concept_id, 0, null),
        value_as_number::float,
        case when coalesce(unit_concept_id, 0) <> 0
            then (select any_value(concept_code) from concept where concept_id = unit_concept_id)
            else unit_source_value end,
        null
    from measurement
    union all
    select person_id, coalesce(observation_datetime, end_of_day(observation_date)), coded('observation', observation_concept_id, 0, null), null, null, null
    from observation
    union all
    select person_id, coalesce(death_datetime, end_of_day(death_date)), 'MEDS_DEATH', null, null, null from death
)
select * from raw where time is not null;

create table traits as
select person_id, coded('gender', gender_concept_id, 0, gender_source_value) as code
from person where coalesce(gender_concept_id, 0) <> 0 or gender_source_value is not null
union all
select person_id, coded('race', race_concept_id, 0, race_source_value)
from person where coalesce(race_concept_id, 0) <> 0 or race_source_value is not null
union all
select person_id, coded('ethnicity', ethnicity_concept_id, 0, null) from person where coalesce(ethnicity_concept_id, 0) <> 0;
