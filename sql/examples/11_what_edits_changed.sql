-- question: What did papers change in articles that they had already printed?
-- câu hỏi: Các báo đã sửa những gì trong bài đã đăng?
select
    outlet,
    title_before,
    title_after,
    removed[1]      as first_line_removed,
    added[1]        as first_line_added,
    modified_at
from article_changes
order by modified_at desc nulls last, article_id
limit 10;
