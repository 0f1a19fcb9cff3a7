"""What we expect of articles before they are read, of their facts before they are loaded, and of a run as a whole.

What we expect of the warehouse after a run stands in `quality.warehouse`.

The measured tables come from sql/staged/*.sql; each has one row for each delivery (file, record_no), the run one row.
A check is named by what is wrong when it fails: the name stands in ops.quarantine and in the runbook.
"""

from __future__ import annotations

from diembao.quality.expectation import Expectation, Suite
from diembao.quality.result import Severity
from diembao.quality.warehouse import OUTLETS, TRENDS

CRITICAL, WARNING, INFO = Severity.CRITICAL, Severity.WARNING, Severity.INFO
_BETWEEN = "ExpectColumnValuesToBeBetween"
_NOT_NULL = "ExpectColumnValuesToNotBeNull"

ARTICLES = Suite(
    "articles",
    "articles_measured",
    (
        Expectation(
            "title_missing",
            CRITICAL,
            _BETWEEN,
            "title_chars",
            {"min_value": 1, "max_value": 1_000},
            meaning="The title is empty, or so long that it is not a title.",
            action="Open the raw copy: the title of a .txt is its first line, of a record its field `title`.",
        ),
        Expectation(
            "text_too_short",
            CRITICAL,
            _BETWEEN,
            "text_chars",
            {"min_value": 30},
            meaning="Title and text together have fewer than 30 letters: there is nothing to read.",
            action="A crawler that met a paywall or an error page writes such files; fetch the article again.",
        ),
        Expectation(
            "text_garbled",
            CRITICAL,
            _BETWEEN,
            "garbled_share",
            {"max_value": 0.005},
            meaning="More than 0.5 % of the letters are replacement or control characters: the encoding was lost "
            "before the file reached us.",
            action="Fetch the article again; the lost letters can't be recovered from this copy.",
        ),
        Expectation(
            "text_not_covered",
            CRITICAL,
            _BETWEEN,
            "uncovered_chars",
            {"max_value": 0},
            meaning="Some characters of the text belong to no passage: our own cleaning lost its way.",
            action="Report it with the raw copy; replay the row when the rule is mended.",
        ),
        Expectation(
            "date_implausible",
            CRITICAL,
            _BETWEEN,
            "published_year",
            {"min_value": 1990, "max_value": 2100},
            meaning="The publication date lies before 1990: no Vietnamese outlet was on the net then.",
            action="Mend the date in the file or its sidecar, and replay the row.",
        ),
        Expectation(
            "date_unknown_often",
            WARNING,
            _NOT_NULL,
            "published_at",
            mostly=0.5,
            meaning="Half of the articles of this batch have no publication date.",
            action="Give dates by a sidecar or a field `date`; without one, times keep an open year.",
        ),
        Expectation(
            "outlet_unknown_often",
            WARNING,
            _NOT_NULL,
            "outlet_id",
            mostly=0.5,
            meaning="Half of the articles of this batch have no known outlet.",
            action="Give the URL or the outlet in a sidecar or a field.",
        ),
        Expectation(
            "not_vietnamese_often",
            WARNING,
            _BETWEEN,
            "vietnamese_share",
            {"min_value": 0.05},
            mostly=0.8,
            meaning="More than a fifth of the articles have hardly a Vietnamese letter: another language, or text "
            "that lost its accents.",
            action="Look at the rows: what is not Vietnamese is loaded but read badly.",
        ),
        Expectation(
            "text_short_often",
            INFO,
            _BETWEEN,
            "text_chars",
            {"min_value": 300},
            mostly=0.7,
            meaning="Many articles of this batch are shorter than 300 letters.",
            action="Nothing, if the sources are news flashes or photo pages.",
        ),
    ),
)

FACTS = Suite(
    "facts",
    "facts_measured",
    (
        Expectation(
            "fact_outside_text",
            CRITICAL,
            _BETWEEN,
            "spans_outside",
            {"max_value": 0},
            meaning="A fact points outside of the text it was read from.",
            action="Report it with the raw copy: an extractor is wrong. The article is kept aside until it is mended.",
        ),
        Expectation(
            "fact_surface_differs",
            CRITICAL,
            _BETWEEN,
            "surfaces_differing",
            {"max_value": 0},
            meaning="The characters a fact points at are not the words it carries.",
            action="Report it with the raw copy: an extractor is wrong. The article is kept aside until it is mended.",
        ),
        Expectation(
            "sentence_outside_passage",
            CRITICAL,
            _BETWEEN,
            "sentences_outside",
            {"max_value": 0},
            meaning="A sentence runs out of its passage.",
            action="Report it with the raw copy: the segmenter is wrong.",
        ),
        Expectation(
            "no_sentences",
            CRITICAL,
            _BETWEEN,
            "sentences",
            {"min_value": 1},
            meaning="Not one sentence was found in the text.",
            action="Look at the raw copy; a page of marks and numbers only is no article.",
        ),
        Expectation(
            "no_names_often",
            WARNING,
            _BETWEEN,
            "mentions",
            {"min_value": 1},
            mostly=0.8,
            meaning="In more than a fifth of the articles not one name was found.",
            action="Look at a few of them: lost accents, lost capitals, or another language.",
        ),
    ),
)


def run_suite(max_refused_share: float = 0.5) -> Suite:
    """Return what we expect of a run as a whole, where at most `max_refused_share` of its new records are refused."""
    return Suite(
        "run",
        "run_measured",
        (
            Expectation(
                "inbox_empty",
                CRITICAL,
                "ExpectColumnMinToBeBetween",
                "files_with_articles",
                {"min_value": 1},
                meaning="The run found no article at all: nothing new, nothing known.",
                action="See whether the crawler ran and the inbox is the right one, then `diembao run`. "
                "The last publication stays.",
            ),
            Expectation(
                "too_many_refused",
                CRITICAL,
                "ExpectColumnMaxToBeBetween",
                "refused_share",
                {"max_value": max_refused_share},
                meaning="Too large a share of what was new in this run was set aside.",
                action="`diembao quarantine list` shows the reasons; mend the source or the rule, then replay. "
                "The last publication stays.",
            ),
            Expectation(
                "files_unaccounted",
                CRITICAL,
                "ExpectColumnMaxToBeBetween",
                "files_unaccounted",
                {"max_value": 0},
                meaning="Files seen are not the sum of loaded, unchanged, duplicate, quarantined and ignored.",
                action="Report it with the run's report: something was lost without a row that says so.",
            ),
        ),
    )


SUITES = (ARTICLES, FACTS, run_suite(), OUTLETS, TRENDS)
