-- One row: the run as a whole, for the gate before publication.
-- needs: staged.run
-- read by: diembao/quality/suites.py (run_suite)
create or replace table run_measured as
select
    run_id,
    files_seen - (files_loaded + files_unchanged + files_duplicate + files_quarantined + files_ignored) as files_unaccounted,
    files_loaded + files_unchanged + files_duplicate + files_quarantined                                as files_with_articles,
    articles_standing,
    records_quarantined / greatest(records_loaded + records_duplicate + records_quarantined, 1)         as refused_share,
from staged.run;
