-- Hits of the watch list are told once and are over; they are alerts of a kind of their own.
comment on column ops.alerts.kind is 'opened: the cause is new. repeated: it still stands. closed: it is gone. news: told once, never closed, such as a hit of the watch list.';
