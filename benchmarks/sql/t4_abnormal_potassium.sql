-- Task t4. Both counts of the week over one frame of following measurements; its start is exclusive.
with potassium as (
    select subject_id, time,
           coalesce(bool_or(numeric_value between 3.5::float and 5.1::float), false) as normal,
           coalesce(bool_or(numeric_value < 3.5::float or numeric_value > 5.1::float), false) as abnormal
    from read_parquet('{files}')
    where time is not null and code = 'LAB//50971//mEq/L'
    group by all
), counted as (
    select *, count(*) over week as measured, count(*) filter (abnormal) over week as abnormal_later
    from potassium
    window week as (
        partition by subject_id order by time
        range between interval 86400000001 microsecond following and interval 192 hour following)
)
select subject_id, time as prediction_time, abnormal_later > 0 as boolean_value
from counted
where normal and measured > 0
order by 1, 2
