-- question: Which outlets had stories first that others told later, and which had stories alone?
-- câu hỏi: Báo nào thường đưa tin đầu tiên, báo nào có tin riêng?
select
    coalesce(outlet, 'không rõ')        as outlet,
    sum(first_count)                    as first_with,
    sum(alone_count)                    as alone_with,
    sum(copy_count)                     as copies,
    sum(article_count)                  as articles
from coverage
group by all
order by first_with desc, alone_with desc, outlet
limit 10;
