-- One row per name and role that articles give it, the most frequent first; case does not make another role.
-- needs: roles
-- read by: models.profiles
with given as (
    select person_id, role, count(*) as times
    from roles
    where person_id in (select unnest($ids::varchar[]))
    group by person_id, role
),
folded as (
    select
        person_id                    as entity_id,
        arg_max(role, (times, role)) as role,
        sum(times)::integer          as given_count
    from given
    group by person_id, lower(role)
)
select entity_id, role, given_count
from folded
qualify row_number() over (partition by entity_id order by given_count desc, role) <= $most
order by entity_id, given_count desc, role;
