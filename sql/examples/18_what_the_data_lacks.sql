-- question: What could the data not say: articles without outlet or topic, quotations without a speaker?
-- câu hỏi: Dữ liệu còn thiếu gì: bài không rõ báo, không rõ chủ đề, lời trích không rõ của ai?
select
    day_vn,
    article_count,
    without_outlet,
    without_topic,
    quote_count,
    quotes_without_speaker
from data_quality
order by day_vn desc nulls last
limit 10;
