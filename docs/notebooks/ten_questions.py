"""Ten questions to the published file. Open it with `marimo edit docs/notebooks/ten_questions.py -- --home data`."""

import marimo

app = marimo.App(app_title="Mười câu hỏi / Ten questions", width="medium")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo

    home = Path(str(mo.cli_args().get("home") or os.environ.get("DIEMBAO_HOME") or "data"))
    db = duckdb.connect(str(home / "published" / "diembao.duckdb"), read_only=True)

    def ask(sql, **given):
        """Return the answer as an Arrow table; the file is read-only and is never locked."""
        return db.execute(sql, given).to_arrow_table()

    return alt, ask, mo


@app.cell
def _(mo):
    mo.md(
        """
        # Mười câu hỏi cho một tệp / Ten questions to one file

        Each answer is one view of the published file. `from data_dictionary` says what every column means;
        `article_id` with `start_char` and `end_char` leads to the characters that a fact was read from.
        docs/questions.md asks more.
        """
    )


@app.cell
def _(mo):
    mo.md("## 1. Báo nào đăng bao nhiêu bài mỗi ngày? / How much did each outlet print a day?")


@app.cell
def _(alt, ask):
    articles_a_day = ask("select day_vn, outlet, original_count, copy_count from coverage where day_vn is not null")
    coverage_chart = (
        alt.Chart(articles_a_day)
        .mark_bar()
        .encode(x="day_vn:T", y="sum(original_count):Q", color="outlet:N", tooltip=["outlet", "original_count"])
    )
    coverage_chart
    return (articles_a_day,)


@app.cell
def _(mo):
    mo.md("## 2. Vụ việc nào được nhiều báo đưa nhất? / Which stories did most outlets tell?")


@app.cell
def _(ask):
    biggest_stories = ask(
        """
        select story_id, story, outlet_count, original_count, copy_count, first_outlet, first_published_at
        from story_overview
        order by outlet_count desc, original_count desc, story_id
        limit 10
        """
    )
    biggest_stories
    return (biggest_stories,)


@app.cell
def _(mo):
    mo.md("## 3. Ai đưa tin trước, và mỗi báo thêm được gì? / Who was first, and what did each report add?")


@app.cell
def _(ask, biggest_stories):
    timeline = ask(
        """
        select position, published_at, outlet, minutes_behind, copy_of_outlet, title, new_names, new_figures
        from story_timeline
        where story_id = $story_id
        order by position
        """,
        story_id=biggest_stories["story_id"][0].as_py(),
    )
    timeline
    return (timeline,)


@app.cell
def _(mo):
    mo.md("## 4. Ai nói gì, với tư cách gì? / Who said what, and in which office?")


@app.cell
def _(ask):
    who_said_what = ask(
        """
        select day_vn, speaker, role, words, outlet
        from who_said_what
        where kind = 'direct' and role is not null
        order by day_vn desc, speaker, words
        limit 15
        """
    )
    who_said_what
    return (who_said_what,)


@app.cell
def _(mo):
    mo.md("## 5. Các báo lệch nhau ở con số nào? / On which figures do outlets differ?")


@app.cell
def _(ask):
    conflicts = ask(
        "select story, kind, nature, said from figure_conflicts order by nature, last_published_at desc, story, kind"
    )
    conflicts
    return (conflicts,)


@app.cell
def _(mo):
    mo.md("## 6. Tin nào mới chỉ có một nguồn? / Which stories have a single source?")


@app.cell
def _(ask):
    single_source = ask(
        """
        select story, outlet, leans_on, first_published_at
        from single_source_stories
        order by first_published_at desc nulls last, story
        limit 15
        """
    )
    single_source
    return (single_source,)


@app.cell
def _(mo):
    mo.md("## 7. Báo nào dựa vào hãng tin nào? / Which agencies does each outlet lean on?")


@app.cell
def _(ask):
    agencies = ask(
        """
        select outlet, agency, article_count, share
        from cited_agencies
        order by article_count desc, outlet, agency
        limit 15
        """
    )
    agencies
    return (agencies,)


@app.cell
def _(mo):
    mo.md("## 8. Hôm nay ai bỗng được nhắc nhiều hơn thường lệ? / Who is named more often than usual?")


@app.cell
def _(ask):
    rising_names = ask(
        """
        select day_vn, name, type, article_count, usual, times_usual
        from entity_trends
        where article_count > 1
        order by day_vn desc, times_usual desc nulls last, article_count desc, name
        limit 15
        """
    )
    rising_names
    return (rising_names,)


@app.cell
def _(mo):
    mo.md("## 9. Chức danh của một người đổi ra sao? / How did somebody's office change?")


@app.cell
def _(ask):
    offices = ask(
        """
        select person, role, organisation, first_day_vn, last_day_vn, article_count
        from roles_over_time
        where person_id in (select person_id from roles_over_time group by person_id having count(*) > 1)
        order by person, first_day_vn, role
        limit 20
        """
    )
    offices
    return (offices,)


@app.cell
def _(mo):
    mo.md("## 10. Bài nào bị sửa sau khi đăng, sửa gì? / Which articles were edited, and how?")


@app.cell
def _(ask):
    edits = ask(
        """
        select outlet, title_before, title_after, removed, added
        from article_changes
        order by outlet, title_after, version
        """
    )
    edits
    return (edits,)


if __name__ == "__main__":
    app.run()
