-- question: Which articles were edited after they were published, and how did the headline change?
-- câu hỏi: Bài nào được sửa sau khi đăng, tít đã đổi ra sao?
select
    new.article_id,
    old.title                as title_before,
    new.title                as title_after,
    new.modified_at
from article_versions as new
join article_versions as old on old.article_id = new.article_id and old.version = new.version - 1
order by new.modified_at desc nulls last, new.article_id
limit 10;
