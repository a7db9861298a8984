with admission as (select distinct person_id, time from events where code = 'VISIT_START//Visit/IP'),
stay as (
    select a.person_id, a.time as start,
        (select min(e.time) from events e where e.person_id = a.person_id and e.code = 'VISIT_END//Visit/IP' and e.time > a.time) as stop
    from admission a
)
select s.person_id as subject_id, s.stop as prediction_time,
    exists (from events e where e.person_id = s.person_id and e.code = 'MEDS_DEATH' and e.time > s.start and e.time <= s.stop) as boolean_value
from stay s
join person p on p.person_id = s.person_id and p.gender_concept_id = 8507
where s.stop is not null
    and exists (from events e where e.person_id = s.person_id and e.code = 'LOINC/2823-3' and e.value >= 4 and e.unit = 'mmol/L'
        and e.time > s.start and e.time <= s.stop)
order by subject_id, s.start
