-- question: With whom is the most named person named in one sentence?
-- câu hỏi: Nhân vật được nhắc nhiều nhất thường đi cùng ai, nơi nào, tổ chức nào?
-- note: It looks the person up itself and so goes through all of them, some seconds on 100,000 articles; with entity_id = '…' it answers at once.
select
    name,
    other_name,
    other_type,
    article_count,
    sentence_count
from co_occurrence
where entity_id = (select entity_id from entities where type = 'PER' order by article_count desc, mention_count desc, entity_id limit 1)
order by article_count desc, sentence_count desc, other_name
limit 10;
