-- who_said_what shows the sentence of every quotation: found once when it is prepared, not at every question.
alter table quote_words add column sentence varchar;

comment on column quote_words.sentence is 'The sentence that it begins in, as printed: with who said it, as a rule.';

update quote_words as w
set sentence = s.sentence
from quotes as q
join sentence_texts as s on s.article_id = q.article_id and q.start_char >= s.start_char and q.start_char < s.end_char
where q.article_id = w.article_id and q.quote_no = w.quote_no;
