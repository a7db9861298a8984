-- Task t3. The discharge that ends the stay, then the next admission, by as-of joins.
with marked as (
    select subject_id, time,
           bool_or(starts_with(code, 'HOSPITAL_ADMISSION//')) as admitted,
           bool_or(starts_with(code, 'HOSPITAL_DISCHARGE//')) as discharged
    from read_parquet('{files}')
    where time is not null and (starts_with(code, 'HOSPITAL_ADMISSION//') or starts_with(code, 'HOSPITAL_DISCHARGE//'))
    group by all
), stays as (
    select admission.subject_id, discharge.time as discharge
    from (from marked where admitted) admission
    asof join (from marked where discharged) discharge
      on admission.subject_id = discharge.subject_id and admission.time <= discharge.time
)
select stays.subject_id,
       stays.discharge as prediction_time,
       coalesce(readmission.time <= stays.discharge + interval 30 day, false) as boolean_value
from stays
asof left join (from marked where admitted) readmission
  on stays.subject_id = readmission.subject_id and stays.discharge < readmission.time
order by 1, 2
