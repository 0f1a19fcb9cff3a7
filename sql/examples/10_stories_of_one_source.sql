-- question: Which stories that several articles tell hang on one outlet, one text or one source?
-- câu hỏi: Vụ việc nào tuy nhiều bài nhưng chỉ dựa vào một báo, một văn bản hay một nguồn?
select
    story,
    why,
    outlet,
    article_count,
    copy_count,
    array_to_string(leans_on, ', ')     as leans_on
from single_source_stories
where article_count > 1
order by article_count desc, story
limit 10;
