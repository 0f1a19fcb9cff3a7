"""Every reason for which reading sets a file or a record aside, with its explanation.

The codes are stable: the runbook, alerts and tests name them. `explain` builds the sentence that a newcomer reads in
`ops.quarantine`: what it means, what was found in this file, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The code of a reason, as it stands in `ops.quarantine.rule`."""

    FILE_EMPTY = "file_empty"
    FILE_BINARY = "file_binary"
    FILE_NOT_PERMITTED = "file_not_permitted"
    UNKNOWN_FORMAT = "unknown_format"
    ENCODING_SUSPECT = "encoding_suspect"
    RECORD_TOO_LARGE = "record_too_large"
    LINE_TOO_LONG = "line_too_long"
    NO_TITLE = "no_title"
    NO_BODY = "no_body"
    NO_ARTICLES = "no_articles"
    WITHDRAWN = "withdrawn"
    SIDECAR_BROKEN = "sidecar_broken"
    FRONT_MATTER_BROKEN = "front_matter_broken"
    HTML_NO_ARTICLE = "html_no_article"
    JSON_BROKEN = "json_broken"
    JSON_NOT_A_RECORD = "json_not_a_record"
    CSV_NO_COLUMNS = "csv_no_columns"
    CSV_BROKEN = "csv_broken"
    PARQUET_BROKEN = "parquet_broken"
    XML_BROKEN = "xml_broken"
    XML_FORBIDDEN = "xml_forbidden"
    XML_UNKNOWN = "xml_unknown"
    WARC_BROKEN = "warc_broken"
    GZIP_TRUNCATED = "gzip_truncated"
    GZIP_BROKEN = "gzip_broken"
    ARCHIVE_BROKEN = "archive_broken"
    ARCHIVE_ENCRYPTED = "archive_encrypted"
    ARCHIVE_LINK = "archive_link"
    ARCHIVE_PATH_ESCAPES = "archive_path_escapes"
    ARCHIVE_TOO_DEEP = "archive_too_deep"
    ARCHIVE_TOO_LARGE = "archive_too_large"
    ARCHIVE_TOO_MANY = "archive_too_many"
    ARCHIVE_RATIO = "archive_ratio"
    PARSER_FAILED = "parser_failed"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule means and what to do about it, both as clauses of one sentence."""

    meaning: str
    advice: str


EXPLANATIONS: dict[Rule, Explanation] = {
    Rule.FILE_EMPTY: Explanation("the file holds no text at all", "deliver it again, or delete it"),
    Rule.FILE_BINARY: Explanation(
        "the bytes are not text but something like a picture, a PDF or a program",
        "deliver the article as text, or take the file out of the inbox",
    ),
    Rule.FILE_NOT_PERMITTED: Explanation(
        "the file may not be opened by the user that runs the pipeline", "give that user the right to read it"
    ),
    Rule.UNKNOWN_FORMAT: Explanation(
        "neither the name nor the first bytes belong to a format that is read here",
        "give it the ending of its format (.txt .html .json .jsonl .csv .parquet .xml .warc), or take it out",
    ),
    Rule.ENCODING_SUSPECT: Explanation(
        "no encoding turns the bytes into Vietnamese text without damage",
        "save the file as UTF-8 and deliver it again",
    ),
    Rule.RECORD_TOO_LARGE: Explanation(
        "one article is larger than an article can be", "split the file, or raise DIEMBAO_MAX_RECORD_BYTES"
    ),
    Rule.LINE_TOO_LONG: Explanation(
        "one line is longer than an article can be", "write one article a line, or raise DIEMBAO_MAX_RECORD_BYTES"
    ),
    Rule.NO_TITLE: Explanation(
        "there is a text but no title", "add a title, or name its field in the column map or the sidecar"
    ),
    Rule.NO_BODY: Explanation(
        "there is a title at most, and no text under it",
        "deliver the full article, or name its field in the column map",
    ),
    Rule.NO_ARTICLES: Explanation("the file is in order but holds no article", "check the export that wrote it"),
    Rule.WITHDRAWN: Explanation(
        "its agency cancelled or withheld the article", "do not use it; delete the version that was loaded before"
    ),
    Rule.SIDECAR_BROKEN: Explanation(
        "the .meta.json beside the file is not a JSON object, so its date and outlet are lost",
        "mend the sidecar or delete it",
    ),
    Rule.FRONT_MATTER_BROKEN: Explanation(
        "the lines between the two --- at the top are not YAML", "mend them or delete them"
    ),
    Rule.HTML_NO_ARTICLE: Explanation(
        "the page has no article on it, like a front page, a list of links or an error page",
        "fetch the page of the article itself",
    ),
    Rule.JSON_BROKEN: Explanation("it is not valid JSON", "mend the line or export it again"),
    Rule.JSON_NOT_A_RECORD: Explanation(
        "the JSON is a number, a string or a list where an article should be", "write one object an article"
    ),
    Rule.CSV_NO_COLUMNS: Explanation(
        "no column of the table is known to hold the text of an article", "name the columns in the column map"
    ),
    Rule.CSV_BROKEN: Explanation(
        "the cells of the row do not fit the heading, as when a quotation mark is missing",
        "quote every cell that holds a separator or a line break",
    ),
    Rule.PARQUET_BROKEN: Explanation("the Parquet file is damaged or cut off", "export it again"),
    Rule.XML_BROKEN: Explanation("it is not well-formed XML", "export it again"),
    Rule.XML_FORBIDDEN: Explanation(
        "the XML declares entities, which could fetch files or swell without end", "export it without a DTD"
    ),
    Rule.XML_UNKNOWN: Explanation(
        "the XML is neither RSS, Atom nor NewsML-G2", "convert it to one of these, or take it out of the inbox"
    ),
    Rule.WARC_BROKEN: Explanation("the web archive is damaged or cut off", "fetch it again"),
    Rule.GZIP_TRUNCATED: Explanation(
        "the compressed file ends too early; what stood before the cut was read", "copy or download the file again"
    ),
    Rule.GZIP_BROKEN: Explanation("the compressed bytes are damaged", "copy or download the file again"),
    Rule.ARCHIVE_BROKEN: Explanation("the archive is damaged or cut off", "pack or download it again"),
    Rule.ARCHIVE_ENCRYPTED: Explanation("the member is locked with a password", "pack it without a password"),
    Rule.ARCHIVE_LINK: Explanation(
        "the member is a link or a device, not a file", "pack the file itself in the place of the link"
    ),
    Rule.ARCHIVE_PATH_ESCAPES: Explanation(
        "the member's path leads out of the archive", "pack it with paths that stay in one folder"
    ),
    Rule.ARCHIVE_TOO_DEEP: Explanation(
        "archives are packed in archives deeper than allowed", "unpack the outer ones, or raise DIEMBAO_MAX_DEPTH"
    ),
    Rule.ARCHIVE_TOO_LARGE: Explanation(
        "more bytes come out of the file than allowed; what stood before was read",
        "split it, or raise DIEMBAO_MAX_TOTAL_BYTES",
    ),
    Rule.ARCHIVE_TOO_MANY: Explanation(
        "the archive holds more files than allowed; the first ones were read", "split it, or raise DIEMBAO_MAX_MEMBERS"
    ),
    Rule.ARCHIVE_RATIO: Explanation(
        "the file swells like a decompression bomb; what stood before was read",
        "look at it before you raise DIEMBAO_MAX_RATIO",
    ),
    Rule.PARSER_FAILED: Explanation(
        "the parser of this format gave up on the bytes", "open the file by hand; if it is in order, report it"
    ),
}


def explain(rule: Rule, found: str = "") -> str:
    """Return the sentence for `ops.quarantine.reason`.

    `explain(Rule.JSON_BROKEN, "line 3, unexpected end of data")` gives
    "It is not valid JSON (line 3, unexpected end of data): mend the line or export it again."
    """
    explanation = EXPLANATIONS[rule]
    where = f" ({found})" if found else ""
    sentence = f"{explanation.meaning}{where}: {explanation.advice}."
    return sentence[0].upper() + sentence[1:]


class Refused(Exception):
    """Raised inside this room only: the bytes at hand cannot become a record. The door turns it into a Refusal."""

    def __init__(self, rule: Rule, found: str = "", raw: bytes = b"") -> None:
        super().__init__(explain(rule, found))
        self.rule = rule
        self.found = found
        self.raw = raw


class LimitReached(Refused):
    """The outermost file asked for too much: nothing more is read from it, at any level."""
