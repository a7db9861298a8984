with discharge as (select distinct person_id, time from events where code = 'VISIT_END//Visit/IP')
select d.person_id as subject_id, d.time as prediction_time,
    exists (from events e where e.person_id = d.person_id and e.code = 'VISIT_START//Visit/IP'
        and e.time > d.time and e.time <= d.time + interval 30 day) as boolean_value
from discharge d
where (select count(distinct e.time) from events e where e.person_id = d.person_id and e.time <= d.time) >= 5
    and (select count(*) from events e where e.person_id = d.person_id and e.time <= d.time
        and regexp_matches(e.code, '^(UNMAPPED|UNKNOWN_CONCEPT)//')) <= 3
order by subject_id, prediction_time
