-- question: Which stories went furthest, who had them first, and what are they about?
-- câu hỏi: Vụ việc nào được nhiều báo đưa nhất, báo nào đưa đầu tiên, thuộc chủ đề gì?
select
    story,
    outlet_count,
    article_count,
    first_outlet,
    array_to_string(topics, '; ')   as topics
from story_overview
order by outlet_count desc, article_count desc, first_published_at
limit 10;
