-- Task t1. In DuckDB: events of interest once per subject and time, as-of joins for the windows.
with marked as (
    select subject_id, time,
           bool_or(starts_with(code, 'HOSPITAL_ADMISSION//')) as admitted,
           bool_or(starts_with(code, 'HOSPITAL_DISCHARGE//') or code = 'MEDS_DEATH') as ended,
           bool_or(code = 'MEDS_DEATH') as died
    from read_parquet('{files}')
    where time is not null
      and (starts_with(code, 'HOSPITAL_ADMISSION//') or starts_with(code, 'HOSPITAL_DISCHARGE//') or code = 'MEDS_DEATH')
    group by all
), triggers as (
    select subject_id, time as trigger, time + interval 24 hour as prediction_time, time + interval 48 hour as quiet_until
    from marked where admitted
), counted as (
    select subject_id, time, row_number() over (partition by subject_id order by time) as seen
    from (select distinct subject_id, time from read_parquet('{files}') where time is not null)
), observed as (
    select triggers.* from triggers
    asof join counted on triggers.subject_id = counted.subject_id and triggers.prediction_time >= counted.time
    where counted.seen >= 5
), quiet as (
    select * from observed
    where not exists (
        select 1 from marked
        where marked.subject_id = observed.subject_id
          and marked.time > observed.trigger and marked.time <= observed.quiet_until)
)
select quiet.subject_id, prediction_time, outcome.died as boolean_value
from quiet
asof join (from marked where ended) outcome
  on quiet.subject_id = outcome.subject_id and quiet.quiet_until < outcome.time
order by 1, 2
