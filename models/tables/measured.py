"""What a run measured of outlets: in the schema ops, beside the runs."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from models.tables.base import OpsTable, key


class OutletMeasured(OpsTable):
    """One row per run and outlet, and one without an outlet for all of them together."""

    __tablename__ = "outlets_measured"
    __mapper_args__ = key("run_id", "outlet_id")

    run_id: Mapped[str]
    outlet_id: Mapped[str | None]
    judged_day: Mapped[date | None]
    last_day: Mapped[date | None]
    history_days: Mapped[int | None]
    articles: Mapped[int | None]
    usual_articles: Mapped[float | None]
    volume_score: Mapped[float | None]
    days_silent: Mapped[int | None]
    furniture: Mapped[str | None]
    furniture_share: Mapped[float | None]
    furniture_usual: Mapped[float | None]
    layout_drop: Mapped[float | None]
