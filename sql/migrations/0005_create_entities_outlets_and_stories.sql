-- What is the same over all articles.
create table entities (
    entity_id     varchar not null,
    name          varchar not null,
    name_folded   varchar not null,
    type          varchar not null,
    country_code  varchar,
    wikidata_id   varchar,
    geonames_id   varchar,
    mention_count integer not null,
    article_count integer not null
);

comment on table  entities               is 'One row per person, place, organisation or other name that any article mentions (thực thể).';
comment on column entities.entity_id     is 'From the type and the folded name, or the id of a known entity.';
comment on column entities.name          is 'Its most frequent full name, the first in code point order among equals.';
comment on column entities.name_folded   is 'The name for search: lower case, no accents, đ as d.';
comment on column entities.type          is 'PER, LOC, ORG or MISC.';
comment on column entities.country_code  is 'ISO 3166 code of its country, null when not known.';
comment on column entities.wikidata_id   is 'Its item in Wikidata, null when not linked.';
comment on column entities.geonames_id   is 'Its id in GeoNames, null when not linked.';
comment on column entities.mention_count is 'How many mentions name it.';
comment on column entities.article_count is 'How many articles name it.';

create table entity_aliases (
    entity_id     varchar not null,
    alias         varchar not null,
    alias_folded  varchar not null,
    learnt_from   varchar not null,
    mention_count integer not null
);

comment on table  entity_aliases               is 'One row per entity and way of writing it (tên gọi khác).';
comment on column entity_aliases.entity_id     is 'The entity, see entities.';
comment on column entity_aliases.alias         is 'The name as written.';
comment on column entity_aliases.alias_folded  is 'The name for search: lower case, no accents, đ as d.';
comment on column entity_aliases.learnt_from   is 'How it was learnt: text when articles write it so.';
comment on column entity_aliases.mention_count is 'How many mentions are written so.';

create table outlets (
    outlet_id  varchar not null,
    name       varchar not null,
    code       varchar,
    domain     varchar,
    kind       varchar,
    registered boolean not null
);

comment on table  outlets            is 'One row per outlet (báo, đài, trang tin): the registry, and those met in articles.';
comment on column outlets.outlet_id  is 'Id of the outlet, the key of articles.outlet_id.';
comment on column outlets.name       is 'Name as its readers know it.';
comment on column outlets.code       is 'Short form that it signs with, such as TPO.';
comment on column outlets.domain     is 'Its main domain.';
comment on column outlets.kind       is 'báo, báo điện tử, đài, hãng thông tấn and so on.';
comment on column outlets.registered is 'True when it is in the registry, false when it was only met in an article.';

create table stories (
    story_id           varchar not null,
    title              varchar not null,
    first_published_at timestamptz,
    last_published_at  timestamptz,
    article_count      integer not null,
    outlet_count       integer not null
);

comment on table  stories                    is 'One row per story (vụ việc): articles of any outlet on the same happening.';
comment on column stories.story_id           is 'Id of the story, the key of articles.story_id.';
comment on column stories.title              is 'Headline of the article that stands for it.';
comment on column stories.first_published_at is 'When its first article was published (UTC).';
comment on column stories.last_published_at  is 'When its last article was published (UTC).';
comment on column stories.article_count      is 'How many articles tell it.';
comment on column stories.outlet_count       is 'How many outlets tell it.';
