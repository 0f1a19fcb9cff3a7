"""diembao reads Vietnamese news: files in, articles and the facts they state out.

This package knows no Prefect and no database. Rooms from the ground up: the vocabulary
(`article`, `reading`, `document`, `refusal`, `errors`), `lexicon`, `text`, `segment`, `extract`,
`reader`; beside them `formats`, `stories`, `quality`, `alerts`, `briefing`.
"""

__version__ = "0.1.0"
