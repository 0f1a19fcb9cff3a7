-- question: Which sources does the press lean on most, and which outlets cite them?
-- câu hỏi: Báo chí dẫn nguồn nào nhiều nhất, và báo nào dẫn?
select
    source,
    any_value(kind)                                            as kind,
    sum(citation_count)                                        as citations,
    string_agg(distinct coalesce(outlet, 'không rõ'), ', ' order by coalesce(outlet, 'không rõ')) as outlets
from cited_sources
group by source
order by citations desc, source
limit 10;
