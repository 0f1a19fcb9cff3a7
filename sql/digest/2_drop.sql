-- What is known of articles that changed or went is dropped; after a kill they are found missing.
-- needs: sentence_texts, quote_words, ops.search_articles, ops.search_places
-- read by: models.digest, only when there is something to drop
delete from ops.search_places where doc in (select doc from to_drop);
delete from quote_words where article_id in (select article_id from to_drop);
delete from sentence_texts where article_id in (select article_id from to_drop);
delete from ops.search_articles where doc in (select doc from to_drop);
