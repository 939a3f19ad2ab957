"""Marks of our texts: they fit their text, nest rightly, and are read back from a site as they were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.capabilities import LengthUnit
from moderator_app.domain.formatting import Format, Mark, as_read, dumps, is_link, loads, tidy, to_html, trimmed, units
from moderator_app.net.plain_text import from_html, same_text
from moderator_app.platforms.telegram.capabilities import CAPABILITIES as TELEGRAM
from moderator_app.platforms.telegram.entities import plain
from moderator_app.platforms.wordpress.capabilities import CAPABILITIES as WORDPRESS

BOLD, ITALIC, LINK = Format.BOLD, Format.ITALIC, Format.LINK
URL = "https://shop.example/returns?a=1&b=2"

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
MARKS = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, start + length, kind, URL if kind is LINK else ""),
        st.integers(0, 40),
        st.integers(0, 30),
        st.sampled_from(Format),
    ),
    max_size=6,
)


def test_html_is_escaped_and_nested() -> None:
    marks = (Mark(0, 8, BOLD), Mark(5, 12, ITALIC))
    assert to_html("a <b> & c 😀", marks) == "<strong>a &lt;b&gt;<em> &amp; </em></strong><em>c 😀</em>"


def test_a_link_is_never_cut_in_two() -> None:
    """Bold that ends inside a link: one link all the same."""
    markup = to_html("one two three", (Mark(0, 6, BOLD), Mark(4, 13, LINK, URL)))
    assert markup.count("<a ") == 1
    assert markup == (
        '<strong>one </strong><a href="https://shop.example/returns?a=1&amp;b=2"><strong>tw</strong>o three</a>'
    )


def test_an_address_cannot_leave_its_attribute() -> None:
    for bad in ('https://x.example/"onclick=', "javascript:alert(1)", "https://", "https://x y", "ftp://x.example", ""):
        assert not is_link(bad)
        assert tidy((Mark(0, 3, LINK, bad),), "abc") == ()
    assert is_link(URL)


def test_neighbours_are_joined_and_letters_lead_to_one_place() -> None:
    assert tidy((Mark(3, 5, BOLD), Mark(0, 3, BOLD)), "abcdef") == (Mark(0, 5, BOLD),)
    two = tidy((Mark(0, 4, LINK, "https://a.example"), Mark(2, 6, LINK, "https://b.example")), "abcdef")
    assert two == (Mark(0, 4, LINK, "https://a.example"), Mark(4, 6, LINK, "https://b.example"))


def test_white_space_goes_and_the_marks_go_with_their_words() -> None:
    text, marks = trimmed("  😀 hi  ", (Mark(2, 4, BOLD), Mark(5, 9, ITALIC)))
    assert (text, marks) == ("😀 hi", (Mark(0, 2, BOLD), Mark(3, 5, ITALIC)))


def test_marks_are_kept_and_what_cannot_be_read_is_none() -> None:
    marks = (Mark(0, 2, BOLD), Mark(1, 4, LINK, URL))
    assert loads(dumps(marks)) == marks
    assert loads(None) == loads("{") == loads('[[1, 2, "blink", ""]]') == ()


@given(TEXTS, MARKS)
def test_a_site_reads_back_what_was_written(text: str, marks: list[Mark]) -> None:
    """The look for a reply that may have been posted compares with exactly this."""
    bare, kept = trimmed(text, tidy(marks, text))
    back, _ = from_html(to_html(bare, kept))
    assert same_text(back, as_read(bare, kept))


@given(TEXTS, MARKS)
def test_telegram_reads_back_what_was_written(text: str, marks: list[Mark]) -> None:
    bare, kept = trimmed(text, tidy(marks, text))
    entities = [
        {"type": "text_link", "offset": mark.start, "length": mark.end - mark.start, "url": mark.url}
        for mark in kept
        if mark.format is LINK
    ]
    assert same_text(plain(bare, entities), as_read(bare, kept))


def test_length_counts_what_the_platform_keeps() -> None:
    """A site keeps tags and escapes, in bytes; Telegram counts the words alone, in UTF-16 units."""
    marks = (Mark(0, 2, BOLD),)
    assert WORDPRESS.length("Да & нет", marks) == len("<strong>Да</strong> &amp; нет".encode())
    assert TELEGRAM.length_unit is LengthUnit.UTF16
    assert TELEGRAM.length("Да 😀", marks) == units("Да 😀") == 5
