-- The history of a row of quarantine has every try, also one that refused it again.
comment on column ops.quarantine.history is 'Every try: time, run and what became of it; open where it was refused, replayed or resolved where it passed.';
