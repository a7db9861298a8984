-- Task t6. As the first year must be quiet, the recurrence is the first infarction after the discharge.
with marked as (
    select subject_id, time,
           bool_or(starts_with(code, 'HOSPITAL_ADMISSION//')) as admitted,
           bool_or(starts_with(code, 'HOSPITAL_DISCHARGE//')) as discharged,
           bool_or(code in ('DIAGNOSIS//ICD//9//41071', 'DIAGNOSIS//ICD//10//I214', 'DIAGNOSIS//ICD//10//I219',
                            'DIAGNOSIS//ICD//10//I2109', 'DIAGNOSIS//ICD//10//I213')) as infarction
    from read_parquet('{files}')
    where time is not null
      and (starts_with(code, 'HOSPITAL_ADMISSION//') or starts_with(code, 'HOSPITAL_DISCHARGE//')
           or code in ('DIAGNOSIS//ICD//9//41071', 'DIAGNOSIS//ICD//10//I214', 'DIAGNOSIS//ICD//10//I219',
                       'DIAGNOSIS//ICD//10//I2109', 'DIAGNOSIS//ICD//10//I213'))
    group by all
), stays as (
    select discharge.subject_id, discharge.time as trigger
    from (from marked where discharged and infarction) discharge
    asof join (from marked where admitted) admission
      on discharge.subject_id = admission.subject_id and discharge.time >= admission.time
)
select stays.subject_id,
       trigger as prediction_time,
       coalesce(again.time <= trigger + interval 1460 day, false) as boolean_value
from stays
asof left join (from marked where infarction) again
  on stays.subject_id = again.subject_id and stays.trigger < again.time
where again.time is null or again.time > trigger + interval 365 day
order by 1, 2
