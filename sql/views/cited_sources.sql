-- One row per source, kind and outlet that leans on it; copies of an article are left out.
-- needs: articles, citations, entities, outlets
-- read by: analysts, sql/examples
create or replace view cited_sources as
select
    coalesce(e.name, s.name, c.source)  as source,
    c.kind,
    a.outlet_id,
    o.name                              as outlet,
    count(*)                            as citation_count,
    count(distinct c.article_id)        as article_count,
    min(a.day_vn)                       as first_day_vn,
    max(a.day_vn)                       as last_day_vn
from citations as c
join articles as a on a.article_id = c.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join entities as e on e.entity_id = c.source_id
left join outlets as s on s.outlet_id = c.source_id
where a.duplicate_of is null
group by 1, c.kind, a.outlet_id, o.name;

comment on view   cited_sources                is 'One row per source, kind and outlet that leans on it (báo nào dẫn nguồn nào); copies are left out.';
comment on column cited_sources.source         is 'The source, by the name of its entity or outlet, else as written.';
comment on column cited_sources.kind           is 'outlet, agency, person, document or anonymous.';
comment on column cited_sources.outlet_id      is 'Outlet that cites it, see outlets; null when not known.';
comment on column cited_sources.outlet         is 'Name of that outlet.';
comment on column cited_sources.citation_count is 'How often it cites the source.';
comment on column cited_sources.article_count  is 'In how many articles.';
comment on column cited_sources.first_day_vn   is 'Day of the first such article.';
comment on column cited_sources.last_day_vn    is 'Day of the last such article.';
