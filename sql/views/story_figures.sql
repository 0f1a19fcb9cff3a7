-- One row per story, kind and value: who gives that figure, and who gave it first.
-- needs: articles, figures, stories, outlets, sentence_texts
-- read by: analysts, the briefing
create or replace view story_figures as
with given as (
    select
        a.story_id, f.kind, f.value, f.unit, f.currency, f.bound,
        count(distinct a.article_id)                                                                as article_count,
        list_sort(list(distinct coalesce(o.name, a.outlet_id)) filter (where a.outlet_id is not null)) as outlets,
        min(a.published_at)                                                                         as first_published_at,
        list_sort(list(distinct f.according_to) filter (where f.according_to is not null))          as according_to,
        arg_min(struct_pack(article_id := a.article_id, surface := f.surface, start_char := f.start_char,
                end_char := f.end_char, outlet := coalesce(o.name, a.outlet_id)),
            (coalesce(a.published_at, 'infinity'), a.article_id, f.figure_no))                      as first
    from figures as f
    join articles as a on a.article_id = f.article_id
    left join outlets as o on o.outlet_id = a.outlet_id
    where a.duplicate_of is null and f.value is not null and a.story_id is not null
    group by a.story_id, f.kind, f.value, f.unit, f.currency, f.bound
)
select
    g.story_id                                                                      as story_id,
    s.title                                                                         as story,
    g.kind                                                                          as kind,
    g.value                                                                         as value,
    g.unit                                                                          as unit,
    g.currency                                                                      as currency,
    g.bound                                                                         as bound,
    g.first.surface                                                                 as surface,
    g.article_count                                                                 as article_count,
    coalesce(g.outlets, [])                                                         as outlets,
    g.first_published_at                                                            as first_published_at,
    g.first.outlet                                                                  as first_outlet,
    coalesce(g.according_to, [])                                                    as according_to,
    said.sentence                                                                   as sentence,
    a.url                                                                           as url,
    g.first.article_id                                                              as article_id,
    g.first.start_char                                                              as start_char,
    g.first.end_char                                                                as end_char
from given as g
join stories as s on s.story_id = g.story_id
join articles as a on a.article_id = g.first.article_id
left join sentence_texts as said
    on said.article_id = g.first.article_id and g.first.start_char >= said.start_char and g.first.start_char < said.end_char;

comment on view   story_figures                    is 'One row per story, kind and value: who gives that figure, and the sentence that gave it first (số liệu của vụ việc); copies are left out. All of the archive takes seconds for its sentences: ask it of one story_id or kind.';
comment on column story_figures.story_id           is 'Story, see stories.';
comment on column story_figures.story              is 'Headline of the story.';
comment on column story_figures.kind               is 'killed, injured, missing, arrested, displaced, affected, people, money, percent or other.';
comment on column story_figures.value              is 'The number, in units of unit or currency.';
comment on column story_figures.unit               is 'What it counts.';
comment on column story_figures.currency           is 'ISO 4217 code of a sum of money.';
comment on column story_figures.bound              is 'exact, about, at_least or at_most.';
comment on column story_figures.surface            is 'The figure as first written.';
comment on column story_figures.article_count      is 'Articles that give it.';
comment on column story_figures.outlets            is 'Outlets that give it.';
comment on column story_figures.first_published_at is 'When it was first given (UTC).';
comment on column story_figures.first_outlet       is 'Outlet that gave it first.';
comment on column story_figures.according_to       is 'Whose count it is, as written.';
comment on column story_figures.sentence           is 'Sentence that gave it first.';
comment on column story_figures.url                is 'URL of that article.';
comment on column story_figures.article_id         is 'That article, see articles.';
comment on column story_figures.start_char         is 'First code point of the figure in articles.text.';
comment on column story_figures.end_char           is 'One past its last code point.';
