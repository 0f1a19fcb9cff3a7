-- question: Which names are in the news far more than in the four weeks before?
-- câu hỏi: Tên nào xuất hiện nhiều hơn hẳn so với bốn tuần trước?
select
    name,
    type,
    article_count,
    usual,
    times_usual
from entity_trends
where day_vn = (select max(day_vn) from entity_days) and (times_usual >= 2 or times_usual is null)
order by article_count desc, times_usual desc nulls first, name
limit 10;
