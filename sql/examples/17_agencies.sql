-- question: On which agencies and papers does each outlet lean, in which share of its articles?
-- câu hỏi: Mỗi báo dựa vào hãng tin, báo nào, trong bao nhiêu phần bài của mình?
select
    coalesce(outlet, 'không rõ')        as outlet,
    agency,
    article_count,
    share
from cited_agencies
order by article_count desc, share desc, outlet, agency
limit 10;
