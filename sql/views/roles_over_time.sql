-- One row per person and role, as articles give it.
-- needs: articles, roles, entities, sentence_texts
-- read by: analysts
create or replace view roles_over_time as
with given as (
    select
        r.person_id                                         as person_id,
        lower(r.role)                                       as role_key,
        max(r.role)                                         as role,
        max(r.organisation_id)                              as organisation_id,
        max(r.place_id)                                     as place_id,
        min(a.day_vn)                                       as first_day_vn,
        max(a.day_vn)                                       as last_day_vn,
        count(distinct a.article_id)                        as article_count,
        count(distinct a.outlet_id)                         as outlet_count,
        arg_max(struct_pack(article_id := a.article_id, start_char := r.start_char),
            (coalesce(a.day_vn, date '0001-01-01'), a.article_id, r.role_no)) as last
    from roles as r
    join articles as a on a.article_id = r.article_id
    where a.duplicate_of is null
    group by r.person_id, lower(r.role)
)
select
    p.name                                                                              as person,
    g.person_id                                                                         as person_id,
    g.role                                                                              as role,
    o.name                                                                              as organisation,
    l.name                                                                              as place,
    g.first_day_vn                                                                      as first_day_vn,
    g.last_day_vn                                                                       as last_day_vn,
    g.article_count                                                                     as article_count,
    g.outlet_count                                                                      as outlet_count,
    s.sentence                                                                          as sentence,
    a.url                                                                               as url,
    a.article_id                                                                        as article_id
from given as g
join entities as p on p.entity_id = g.person_id
join articles as a on a.article_id = g.last.article_id
left join entities as o on o.entity_id = g.organisation_id
left join entities as l on l.entity_id = g.place_id
left join sentence_texts as s
    on s.article_id = g.last.article_id and g.last.start_char >= s.start_char and g.last.start_char < s.end_char;

comment on view   roles_over_time               is 'One row per person and role, as articles give it, with the days between which they do (chức danh theo thời gian); copies are left out.';
comment on column roles_over_time.person        is 'Name of the person.';
comment on column roles_over_time.person_id     is 'The person, see entities.';
comment on column roles_over_time.role          is 'The role, as written; capitals and small letters are the same.';
comment on column roles_over_time.organisation  is 'Organisation that the role names; null when it names none.';
comment on column roles_over_time.place         is 'Place or country that the role names; null when it names none.';
comment on column roles_over_time.first_day_vn  is 'Day of the first article that gives the role.';
comment on column roles_over_time.last_day_vn   is 'Day of the last one.';
comment on column roles_over_time.article_count is 'Articles that give it.';
comment on column roles_over_time.outlet_count  is 'Outlets that give it.';
comment on column roles_over_time.sentence      is 'Sentence of the last one.';
comment on column roles_over_time.url           is 'URL of the last one.';
comment on column roles_over_time.article_id    is 'The last one, see articles.';
