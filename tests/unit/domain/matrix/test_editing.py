"""Editing the matrix: faults at their field, differences, and changes of two people put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.matrix.editing import MOST_CASES, differences, merged, row_faults, winners
from moderator_app.domain.matrix.rows import MOST_EXAMPLES, MOST_VARIANTS, Context, Row, Variant, choose_variant

SOUND = Row(
    id=1, version=1, code="hours", title="Hours", examples=("when", "till when"), category="visit",
    variants=(Variant(answer="Till eight."), Variant(answer="До восьми.", language="ru")),
)  # fmt: skip
OTHER = Row(id=2, version=1, code="price", title="Prices", variants=(Variant(answer="x"),))


def test_a_sound_row_has_no_fault() -> None:
    assert row_faults(SOUND, (SOUND, OTHER), {}) == []


@pytest.mark.parametrize(
    ("change", "field", "variant"),
    [
        ({"title": "x" * 301}, "title", None),
        ({"code": ""}, "code", None),
        ({"code": "two words"}, "code", None),
        ({"code": "PRICE"}, "code", None),
        ({"review_on": "8 March"}, "review_on", None),
        ({"examples": ("x",) * (MOST_EXAMPLES + 1)}, "examples", None),
        ({"examples": ("/(a+)+$/",)}, "examples", None),
        ({"topics": tuple(map(str, range(21)))}, "topics", None),
        ({"variants": ()}, "variants", None),
        ({"variants": (Variant(answer="x"),) * (MOST_VARIANTS + 1)}, "variants", None),
        ({"variants": (Variant(answer="x"), Variant(answer=" "))}, "answer", 1),
        ({"variants": (Variant(answer="{include:nowhere}"),)}, "answer", 0),
        ({"variants": (Variant(answer="{include:round}"),)}, "answer", 0),
        ({"variants": (Variant(answer="{oops"),)}, "answer", 0),
        ({"variants": (Variant(answer="{include:large9}"),)}, "answer", 0),
        ({"variants": (Variant(answer="x", greeting="{"),)}, "greeting", 0),
        ({"variants": (Variant(answer="x", close="{"),)}, "close", 0),
        ({"variants": (Variant(answer="x", follow_up="{"),)}, "follow_up", 0),
        ({"variants": (Variant(answer="x" * 20_001),)}, "answer", 0),
        ({"variants": (Variant(answer="x", voice="nobody"),)}, "voice", 0),
        ({"variants": (Variant(answer="x", kind="odd"),)}, "kind", 0),
        ({"variants": (Variant(answer="x", length="huge"),)}, "length", 0),
        ({"variants": (Variant(answer="x", valid_from="soon"),)}, "valid_from", 0),
        ({"variants": (Variant(answer="x", valid_from="2026-02-02", valid_until="2026-02-01"),)}, "valid_until", 0),
        ({"variants": (Variant(answer="x", links=("javascript:alert(1)",)),)}, "links", 0),
        ({"variants": (Variant(answer="x", links=("http://[",)),)}, "links", 0),
    ],
)
def test_each_fault_stands_at_its_field(change: dict[str, object], field: str, variant: int | None) -> None:
    """In both languages; nothing else is found."""
    fragments = {"round": "{include:back}", "back": "{include:round}", "large0": "x" * 100}
    fragments |= {f"large{n}": f"{{include:large{n - 1}}}" * 40 for n in range(1, 10)}
    found = row_faults(replace(SOUND, **change), (SOUND, OTHER), fragments, voices=("Shop",))  # type: ignore[arg-type]  # any field
    assert [(each.field, each.variant) for each in found] == [(field, variant)]
    assert found[0].text("en") != found[0].text("ru")


def test_differences_are_named_by_field_and_variant() -> None:
    """A variant that moved is no difference; one that went is all its texts."""
    changed = replace(
        SOUND, title="Opening hours", topics=("hours",),
        variants=(SOUND.variants[1], replace(SOUND.variants[0], answer="Till nine.")),
    )  # fmt: skip
    found = [(each.field, each.variant, each.before, each.after) for each in differences(SOUND, changed)]
    assert found == [
        ("title", None, "Hours", "Opening hours"),
        ("topics", None, None, ("hours",)),
        ("answer", 1, "Till eight.", "Till nine."),
    ]
    shorter = replace(SOUND, variants=SOUND.variants[:1])
    assert [(each.field, each.before, each.after) for each in differences(SOUND, shorter)] == [
        ("language", "ru", ""),
        ("answer", "До восьми.", ""),
    ]
    assert [each.field for each in differences(None, OTHER)] == ["title", "code", "answer"]


def test_changes_of_two_people_are_put_together() -> None:
    """What only one changed is kept, variant by variant; what both changed is ours, and said."""
    one, two = SOUND.variants
    theirs = replace(SOUND, version=2, title="Hours!", owner="Ann", variants=(one, replace(two, answer="До девяти.")))
    ours = replace(SOUND, title="Hours?", category="shop", variants=(replace(one, answer="Till ten."), two))
    found = merged(SOUND, ours, theirs)
    assert found.row == replace(
        theirs, title="Hours?", category="shop", variants=(ours.variants[0], theirs.variants[1])
    )
    assert found.disputed == ("title",)
    added = replace(SOUND, variants=(*SOUND.variants, Variant(answer="new")))
    assert merged(SOUND, added, theirs).disputed == ("variants",)
    both = merged(SOUND, replace(SOUND, variants=(replace(one, answer="a"), two)), replace(
        SOUND, variants=(replace(one, answer="b"), two)
    ))  # fmt: skip
    assert (both.disputed, both.row.variants[0].answer) == (("answer",), "a")


ROWS = st.builds(
    Row,
    code=st.sampled_from(["a", "b"]),
    title=st.sampled_from(["", "t", "u"]),
    owner=st.sampled_from(["", "o"]),
    topics=st.sampled_from([None, (), ("x",)]),
    variants=st.lists(
        st.builds(Variant, answer=st.sampled_from(["x", "y", "z"]), language=st.sampled_from(["", "ru"])), max_size=3
    ).map(tuple),
)


@given(ROWS, ROWS, ROWS)
def test_nobodys_change_is_lost_by_putting_together(base: Row, ours: Row, theirs: Row) -> None:
    """Who changed alone gets exactly that; who changed against somebody is told; equal rows have no difference."""
    assert merged(base, ours, base).row == ours
    assert merged(base, base, theirs).row == theirs
    found = merged(base, ours, theirs)
    for name in ("title", "owner", "topics"):
        was, mine, other = (getattr(row, name) for row in (base, ours, theirs))
        assert getattr(found.row, name) == (other if mine == was else mine)
        assert (name in found.disputed) == (mine not in (was, other) and other != was)
    same = sorted(map(str, base.variants)) == sorted(map(str, ours.variants))
    assert (differences(base, ours) == []) == (same and replace(base, variants=()) == replace(ours, variants=()))


def test_who_gets_which_is_said_as_it_is_decided() -> None:
    """Only what makes a difference is named; equal ones take turns; `choose_variant` agrees in every case."""
    row = replace(
        SOUND,
        variants=(
            Variant(answer="1", language="ru"), Variant(answer="2", language="ru", voice="ты"),
            Variant(answer="3", language="en"), Variant(answer="4"), Variant(answer="5"),
        ),
    )  # fmt: skip
    assert [(dict(each.case), each.variants) for each in winners(row)] == [
        ({"language": "ru", "voice": "ты"}, (1,)),
        ({"language": "ru", "voice": ""}, (0,)),
        ({"language": "en"}, (2,)),
        ({"language": ""}, (3, 4)),
    ]
    for each in winners(row):
        case: dict[str, Any] = dict(each.case)
        for seed in range(8):
            chosen = choose_variant(row, Context(**case, seed=seed))
            assert chosen is not None
            assert chosen.index in each.variants
    assert winners(replace(SOUND, variants=())) == []
    many = tuple(
        Variant(answer="x", language=one, platform=two, voice=three)
        for one in ("ru", "en", "de", "fr") for two in map(str, range(6)) for three in map(str, range(6))
    )  # fmt: skip
    assert len(winners(replace(SOUND, variants=many))) == MOST_CASES
