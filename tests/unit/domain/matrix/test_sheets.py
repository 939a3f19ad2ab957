"""Sheets: what they say, every problem by line and column, and that they come back as they went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.matrix import sheets
from moderator_app.domain.matrix.likeness import ALIKE, alike, bands, words_of
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.sheets import Cell, Sheet, Table, guarded, lines_of, read, slug, unguarded

VOICES, PLATFORMS = ("вы", "ты"), ("vk", "telegram")


def sheet(*lines: tuple[Cell | str, ...]) -> Sheet:
    return read(Table(lines=lines), voices=VOICES, platforms=PLATFORMS)


def problems(*lines: tuple[Cell | str, ...]) -> list[tuple[int, int]]:
    return [(each.row, each.column) for each in sheet(*lines).problems]


def test_a_plain_two_column_sheet_is_read_as_it_is() -> None:
    """With heads or without; the question is title and example, its code is made from it."""
    body = (("Сколько стоит доставка?", "300 рублей."), ("Где вы?", "На Лесной."))
    for lines in (body, (("Вопрос", "Ответ"), *body), (("Question", "Answer"), *body), (("", "", ""), *body)):
        read_now = sheet(*lines)
        assert read_now.problems == ()
        assert [(row.code, row.title, row.examples) for row in read_now.rows] == [
            ("skolko-stoit-dostavka", "Сколько стоит доставка?", ("Сколько стоит доставка?",)),
            ("gde-vy", "Где вы?", ("Где вы?",)),
        ]


def test_lines_of_one_code_are_one_row() -> None:
    """They add examples and variants; what a later line does not say, an earlier one has said."""
    (row,) = sheet(
        sheets.COLUMNS,
        ("d", "Доставка", "Еда", "везёте? | привезёте?\nкурьер", "Да", "", "", "ru", ""),
        ("D", "", "", "do you deliver", "Yes", "вы", "VK", "English", "critic"),
        ("d", "доставка", "", "", "Да", "", "", "ru", ""),
    ).rows
    assert (row.code, row.title) == ("d", "Доставка")
    assert row.examples == ("везёте?", "привезёте?", "курьер", "do you deliver")
    assert row.variants == (
        Variant(answer="Да", language="ru"),
        Variant(answer="Yes", voice="вы", platform="vk", language="en", kind="constructive_critic"),
    )


def test_every_problem_has_its_place() -> None:
    """Line and column as a spreadsheet counts them, all at once."""
    assert problems(
        sheets.COLUMNS,
        ("a", "t", "", "", "", "", "", "", ""),
        ("b c!", "t", "", "", "x", "", "", "", ""),
        ("c", "t", "", "", "x", "нет", "myspace", "de", "злой"),
        ("d", "one", "", "", "x", "", "", "", ""),
        ("d", "two", "", "", "y", "", "", "", ""),
        ("", "", "", "", "x", "", "", "", ""),
        ("e", "t", "", "/(a+)+$/", "{include:нет} }", "", "", "", ""),
        ("f", "t", "", "", Cell(text="", fault="formula"), "", "", "", ""),
        (Cell(text="g", fault="merged"), "t", "", "", "x", "", "", "", ""),
    ) == [
        (9, 5),
        (10, 1),
        (2, 5),
        (3, 1),
        (4, 6),
        (4, 7),
        (4, 8),
        (4, 9),
        (6, 2),
        (7, 2),
        (8, 4),
        (8, 5),
        (8, 5),
        (9, 5),
    ]


@pytest.mark.parametrize(
    "lines",
    [(), (("a", "b", "c"),), (("title", "category"), ("x", "y"))],
)  # fmt: skip
def test_a_sheet_that_is_none(lines: tuple[tuple[str, ...], ...]) -> None:
    """Empty, three columns without heads, no answers: one clear problem, no row."""
    read_now = sheet(*lines)
    assert (read_now.rows, len(read_now.problems)) == ((), 1)


def test_too_many_lines_and_columns_twice() -> None:
    """Both are said; the report has an end."""
    assert problems(*[("вопрос", "ответ")] * (sheets.MOST_ROWS + 2)) == [(0, 0)]
    assert (1, 2) in problems(("answer", "answer"), ("a", "b"))
    assert len(problems(("code", "answer"), *[("!", "x")] * 2_000)) == sheets.MOST_PROBLEMS


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
ROWS = st.lists(
    st.builds(
        Row,
        code=st.integers(1, 10**6).map(str),
        title=CELLS.map(lambda text: text or "t"),
        category=CELLS,
        examples=st.just(("один", "два")),
        topics=st.sampled_from([None, (), ("wifi",), ("wifi", "refund")]),
        variants=st.lists(
            st.builds(
                Variant,
                answer=CELLS.map(lambda text: text.replace("{", "").replace("}", "") or "x"),
                voice=st.sampled_from(["", *VOICES]),
                platform=st.sampled_from(["", *PLATFORMS]),
                language=st.sampled_from(["", "ru", "en"]),
                weekdays=st.sampled_from([(), (0, 6)]),
                valid_from=st.sampled_from(["", "2026-01-01"]),
            ),
            min_size=1,
            max_size=4,
            unique=True,
        ).map(tuple),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row.code,
)


@pytest.mark.parametrize("text", ["", "'", "''", "'" * 3, "'=1", "=1", "'a", "a'", "'+", "-"])
def test_a_guard_comes_off_again(text: str) -> None:
    guarded = sheets.guarded(text)
    assert not guarded.startswith(sheets.FORMULA_STARTS)
    assert sheets.unguarded(guarded) == text


@given(ROWS)
def test_what_is_exported_comes_back(rows: list[Row]) -> None:
    """Every row and variant, formulas-to-be included; no cell of it could be taken for a formula."""
    lines = lines_of(rows)
    assert not any(cell.startswith(sheets.FORMULA_STARTS) for line in lines for cell in line)
    read_now = sheet(*map(tuple, lines))
    assert read_now.problems == ()
    assert list(read_now.rows) == rows


def test_topics_by_slug_or_title() -> None:
    """In any line of a row; what ships under no such name is a problem; "none" links the row to no topic at all."""
    known = {"wifi": "wifi", "возврат, обмен": "refund", "refund": "refund"}
    table = Table(
        lines=(
            ("code", "answer", "темы"), ("a", "1", "WiFi | Возврат, обмен"), ("b", "2", "нет"), ("c", "3", ""),
            ("c", "4", "refund"), ("d", "5", "кофе"),
        )
    )  # fmt: skip
    found = sheets.read(table, topics=known)
    assert [row.topics for row in found.rows] == [("wifi", "refund"), (), ("refund",), ()]
    assert [(each.row, each.column, each.text_en) for each in found.problems] == [(6, 3, "there is no topic “кофе”")]


@given(st.text(max_size=20))
def test_guarding_is_undone_by_reading(text: str) -> None:
    """Whatever the cell says."""
    assert unguarded(guarded(text)) == text or text.startswith("''")


def test_slugs() -> None:
    """Latin, short, never empty."""
    assert slug("Сколько стоит доставка?") == "skolko-stoit-dostavka"
    assert slug("???") == "row"
    assert len(slug("щ" * 300)) <= 60


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Сколько стоит доставка?", "а сколько стоит доставка??", True),
        ("Заказ 4471 не пришёл", "не пришел заказ 5120", True),
        ("🔥🔥", "❤️", True),
        ("Сколько стоит доставка?", "До скольки вы работаете?", False),
        ("Где вы находитесь", "Где мой заказ", False),
    ],
)  # fmt: skip
def test_likeness(one: str, two: str, same: bool) -> None:
    """The same question in slightly other words shares a band and most of its words."""
    assert same is (alike(words_of(one), words_of(two)) >= ALIKE)
    if same:
        assert set(bands(one)) & set(bands(two))


@given(st.text(max_size=200))
def test_sketches_fit_the_store(text: str) -> None:
    """Positive 64-bit numbers, the same for the same text."""
    assert all(0 <= band < 2**63 for band in bands(text))
    assert bands(text) == bands(text)
