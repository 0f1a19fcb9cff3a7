-- question: What is the press about, day by day?
-- câu hỏi: Mỗi ngày báo chí viết về những chủ đề gì?
select
    day_vn,
    list(topic || ' (' || article_count || ')' order by article_count desc, topic)[:4]  as topics
from topic_days
where level = 1 and day_vn is not null
group by day_vn
order by day_vn desc
limit 10;
