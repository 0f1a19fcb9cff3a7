"""What we expect of the warehouse after a run: of each outlet, and of the whole, on the last whole day.

The measures come from sql/measured: one row for each outlet in `outlets_measured`, one row in `whole_measured`.
A measure is null where there is too little history (14 days) or too few articles to judge it, and null passes.
To add an expectation: a column there, a few lines here, a section of its name in docs/operations.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from diembao.quality.expectation import Expectation, Suite
from diembao.quality.gate import Gate
from diembao.quality.result import CheckResult, Severity

WHOLE = "all"  # the subject of the one row of whole_measured
CRITICAL, WARNING = Severity.CRITICAL, Severity.WARNING


def _measure(
    name: str,
    severity: Severity,
    column: str,
    meaning: str,
    action: str,
    *,
    least: float | None = None,
    most: float | None = None,
    shows: tuple[str, ...] = (),
) -> Expectation:
    """Return the expectation that `column` lies between `least` and `most` wherever it is not null.

    It asks for all rows (`mostly` 1), as a row here is no article that could be set aside.
    """
    bounds = {k: v for k, v in (("min_value", least), ("max_value", most)) if v is not None}
    gx = "ExpectColumnValuesToBeBetween"
    return Expectation(name, severity, gx, column, bounds, 1.0, meaning, action, shows=(*shows, column))


OUTLETS = Suite(
    "outlets",
    "outlets_measured",
    (
        _measure(
            "outlet_silent",
            WARNING,
            "days_silent",
            "An outlet that prints nearly every day has had no article for three days or more.",
            "See whether its crawler runs and its site still has the same addresses: "
            '`diembao query "select * from outlet_freshness order by days_behind desc"`.',
            most=2,
            shows=("last_day",),
        ),
        _measure(
            "outlet_volume_low",
            WARNING,
            "volume_score",
            "An outlet brought far fewer articles than it usually does on that weekday.",
            "See what its crawler left out: "
            '`diembao query "select * from articles_by_day order by day_vn desc, outlet_id" --limit 60`.',
            least=-3,
            shows=("judged_day", "articles", "usual_articles"),
        ),
        _measure(
            "outlet_layout_changed",
            WARNING,
            "layout_drop",
            "A kind of line that most articles of an outlet had is suddenly missing: its pages have another layout.",
            "Read a new file of it with `diembao read FILE --html reading.html`, compare it with an older one, and "
            "mend the rule; the lines that used to be set apart are read as prose meanwhile.",
            most=0.5,
            shows=("judged_day", "furniture", "furniture_share", "furniture_usual"),
        ),
    ),
    subject="outlet_id",
)

TRENDS = Suite(
    "trends",
    "whole_measured",
    (
        _measure(
            "volume_collapsed",
            CRITICAL,
            "volume_part",
            "The last whole day has not a tenth of the articles that are usual on that weekday.",
            "The inbox is not complete: see what the crawler brought, deliver the rest, and `diembao run`. "
            "The last publication stays.",
            least=0.1,
            shows=("judged_day", "articles", "usual_articles", "lowest_outlets"),
        ),
        _measure(
            "volume_low",
            WARNING,
            "volume_score",
            "The last whole day has far fewer articles than is usual on that weekday; on holidays that is so.",
            "See which outlets are missing and deliver them again: "
            '`diembao query "select * from articles_by_day order by day_vn desc, outlet_id" --limit 60`.',
            least=-3,
            shows=("judged_day", "articles", "usual_articles", "lowest_outlets"),
        ),
        _measure(
            "news_overdue",
            WARNING,
            "days_overdue",
            "The newest news is more than two days older than it usually is when a run starts.",
            "The crawler delivers nothing new, or to another place: look at the inbox, then `diembao status`.",
            most=2,
            shows=("newest_day", "age_days", "usual_age_days"),
        ),
        _measure(
            "run_interrupted",
            WARNING,
            "killed_runs",
            "The run before this one was killed before its end; this run has done its work as well.",
            "Look in the system's log for the reason, such as memory or a restart. Nothing is half loaded: "
            '`diembao query "select run_id, status, started_at, host, pid from ops.runs order by started_at desc" '
            "--limit 10`.",
            most=0,
        ),
        _measure(
            "encoding_trouble",
            WARNING,
            "encoding_share",
            "More than a tenth of what this run brought had its letters damaged, mended or not.",
            "Someone before us decodes the pages wrongly. What could not be mended: "
            "`diembao quarantine list --rule encoding_suspect`.",
            most=0.1,
            shows=("records_brought", "encoding_troubled"),
        ),
        _measure(
            "delivered_again",
            WARNING,
            "again_share",
            "More than half of what this run brought was there twice: the same words under two names.",
            "Nothing is wrong with the tables. See why the crawler delivers twice: "
            "`diembao query \"select file, reason from ops.files where outcome = 'duplicate'\" --limit 20`.",
            most=0.5,
            shows=("records_again", "records_brought"),
        ),
        _measure(
            "undated_more_often",
            WARNING,
            "undated_rise",
            "Many more articles than before have no publication date.",
            "The source changed its date field: name the field in the column map, or write sidecars. Which ones: "
            '`diembao query "select file, outlet_id, format from articles where day_vn is null" --limit 20`.',
            most=0.25,
            shows=("judged_day", "undated_share"),
        ),
        _measure(
            "outletless_more_often",
            WARNING,
            "outletless_rise",
            "Many more articles than before have no known outlet.",
            "The source no longer gives an address or a name: write sidecars or name the field. Which ones: "
            '`diembao query "select file, url, format from articles where outlet_id is null" --limit 20`.',
            most=0.25,
            shows=("judged_day", "outletless_share"),
        ),
        _measure(
            "nameless_more_often",
            WARNING,
            "nameless_rise",
            "In many more articles than before not one name was found.",
            "Look at a few: lost accents or capitals, another language, or a bad release. Which ones: "
            '`diembao query "select a.file, a.title from articles as a anti join mentions as m using (article_id) '
            'order by a.day_vn desc" --limit 20`.',
            most=0.2,
            shows=("judged_day", "nameless_share"),
        ),
        _measure(
            "copies_more_often",
            WARNING,
            "repeating_rise",
            "Many more articles than before repeat another one word for word.",
            "A crawler follows two addresses of one page, or an agency's text runs everywhere. Which ones: "
            '`diembao query "select outlet_id, url, duplicate_of from articles where duplicate_of is not null '
            'order by day_vn desc" --limit 20`.',
            most=0.25,
            shows=("judged_day", "repeating_share"),
        ),
        _measure(
            "foreign_more_often",
            WARNING,
            "foreign_rise",
            "Many more articles than before are not in Vietnamese, or have lost their accents.",
            "They are loaded but read badly; take the foreign edition out of the crawl. Which ones: "
            "`diembao query \"select file, outlet_id, title from articles where coalesce(language, '') not like 'vi%' "
            'order by day_vn desc" --limit 20`.',
            most=0.2,
            shows=("judged_day", "foreign_share"),
        ),
        _measure(
            "length_drifted",
            WARNING,
            "words_score",
            "The articles of the last whole day are much shorter or longer than those before.",
            "Shorter: pages are cut off, by a paywall or by the crawler. Longer: menus and comments came with them. "
            "Read a few files with `diembao read FILE`.",
            least=-3,
            most=3,
            shows=("judged_day", "words", "usual_words"),
        ),
        _measure(
            "names_collapsed",
            CRITICAL,
            "names_part",
            "An article of the last whole day has less than 40 % of the names that one usually has.",
            "A bad release or broken texts: compare `diembao --version` with the run before, read a few files with "
            "`diembao read FILE`. The last publication stays.",
            least=0.4,
            shows=("judged_day", "names", "usual_names"),
        ),
        _measure(
            "names_drifted",
            WARNING,
            "names_score",
            "An article of the last whole day has far more or far fewer names than one usually has.",
            "If a new version was installed, read a few files with `diembao read FILE`; otherwise the mix of outlets "
            "changed.",
            least=-3,
            most=3,
            shows=("judged_day", "names", "usual_names"),
        ),
        _measure(
            "quotes_drifted",
            WARNING,
            "quotes_score",
            "An article of the last whole day has far more or far fewer quotations than one usually has.",
            "If a new version was installed, read a few files with `diembao read FILE`; quotation marks that a crawler "
            "replaced do it too.",
            least=-3,
            most=3,
            shows=("judged_day", "quotes", "usual_quotes"),
        ),
    ),
    subject="subject",
)


def check_warehouse(
    gate: Gate, measured: Path, values: Mapping[str, float | None], label: str
) -> tuple[CheckResult, ...]:
    """Return what both suites say of the file `measured`; `values` are the columns of the whole, to be charted.

    A measure of the whole that could not be judged passes, and its sample says "too little history".
    """
    outlets = gate.check(OUTLETS, measured, label).results
    trends = gate.check(TRENDS, measured, label).results
    columns = {e.name: e.column for e in TRENDS.expectations}
    return (*outlets, *(_observed(result, values.get(columns[result.name] or "")) for result in trends))


def _observed(result: CheckResult, value: float | None) -> CheckResult:
    sample = ("too little history",) if value is None else result.sample
    return replace(result, observed=value, sample=sample)
