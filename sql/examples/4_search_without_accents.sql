-- question: Which articles speak of a storm? The folded twins find "bão" as typed without accents.
-- câu hỏi: Bài nào nói về bão? Cột đã bỏ dấu tìm được cả khi gõ không dấu.
select
    day_vn,
    title,
    outlet_id
from articles
where regexp_matches(text_folded, '\bbao so\b') and duplicate_of is null
order by day_vn desc nulls last, title
limit 10;
