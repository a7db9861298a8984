-- Task t9. In es-aces the index of a window that reaches back by a fixed length is its early side.
with high as (
    select distinct subject_id, time
    from read_parquet('{files}')
    where time is not null and code = 'LAB//51003//ng/mL' and numeric_value >= 0.4::float
), first_high as (
    select *, lag(time) over (partition by subject_id order by time) as before
    from high
    qualify before is null or before < time - interval 180 day
), intensive as (
    select subject_id, max(time) as last_admission
    from read_parquet('{files}')
    where time is not null and starts_with(code, 'ICU_ADMISSION//')
    group by all
)
select subject_id,
       time - interval 180 day as prediction_time,
       coalesce(last_admission > time, false) as boolean_value
from first_high left join intensive using (subject_id)
order by 1, 2
