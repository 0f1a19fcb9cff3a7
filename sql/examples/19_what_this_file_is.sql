-- question: What is this file: how new, how much, made by which version?
-- câu hỏi: Tệp này là gì: mới đến đâu, có bao nhiêu, do phiên bản nào tạo ra?
select
    name,
    value,
    meaning
from about
order by place;
