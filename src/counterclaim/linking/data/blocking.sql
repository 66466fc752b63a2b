-- Which accounts are compared: (join_key_l, join_key_r) with join_key_l < join_key_r, each pair once.
-- Nothing is compared that lies more than two days apart, or has no time at all.
with timed as (
    select *, unnest(buckets) as bucket from accounts where first is not null
),
celled as (
    select unique_id, first, last, bucket, unnest(cells) as cell from timed
),
figured as (
    select unique_id, first, last, bucket, country, admin1, precision, doers, unnest(list_distinct(figures || coalesce(names, []))) as figure
    from timed
    where figures is not null or names is not null
),
-- Places within 30 km.
near as (
    select l.unique_id as one, r.unique_id as other
    from celled l join celled r on l.cell = r.cell and l.bucket = r.bucket and l.unique_id < r.unique_id
    where l.first <= r.last + 2 and r.first <= l.last + 2
),
-- An area with what lies in it.
within_division as (
    select l.unique_id, r.unique_id
    from timed l join timed r on l.admin1 = r.admin1 and l.bucket = r.bucket and l.unique_id <> r.unique_id
    where l.precision between 3 and 5 and l.first <= r.last + 2 and r.first <= l.last + 2
),
-- A country, or an area of no known division, with what lies in it: only where a figure or a name is the same.
within_country as (
    select l.unique_id, r.unique_id
    from figured l join figured r on l.country = r.country and l.bucket = r.bucket and l.figure = r.figure and l.unique_id <> r.unique_id
    where (l.precision >= 6 or l.precision >= 3 and (l.admin1 is null or r.admin1 is null)) and l.first <= r.last + 2 and r.first <= l.last + 2
),
-- No place at all: only where a figure or a name and a doer are the same.
nowhere as (
    select l.unique_id, r.unique_id
    from figured l join figured r on l.bucket = r.bucket and l.figure = r.figure and l.unique_id <> r.unique_id
    where l.country is null and list_has_any(l.doers, r.doers) and l.first <= r.last + 2 and r.first <= l.last + 2
),
found as (
    select * from near union all select * from within_division union all select * from within_country union all select * from nowhere
)
select distinct least(one, other) as join_key_l, greatest(one, other) as join_key_r, '0' as match_key
from found
join accounts l on l.unique_id = least(one, other) join accounts r on r.unique_id = greatest(one, other)
where l.document <> r.document
