-- question: Which people, places and organisations are named in most articles?
-- câu hỏi: Nhân vật, địa danh, tổ chức nào được nhắc tới trong nhiều bài nhất?
select
    name,
    type,
    article_count,
    mention_count
from entities
order by article_count desc, mention_count desc, name
limit 10;
