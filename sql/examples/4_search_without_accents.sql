-- question: Which articles speak of a storm by its number? Typed without accents, "bao so" finds "bão số".
-- câu hỏi: Bài nào nói về cơn bão có số hiệu? Gõ không dấu "bao so" vẫn tìm được "bão số".
select
    day_vn,
    title,
    outlet,
    snippet
from search('"bao so"', most := 10);
