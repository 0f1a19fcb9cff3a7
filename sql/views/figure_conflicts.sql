-- One row per story and kind of count on which its articles do not agree.
-- needs: articles, figures, stories, outlets
-- read by: analysts, the briefing
create or replace view figure_conflicts as
with first_said as (
    -- what an article says first (headline, lead) is its count of the happening; later ones are parts of it or history
    select article_id, kind, arg_min(struct_pack(value := value, according_to := according_to), start_char) as said
    from figures
    where kind in ('killed', 'injured', 'missing', 'arrested', 'displaced', 'affected')
        and value is not null and direction is null
    group by article_id, kind
),
claims as (
    select
        a.story_id, f.kind, a.article_id, a.day_vn, a.published_at, coalesce(o.name, a.outlet_id, '?') as outlet,
        f.said.value as value, f.said.according_to as according_to
    from first_said as f
    join articles as a on a.article_id = f.article_id
    left join outlets as o on o.outlet_id = a.outlet_id
    where a.duplicate_of is null and a.story_id is not null
    window same as (partition by a.story_id, f.kind)
    qualify min(f.said.value) over same <> max(f.said.value) over same
),
days as (
    select story_id, kind, day_vn, min(value) <> max(value) and count(distinct outlet) > 1 as differ
    from claims
    group by story_id, kind, day_vn
),
natures as (
    select story_id, kind, case when bool_or(differ) then 'conflict' else 'update' end as nature
    from days
    group by story_id, kind
),
sayings as (
    select
        story_id, kind, value, min(published_at) as first_published_at,
        list(distinct outlet || coalesce(' (theo ' || according_to || ')', '')) as outlets
    from claims
    group by story_id, kind, value
),
gathered as (
    select
        story_id, kind, min(value) as least, max(value) as most, count(*) as value_count,
        list(format('{} – {}', value::bigint, array_to_string(list_sort(outlets), ', ')) order by value) as said
    from sayings
    group by story_id, kind
    having count(*) > 1
),
spans as (
    select story_id, kind, min(published_at) as first_published_at, max(published_at) as last_published_at
    from claims
    group by story_id, kind
)
select
    g.story_id                  as story_id,
    s.title                     as story,
    g.kind                      as kind,
    g.least                     as least,
    g.most                      as most,
    g.value_count               as value_count,
    n.nature                    as nature,
    g.said                      as said,
    d.first_published_at        as first_published_at,
    d.last_published_at         as last_published_at
from gathered as g
join stories as s on s.story_id = g.story_id
join natures as n on n.story_id = g.story_id and n.kind = g.kind
join spans as d on d.story_id = g.story_id and d.kind = g.kind;

comment on view   figure_conflicts                    is 'One row per story and kind of count on which its articles do not agree: 33 or 35 dead, by whom (số liệu vênh nhau). Each article is taken at the count that it gives first; story_figures has them all, with their sentences.';
comment on column figure_conflicts.story_id           is 'Story, see stories.';
comment on column figure_conflicts.story              is 'Headline of the story.';
comment on column figure_conflicts.kind               is 'killed, injured, missing, arrested, displaced or affected.';
comment on column figure_conflicts.least              is 'The smallest count.';
comment on column figure_conflicts.most               is 'The largest count.';
comment on column figure_conflicts.value_count        is 'How many different counts there are.';
comment on column figure_conflicts.nature             is 'conflict: two outlets differ on one day. update: the count moved from day to day, or in one outlet.';
comment on column figure_conflicts.said               is 'Each count with the outlets that give it and whose count it is, smallest first.';
comment on column figure_conflicts.first_published_at is 'When the first of them was published (UTC).';
comment on column figure_conflicts.last_published_at  is 'When the last of them was published (UTC).';
