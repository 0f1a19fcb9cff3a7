-- question: From which file, and by which run and which code, was each figure of dead or injured people read?
-- câu hỏi: Mỗi con số thương vong được đọc từ tệp nào, trong lần chạy nào, bằng phiên bản nào?
select
    f.surface,
    f.kind,
    a.title,
    a.file,
    a.record_no,
    left(a.file_sha256, 12)                       as file_sha256,
    r.run_id,
    r.started_at                                  as read_at,
    a.extractor_version
from figures as f
join articles as a on a.article_id = f.article_id
left join ops.runs as r on r.run_id = a.last_run_id
where f.kind in ('killed', 'injured')
order by r.started_at desc, a.file, a.record_no, f.start_char
limit 10;
