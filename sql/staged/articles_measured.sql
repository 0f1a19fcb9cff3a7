-- One row per staged article, with the measures that gate 1 judges.
-- A table, not a view: Great Expectations asks it once for each metric.
-- needs: staged.articles, staged.passages
-- read by: diembao/quality/suites.py (ARTICLES)
create or replace table articles_measured as
with covered as (
    select
        article_no,
        sum(end_char - start_char) as chars,
    from staged.passages
    group by article_no
),
counted as (
    select
        article_no,
        length(text)                                                                        as text_length,
        length(regexp_replace(text, '\s+', '', 'g'))                                        as text_chars,
        length(regexp_replace(text, '[^\x{FFFD}\x{0001}-\x{0008}\x{000E}-\x{001F}]+', '', 'g')) as garbled,
        length(regexp_replace(text, '[^\pL]+', '', 'g'))                                     as letters,
        length(regexp_replace(lower(text), '[^àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+', '', 'g')) as vietnamese,
    from staged.articles
)
select
    a.article_no,
    a.file,
    a.record_no,
    a.article_id,
    a.outlet_id,
    a.published_at,
    year(a.published_at)                             as published_year,
    length(trim(a.title))                            as title_chars,
    counted.text_chars,
    counted.garbled / greatest(counted.text_chars, 1) as garbled_share,
    counted.vietnamese / greatest(counted.letters, 1) as vietnamese_share,
    counted.text_length - coalesce(covered.chars, 0) as uncovered_chars,
from staged.articles as a
inner join counted using (article_no)
left join covered using (article_no);
