-- question: On which counts do the papers not agree: 33 or 35 dead, and who says so?
-- câu hỏi: Số liệu nào các báo đưa vênh nhau: 33 hay 35 người chết, theo báo nào?
select
    story,
    kind,
    array_to_string(said, ' | ')    as said,
    nature
from figure_conflicts
order by nature, last_published_at desc, story, kind
limit 10;
