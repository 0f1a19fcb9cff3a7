-- question: Who holds which office, from which day to which do papers say so, and in which sentence?
-- câu hỏi: Ai giữ chức gì, báo chí gọi như vậy từ ngày nào đến ngày nào, ở câu nào?
select
    person,
    role,
    first_day_vn,
    last_day_vn,
    outlet_count,
    sentence
from roles_over_time
order by article_count desc, person, role
limit 10;
