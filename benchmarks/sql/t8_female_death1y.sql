-- Task t8. Women only; the next admission or death after a discharge shows whether the month is quiet.
with women as (
    select distinct subject_id from read_parquet('{files}') where time is null and code = 'GENDER//F'
), marked as (
    select subject_id, time,
           bool_or(starts_with(code, 'HOSPITAL_DISCHARGE//')) as discharged,
           bool_or(starts_with(code, 'HOSPITAL_ADMISSION//') or code = 'MEDS_DEATH') as disturbed,
           bool_or(code = 'MEDS_DEATH') as died
    from read_parquet('{files}') semi join women using (subject_id)
    where time is not null
      and (starts_with(code, 'HOSPITAL_ADMISSION//') or starts_with(code, 'HOSPITAL_DISCHARGE//') or code = 'MEDS_DEATH')
    group by all
), counted as (
    select subject_id, time, row_number() over (partition by subject_id order by time) as seen
    from (select distinct subject_id, time from read_parquet('{files}') semi join women using (subject_id) where time is not null)
), observed as (
    select marked.subject_id, marked.time as trigger
    from marked join counted using (subject_id, time)
    where discharged and seen >= 20
), quiet as (
    select observed.*
    from observed
    asof left join (from marked where disturbed) disturbance
      on observed.subject_id = disturbance.subject_id and observed.trigger < disturbance.time
    where disturbance.time is null or disturbance.time > trigger + interval 30 day
)
select quiet.subject_id,
       trigger as prediction_time,
       coalesce(death.time <= trigger + interval 365 day, false) as boolean_value
from quiet
asof left join (from marked where died) death
  on quiet.subject_id = death.subject_id and quiet.trigger < death.time
order by 1, 2
