-- One row per news agency or outlet that is cited, and outlet that cites it.
-- needs: articles, citations, entities, outlets
-- read by: analysts
create or replace view cited_agencies as
with printed as (
    select outlet_id, count(*) as article_count
    from articles
    where duplicate_of is null
    group by outlet_id
),
cited as (
    select
        coalesce(e.name, s.name, c.source)  as agency,
        a.outlet_id                         as outlet_id,
        count(distinct c.article_id)        as article_count,
        min(a.day_vn)                       as first_day_vn,
        max(a.day_vn)                       as last_day_vn
    from citations as c
    join articles as a on a.article_id = c.article_id
    left join entities as e on e.entity_id = c.source_id
    left join outlets as s on s.outlet_id = c.source_id
    where a.duplicate_of is null and c.kind in ('agency', 'outlet')
    group by 1, a.outlet_id
)
select
    c.agency                                            as agency,
    coalesce(o.name, c.outlet_id)                       as outlet,
    c.outlet_id                                         as outlet_id,
    c.article_count                                     as article_count,
    p.article_count                                     as outlet_article_count,
    round(c.article_count / p.article_count, 4)         as share,
    c.first_day_vn                                      as first_day_vn,
    c.last_day_vn                                       as last_day_vn
from cited as c
join printed as p on p.outlet_id is not distinct from c.outlet_id
left join outlets as o on o.outlet_id = c.outlet_id;

comment on view   cited_agencies                      is 'One row per news agency or outlet that is cited, and outlet that cites it (hãng tin được dẫn); copies are left out. cited_sources has people and documents too.';
comment on column cited_agencies.agency               is 'The agency or outlet that is cited.';
comment on column cited_agencies.outlet               is 'Outlet that cites it; null when not known.';
comment on column cited_agencies.outlet_id            is 'That outlet, see outlets.';
comment on column cited_agencies.article_count        is 'Articles of the outlet that cite it.';
comment on column cited_agencies.outlet_article_count is 'Articles of the outlet in all.';
comment on column cited_agencies.share                is 'The one through the other, 0 to 1.';
comment on column cited_agencies.first_day_vn         is 'Day of the first such article.';
comment on column cited_agencies.last_day_vn          is 'Day of the last such article.';
