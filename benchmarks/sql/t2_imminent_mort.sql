-- Task t2. Every distinct event time is an anchor. A subject dies once at most in the generated data.
with anchors as (
    select distinct subject_id, time from read_parquet('{files}') where time is not null
), deaths as (
    select subject_id, min(time) as death from read_parquet('{files}') where code = 'MEDS_DEATH' group by 1
)
select anchors.subject_id,
       anchors.time + interval 2 hour as prediction_time,
       coalesce(death > anchors.time + interval 2 hour and death <= anchors.time + interval 26 hour, false) as boolean_value
from anchors left join deaths using (subject_id)
order by 1, 2
