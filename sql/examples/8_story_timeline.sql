-- question: How did the biggest story grow: who told it when, who copied whom, and what did each article add?
-- câu hỏi: Vụ việc lớn nhất diễn biến ra sao: báo nào đưa lúc nào, chép của ai, thêm được gì mới?
-- note: It looks the story up itself and so goes through all of them, some seconds on 100,000 articles; with story_id = '…' it answers at once.
select
    position,
    outlet,
    minutes_behind,
    title,
    copy_of_outlet,
    array_to_string(new_figures, '; ')      as new_figures,
    len(new_names)                          as new_name_count
from story_timeline
where story_id = (select story_id from stories order by outlet_count desc, article_count desc, story_id limit 1)
order by position;
