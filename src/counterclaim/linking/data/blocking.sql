-- Which accounts are compared: (join_key_l, join_key_r) with join_key_l < join_key_r, each pair once, at least one of them a seed.
-- Nothing is compared that lies more than two days apart, has no time at all, or is of one document: what a document tells
-- of in two accounts is two events.
with timed as (
    select *, unnest(buckets) as bucket from accounts where first is not null
),
celled as (
    select unique_id, seed, document, first, last, bucket, unnest(cells) as cell from timed
),
figured as (
    select
        unique_id, seed, document, first, last, bucket, country, admin1, precision, doers,
        unnest(list_distinct(coalesce(figures, []) || coalesce(names, []))) as figure
    from timed
    where figures is not null or names is not null
),
-- Places within 30 km.
near as (
    select l.unique_id as one, r.unique_id as other
    from celled l join celled r on l.cell = r.cell and l.bucket = r.bucket
    where l.seed and (l.unique_id < r.unique_id or not r.seed) and l.document <> r.document
        and l.first <= r.last + 2 and r.first <= l.last + 2
),
-- An area with what lies in it.
within_division as (
    select l.unique_id as one, r.unique_id as other
    from timed l join timed r on l.admin1 = r.admin1 and l.bucket = r.bucket
    where l.seed and (l.unique_id < r.unique_id or not r.seed) and l.document <> r.document
        and l.first <= r.last + 2 and r.first <= l.last + 2
        and (l.precision between 3 and 5 or r.precision between 3 and 5)
),
-- A country, or an area of no known division, with what lies in it: only where a figure or a name is the same.
within_country as (
    select l.unique_id as one, r.unique_id as other
    from figured l join figured r on l.country = r.country and l.bucket = r.bucket and l.figure = r.figure
    where l.seed and (l.unique_id < r.unique_id or not r.seed) and l.document <> r.document
        and l.first <= r.last + 2 and r.first <= l.last + 2
        and (
            greatest(l.precision, r.precision) >= 6
            or greatest(l.precision, r.precision) >= 3 and (l.admin1 is null or r.admin1 is null)
        )
),
-- No place at all: only where a figure or a name and a doer are the same.
nowhere as (
    select l.unique_id as one, r.unique_id as other
    from figured l join figured r on l.bucket = r.bucket and l.figure = r.figure
    where l.seed and (l.unique_id < r.unique_id or not r.seed) and l.document <> r.document
        and l.first <= r.last + 2 and r.first <= l.last + 2
        and (l.country is null or r.country is null) and list_has_any(l.doers, r.doers)
),
found as (
    select * from near union all select * from within_division
    union all select * from within_country union all select * from nowhere
)
select distinct least(one, other) as join_key_l, greatest(one, other) as join_key_r, '0' as match_key
from found
