-- The accounts, each with how many accounts other documents give of its surroundings in its days: where much happens, that two
-- accounts are of the same place and day says less.
with close as (
    select join_key_l, join_key_r
    from pairs
    join accounts l on l.unique_id = join_key_l
    join accounts r on r.unique_id = join_key_r
    where greatest(l.precision, r.precision) <= 2
        and l.first <= r.last and r.first <= l.last
        and greatest(l.last - l.first, r.last - r.first) < 7
        and abs(l.latitude - r.latitude) <= 0.1
        and abs(l.longitude - r.longitude) <= 0.1 / greatest(0.1, cos(radians(l.latitude)))
),
counted as (
    select unique_id, count(*) as crowd
    from (select join_key_l as unique_id from close union all select join_key_r from close)
    group by unique_id
)
select accounts.*, cast(coalesce(crowd, 0) as integer) as crowd
from accounts left join counted using (unique_id)
