-- question: How many articles did each outlet publish on each day?
-- câu hỏi: Mỗi ngày từng báo đăng bao nhiêu bài?
select
    day_vn,
    coalesce(outlet, outlet_id, 'không rõ')  as outlet,
    article_count,
    duplicate_count
from articles_by_day
order by day_vn desc nulls last, article_count desc, outlet
limit 10;
