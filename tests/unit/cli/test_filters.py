"""`inbox --filter` and `inbox --view`, as scripts call them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moderator_app.cli import app
from moderator_app.domain.filters import Filter
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import moderators, saved_views
from tests.support.desks import Office, office


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.arrives("1", text="see https://shop.example", author="olga")
        opened.arrives("2", text="nothing", author="ira")
        yield opened


def called(shop: Office, capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, Any, str]:
    code = app.run(["--profile", str(shop.desk.profile.root), "--lang", "en", "--as", "Anna", *words])
    captured = capsysbinary.readouterr()
    out = captured.out.decode()
    return code, json.loads(out) if "--json" in words else out, captured.err.decode()


def test_a_filter_narrows_the_list(shop: Office, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Parts hold all at once; a state that is asked for is looked for in everything."""
    code, out, _ = called(shop, capsysbinary, "inbox", "--filter", "link=shop.example", "--json")
    assert (code, [each["id"] for each in out["items"]], "problems" in out) == (0, [1], False)
    _, out, _ = called(shop, capsysbinary, "inbox", "--filter", "link=any", "--filter", "state=done", "--json")
    assert out["items"] == []


def test_a_saved_view_is_listed_by_name_and_narrowed_further(
    shop: Office, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    shop.desk.write(saved_views.save, "With links", InboxQuery(view=View.ALL, filter=Filter(link="any")))
    _, out, _ = called(shop, capsysbinary, "inbox", "--view", "with links", "--json")
    assert [each["id"] for each in out["items"]] == [1]
    _, out, _ = called(shop, capsysbinary, "inbox", "--view", "With links", "--filter", "text=nothing", "--json")
    assert out["items"] == []
    _, out, _ = called(shop, capsysbinary, "inbox", "--view", "done-today", "--json")
    assert out["items"] == []


def test_an_unknown_view_names_those_there_are(shop: Office, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    shop.desk.write(saved_views.save, "With links", InboxQuery(filter=Filter(link="any")))
    code, out, err = called(shop, capsysbinary, "inbox", "--view", "without", "--json")
    assert (code, out["error"]["code"]) == (1, "not_found")
    assert "With links" in err


def test_a_view_with_somebody_who_left_says_so(shop: Office, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """To people on standard error, to programs in the document; the list is given all the same."""
    left = Filter(assignees=(str(shop.colleague.id),))
    shop.desk.write(saved_views.save, "Boris' own", InboxQuery(view=View.ALL, filter=left))
    shop.desk.write(moderators.retire, shop.colleague.id)
    code, out, _ = called(shop, capsysbinary, "inbox", "--view", "Boris' own", "--json")
    assert (code, [each["code"] for each in out["problems"]]) == (0, ["gone_person"])
    _, _, err = called(shop, capsysbinary, "inbox", "--view", "Boris' own")
    assert "Boris" in err
