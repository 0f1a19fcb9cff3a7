-- One row per role that articles give the person, the most frequent first; case does not make another role.
-- needs: roles
-- read by: models.profiles
select
    arg_max(role, (spellings, role)) as role,
    sum(spellings)::integer          as given_count
from (
    select role, lower(role) as same, count(*) as spellings
    from roles
    where person_id = $entity_id
    group by role
)
group by same
order by given_count desc, role
limit 8;
