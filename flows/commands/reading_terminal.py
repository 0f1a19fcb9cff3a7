"""A reading on a terminal: what is known of the article, its text with the facts in colour, then the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from diembao.article import FURNITURE, Article
from diembao.briefing.marks import Layer, Mark, marks_of
from diembao.briefing.reading_page import LAYER_NAMES
from diembao.briefing.tables import Row, Table, header_of, tables_of
from diembao.briefing.visible import visible
from diembao.briefing.weave import Closing, Line, Opening, Words, by_line, lines_of, weave
from diembao.reading import Reading

# The sixteen colours of the terminal itself, so that a light theme stays readable.
STYLES = {
    Layer.PER: Style(color="green", bold=True),
    Layer.LOC: Style(color="blue", bold=True),
    Layer.ORG: Style(color="magenta", bold=True),
    Layer.MISC: Style(color="yellow", bold=True),
    Layer.ROLE: Style(color="green", italic=True),
    Layer.QUOTE: Style(underline=True),
    Layer.TIME: Style(color="cyan"),
    Layer.FIGURE: Style(color="red"),
    Layer.SOURCE: Style(reverse=True),
    Layer.EVENT: Style(color="yellow", italic=True),
}
_DIM = Style(dim=True)
_MARGIN = 12
_LONGEST_CELL = 160
_LABELLED = frozenset({Layer.QUOTE, Layer.TIME, Layer.FIGURE, Layer.EVENT})


class ReadingView:
    """Prints readings on `console`, one below the other, with a legend above the first."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._has_legend = False

    def show(self, article: Article, reading: Reading) -> None:
        """Print one reading."""
        if not self._has_legend:
            self._console.print(_legend())
            self._has_legend = True
        self._console.print()
        self._console.print(Rule(Text(visible(article.title), style="bold"), align="left", style=_DIM))
        self._console.print(_pairs((*header_of(article), *((("url", article.url),) if article.url else ()))))
        self._console.print()
        self._console.print(_marked(article, marks_of(article, reading)))
        for table in tables_of(article, reading):
            self._console.print()
            self._console.print(_facts(table))
        if reading.seconds:
            self._console.print()
            self._console.print(_seconds(reading.seconds))


def _legend() -> Text:
    return Text("  ").join(Text(name, style=STYLES[layer]) for layer, name in LAYER_NAMES.items())


def _pairs(known: Iterable[tuple[str, str]]) -> Grid:
    grid = _grid()
    for name, value in known:
        grid.add_row(Text(name, style=_DIM), Text(visible(value), overflow="fold"))
    return grid


def _grid() -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_MARGIN, no_wrap=True, justify="right")
    grid.add_column(ratio=1)
    return grid


def _marked(article: Article, marks: Sequence[Mark]) -> Grid:
    """Return the lines of the article, each passage with its kind in the margin."""
    grid = _grid()
    lines = tuple(lines_of(article))
    for line, inside in zip(lines, by_line(lines, marks), strict=True):
        if line.is_first and line.start:
            grid.add_row()
        grid.add_row(Text(line.passage.kind if line.is_first else "", style=_DIM), _woven(article.text, line, inside))
    return grid


def _woven(text: str, line: Line, marks: Sequence[Mark]) -> Text:
    is_furniture = line.passage.kind in FURNITURE
    woven = Text(style=_DIM if is_furniture else Style.null(), overflow="fold")
    on: list[Layer] = []
    for stitch in weave(line.start, line.end, marks):
        if isinstance(stitch, Words):
            style = Style.combine([Style.null(), *(STYLES[layer] for layer in on)])
            woven.append(visible(text[stitch.start : stitch.end]), style)
        elif isinstance(stitch, Opening):
            on.append(stitch.mark.layer)
        elif isinstance(stitch, Closing):
            on.pop()
            if stitch.is_last and stitch.mark.layer in _LABELLED:
                woven.append(f" ⟨{visible(stitch.mark.label)}⟩", _DIM)
    return woven


def _facts(table: Table) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for n, column in enumerate(table.columns):
        head = Text(f"{table.name} ({len(table.rows)})", style="bold") if n == 0 else Text(column, style=_DIM)
        grid.add_column(head, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_cell(row, n) for n in range(len(row.cells))))
    return grid


def _cell(row: Row, column: int) -> Text:
    words = " ".join(visible(row.cells[column]).split())
    shown = words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"
    return Text(shown, style=STYLES[row.layer] if column == 0 and row.layer is not Layer.SOURCE else Style.null())


def _seconds(seconds: dict[str, float]) -> Text:
    longest_first = sorted(seconds.items(), key=lambda item: -item[1])
    return Text(" · ".join(f"{name} {taken * 1000:.1f} ms" for name, taken in longest_first), style=_DIM)
