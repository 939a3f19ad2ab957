"""The community's rules: what a list must be, files, versions, and which list holds where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain import community as rules
from moderator_app.domain.community import CommunityRule, RuleList
from moderator_app.errors import UserError
from moderator_app.paths import resource
from moderator_app.services import community, review
from tests.support.desks import Office

ONE = CommunityRule(number="1.1", title="Insults", text="Do not.", signs=("idiot*",))
LIST = RuleList(language="en", rules=(ONE,))


def test_what_ships_is_right_in_both_languages() -> None:
    """No fault, the same numbers, and every rule with its paragraph."""
    russian, english = community.read_file(resource(community.STARTER))
    assert (russian.language, english.language) == ("ru", "en")
    assert [each.number for each in russian.rules] == [each.number for each in english.rules]
    assert all(each.text for each in (*russian.rules, *english.rules))
    assert [*rules.faults(russian), *rules.faults(english)] == []


def test_the_starter_leaves_what_people_made(shop: Office) -> None:
    shop.desk.write(community.save, replace(LIST, language="ru"))
    assert community.install_starter(shop.desk) == community.Brought(lists=2, changed=1)
    assert [each.language for each in community.lists(shop.desk)] == ["ru", "en"]
    assert community.lists(shop.desk)[0].rules == (ONE,)


def test_two_hands_do_not_overwrite_each_other(shop: Office) -> None:
    """Who changes an older version than the one in force is stopped."""
    first = shop.desk.write(community.save, LIST)
    second = shop.desk.write(community.save, replace(first, rules=(ONE, replace(ONE, number="1.2"))))
    assert (second.id, second.version) == (first.id, first.version + 1)
    with pytest.raises(UserError, match="rules_changed"):
        shop.desk.write(community.save, first)
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(community.save, LIST)


def test_only_a_lead_changes_rules(shop: Office) -> None:
    with pytest.raises(UserError, match="forbidden"):
        shop.at(shop.colleague).write(community.save, LIST)


def test_the_log_shows_the_titles(shop: Office) -> None:
    shop.desk.write(community.save, LIST)
    assert review.readable(review.entries(shop.desk)[0]) == ["1.1 Insults"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LIST, language="de"),
        replace(LIST, rules=()),
        replace(LIST, rules=(ONE, ONE)),
        replace(LIST, rules=(replace(ONE, number="§ 1"),)),
        replace(LIST, rules=(replace(ONE, title=" "),)),
        replace(LIST, rules=(replace(ONE, title="a\nb"),)),
        replace(LIST, rules=(replace(ONE, link="javascript:alert(1)"),)),
        replace(LIST, rules=(replace(ONE, signs=("/a/b/",)),)),
        replace(LIST, rules=tuple(replace(ONE, number=str(each)) for each in range(100))),
    ],
)
def test_faults_are_named(shop: Office, wrong: RuleList) -> None:
    """And nothing of it comes into force."""
    assert list(rules.faults(wrong))
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(community.save, wrong)
    assert community.lists(shop.desk) == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"x"),
        ("a.toml", b"\xff\xfe"),
        ("a.toml", b"lists = 3"),
        ("a.toml", b"[[lists"),
        ("a.json", b"[1, 2]"),
        ("a.json", b'{"lists": []}'),
        ("a.json", b'{"lists": [{"rules": [{"number": "1"}]}]}'),
        ("a.json", b"[" * 100_000),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes) -> None:
    """Each is a sentence that names the file."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match="unreadable_rules"):
        community.read_file(path)
    with pytest.raises(UserError, match="unreadable_rules"):
        community.read_file(tmp_path / "missing.toml")


def test_a_file_replaces_the_list_of_its_place(shop: Office, tmp_path: Path) -> None:
    """The same file twice changes nothing the second time."""
    path = tmp_path / "rules.toml"
    path.write_text('[[lists]]\nlanguage = "en"\n[[lists.rules]]\nnumber = "1"\ntitle = "Be kind"\n', encoding="utf-8")
    shop.desk.write(community.save, LIST)
    brought = [shop.desk.write(community.bring_in, community.read_file(path)).changed for _ in range(2)]
    assert brought == [1, 0]
    (there,) = community.lists(shop.desk)
    assert (there.version, [each.title for each in there.rules]) == (2, ["Be kind"])


def test_which_list_holds() -> None:
    """Of the reader's language first, then of the brand; another language is better than none."""
    everywhere = RuleList(id=1, rules=(ONE,))
    russian = RuleList(id=2, language="ru", rules=(ONE,))
    brand = RuleList(id=3, brand="Grain", language="ru", rules=(ONE,))
    english = RuleList(id=4, brand="Grain", language="en", rules=(ONE,))
    empty = RuleList(id=5, brand="Grain", language="ru")
    known = (everywhere, russian, brand, english, empty)
    assert rules.choose(known, brand="grain", language="ru") == brand
    assert rules.choose(known, brand="Other", language="ru") == russian
    assert rules.choose(known, brand="Other", language="en") == everywhere
    assert rules.choose((english,), brand="Grain", language="ru") == english
    assert rules.choose((english, empty), brand="Other", language="en") is None


_WORDS = st.text(alphabet="abcхамы ё.,", max_size=30)


@given(text=_WORDS, signs=st.lists(_WORDS, max_size=4))
def test_matching_keeps_every_rule(text: str, signs: list[str]) -> None:
    """Whatever the text and the signs say: each rule once, those with words first, words as they stand in the text."""
    listed = [replace(ONE, number=str(number), signs=(sign,)) for number, sign in enumerate(signs)]
    found = rules.matched(listed, text)
    assert sorted(each.rule.number for each in found) == sorted(each.number for each in listed)
    assert [bool(each.words) for each in found] == sorted((bool(each.words) for each in found), reverse=True)
    assert all(word in text for each in found for word in each.words)


@given(
    number=st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,2})?", fullmatch=True),
    title=st.text(min_size=1, max_size=40).filter(lambda each: each.strip() == each),
    brand=st.text(max_size=10),
)
def test_plain_and_back(number: str, title: str, brand: str) -> None:
    wanted = RuleList(brand=brand, language="ru", rules=(replace(ONE, number=number, title=title),))
    assert rules.from_plain(rules.to_plain(wanted)) == wanted
