-- Task t5. As nothing may end the ventilation in the first six hours, the outcome is the first end after its start.
with marked as (
    select subject_id, time,
           bool_or(code = 'PROCEDURE//START//225792') as begun,
           bool_or(code in ('PROCEDURE//END//225792', 'MEDS_DEATH')) as ended,
           bool_or(code = 'MEDS_DEATH') as died
    from read_parquet('{files}')
    where time is not null and code in ('PROCEDURE//START//225792', 'PROCEDURE//END//225792', 'MEDS_DEATH')
    group by all
), counted as (
    select subject_id, time, row_number() over (partition by subject_id order by time) as seen
    from (select distinct subject_id, time from read_parquet('{files}') where time is not null)
), observed as (
    select marked.subject_id, marked.time as trigger
    from marked join counted using (subject_id, time)
    where begun and seen >= 3
)
select observed.subject_id, trigger as prediction_time, outcome.died as boolean_value
from observed
asof join (from marked where ended) outcome
  on observed.subject_id = outcome.subject_id and observed.trigger < outcome.time
where outcome.time > trigger + interval 6 hour
order by 1, 2
