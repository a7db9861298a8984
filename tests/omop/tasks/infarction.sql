with below as (
    select c.vocabulary_id || '/' || c.concept_code as code
    from concept_ancestor a
    join concept top on top.concept_id = a.ancestor_concept_id and top.vocabulary_id = 'SNOMED' and top.concept_code = '22298006'
    join concept c on c.concept_id = a.descendant_concept_id
),
onset as (select distinct person_id, time from events where code = 'ICD9CM/410.9' or code in (select code from below))
select o.person_id as subject_id, o.time as prediction_time,
    exists (from events e where e.person_id = o.person_id and e.code = 'LOINC/2823-3' and (e.value < 3.1::float or e.value > 6.4::float)
        and e.time > o.time and e.time <= o.time + interval 365 day) as boolean_value
from onset o
order by subject_id, prediction_time
