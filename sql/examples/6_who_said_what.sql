-- question: Who is quoted most, and what did they say last?
-- câu hỏi: Ai được trích lời nhiều nhất, và lời gần đây nhất là gì?
select
    speaker,
    count(*)                                          as quotations,
    arg_max(words, day_vn)                            as last_words
from who_said_what
where speaker is not null
group by speaker
order by quotations desc, speaker
limit 10;
