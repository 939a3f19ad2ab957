"""Filters as people type them and keep them: what is asked for, whose it is, and what is gone meanwhile."""

from __future__ import annotations

from array import array

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, Filter, Group, both, count_of, is_head, key_of
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.matrix.likeness import bands
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import InboxQuery, Sort, View
from moderator_app.errors import FORBIDDEN, INVALID, NOT_FOUND, UserError
from moderator_app.services import filters, inbox, lists, moderation, moderators, saved_views
from moderator_app.services.moderation import Action
from moderator_app.storage import likeness
from tests.support.desks import Office
from tests.support.storage import said

CRITICS = InboxQuery(view=View.ALL, sort=Sort.NEW, group=Group.AUTHOR, filter=Filter(kinds=(Kind.CONSTRUCTIVE,)))


def test_every_part_is_typed_as_it_is_called(shop: Office) -> None:
    """Values of one part add up, names and numbers mean the same, a whole address is its host."""
    made = filters.parsed(
        shop.desk,
        ["platform=vk,Telegram", "channel=Coffee blog", "kind=destructive", "kind=neutral", "negativity=70%",
         "tag=Refund", "author=3,4", "thread=5", "link=https://www.shop.example/a", "assignee=me,none,Boris",
         "state=open", "waiting=expert", "level=burning,overdue", "older=1d2h", "newer=90m", "text=cold coffee",
         "language=ru"],
    )  # fmt: skip
    assert made == Filter(
        platforms=("vk", "telegram"),
        channels=(1,),
        kinds=(Kind.DESTRUCTIVE, Kind.NEUTRAL),
        negativity=70,
        languages=("ru",),
        tags=("refund",),
        authors=(3, 4),
        threads=(5,),
        link="www.shop.example",
        assignees=(ME, NOBODY, str(shop.colleague.id)),
        states=(ItemState.OPEN,),
        waiting=(Waiting.EXPERT,),
        levels=(Level.BURNING, Level.OVERDUE),
        older_s=26 * 3_600,
        newer_s=5_400,
        text="cold coffee",
    )


@pytest.mark.parametrize(
    "condition",
    ["", "mood=bad", "kind", "kind=", "kind=angry", "negativity=0", "negativity=101", "negativity=²", "channel=9",
     "channel=Nowhere", "author=x", "author=99999999999999999999", "link=nohost",
     "link=http://", "assignee=Nobody Here",
     "older=soon", "older=", "text=", "level=red", "state=lost", "tag=,"],
)  # fmt: skip
def test_a_condition_that_means_nothing_says_what_would(shop: Office, condition: str) -> None:
    with pytest.raises(UserError) as caught:
        filters.parsed(shop.desk, [condition])
    assert caught.value.code == filters.BAD_FILTER
    assert caught.value.exit_code == 2
    assert caught.value.hint("en")
    assert caught.value.hint("ru")


@pytest.mark.parametrize("link", [ANY_LINK, NO_LINK])
def test_links_come_with_the_message_and_follow_its_edits(shop: Office, link: str) -> None:
    """What the platform brings is what the filter finds, after an edit too."""
    first = shop.arrives("1", text="see https://m.shop.example/sale", author="olga")
    second = shop.arrives("2", text="no link", author="ira")

    def listed(wanted: str) -> list[int]:
        return list(lists.ids(shop.desk, InboxQuery(filter=Filter(link=wanted))))

    assert listed(link) == [first if link == ANY_LINK else second]
    assert listed("shop.example") == [first]
    shop.pull(said("1", text="never mind", author="olga"))
    shop.pull(said("2", text="https://vk.com/x", author="ira"))
    assert listed("shop.example") == []
    assert listed("vk.com") == [second]
    assert listed(link) == [second if link == ANY_LINK else first]


def test_words_and_other_parts_hold_together(shop: Office) -> None:
    first = shop.arrives("1", text="cold coffee https://a.example", author="olga")
    shop.arrives("2", text="cold coffee", author="ira")
    shop.arrives("3", text="hot https://a.example", author="oleg")
    query = InboxQuery(filter=Filter(text="coffee", link="a.example"))
    assert list(lists.ids(shop.desk, query)) == [first]
    assert lists.count(shop.desk, query) == 1


def test_what_two_filters_ask_adds_up() -> None:
    """Where both ask in one part the narrower second one holds."""
    first = Filter(kinds=(Kind.NEUTRAL,), text="cold", tags=("a",))
    assert both(first, Filter(kinds=(Kind.ADVOCATE,), text="coffee")) == Filter(
        kinds=(Kind.ADVOCATE,), text="cold coffee", tags=("a",)
    )


def test_a_gathered_list_has_heads_for_pairs_alone(shop: Office) -> None:
    """Two of one author have a head with their number; who wrote once has none."""
    first = shop.arrives("1", author="olga", thread="a")
    second = shop.arrives("2", author="ira", thread="a")
    third = shop.arrives("3", author="olga", thread="b")
    found = lists.ids(shop.desk, InboxQuery(group=Group.AUTHOR))
    heads = [each for each in found if is_head(each)]
    assert [each for each in found if not is_head(each)] == [first, third, second]
    assert [(count_of(each)) for each in heads] == [2]
    assert key_of(heads[0]) == inbox.rows(shop.desk, [first])[0].author_id
    assert found == array("q", [heads[0], first, third, second])


def test_clusters_are_gathered_anew_after_a_while(shop: Office) -> None:
    """A list that is read again and again does not look at every open item each time."""
    heads = lists.Heads()
    assert heads.of(shop.desk) == {}
    text = "Where can I return the broken coffee machine I bought on Monday?"
    for number, author in enumerate(("olga", "ira", "oleg"), 1):
        shop.arrives(str(number), text=text, author=author)
    shop.desk.write(lambda conn, _desk: likeness.put(conn, [(each, each, bands(text)) for each in (1, 2, 3)]))
    assert heads.of(shop.desk) == {}
    shop.clock.pass_s(6)
    assert heads.of(shop.desk) == {1: 1, 2: 1, 3: 1}
    found = lists.ids(shop.desk, InboxQuery(group=Group.CLUSTER), heads=heads)
    assert [count_of(each) for each in found if is_head(each)] == [3]


# ------------------------------------------------------------ kept under a name


def test_a_view_is_kept_as_it_was(shop: Office) -> None:
    """View, order, group and filter come back; the words of the search field have become part of it."""
    kept = shop.desk.write(saved_views.save, "  My   critics ", InboxQuery(view=View.ALL, search="cold", channel_id=1))
    (found,) = saved_views.listed(shop.desk)
    assert found == kept
    assert found.name == "My critics"
    assert found.query == InboxQuery(view=View.ALL, filter=Filter(text="cold", channels=(1,)))
    shop.desk.write(saved_views.replace_query, kept.id, CRITICS)
    assert saved_views.named(shop.desk, "my CRITICS").query == CRITICS


def test_views_are_ones_own_until_a_lead_shares_them(shop: Office) -> None:
    """A colleague sees what is shared and cannot change it; a moderator cannot share."""
    boris = shop.at(shop.colleague)
    private = shop.desk.write(saved_views.save, "Mine", CRITICS)
    shared = shop.desk.write(saved_views.save, "Ours", CRITICS, shared=True)
    own = boris.write(saved_views.save, "Boris' own", CRITICS)
    assert [each.name for each in saved_views.listed(boris)] == ["Boris' own", "Ours"]
    for change in (
        lambda: boris.write(saved_views.remove, shared.id),
        lambda: boris.write(saved_views.rename, shared.id, "Other"),
        lambda: boris.write(saved_views.share, own.id, shared=True),
        lambda: boris.write(saved_views.save, "New", CRITICS, shared=True),
    ):
        with pytest.raises(UserError) as caught:
            change()
        assert caught.value.code == FORBIDDEN
    with pytest.raises(UserError) as caught:
        boris.write(saved_views.rename, private.id, "Other")
    assert caught.value.code == NOT_FOUND
    assert not saved_views.may_change(boris, shared)
    shop.desk.write(saved_views.share, private.id, shared=True)
    assert [each.name for each in saved_views.listed(boris)] == ["Boris' own", "Mine", "Ours"]


def test_views_move_and_go(shop: Office) -> None:
    made = [shop.desk.write(saved_views.save, name, CRITICS) for name in "abc"]
    shop.desk.write(saved_views.move, made[2].id, -1)
    shop.desk.write(saved_views.move, made[0].id, -1)
    assert [each.name for each in saved_views.listed(shop.desk)] == ["a", "c", "b"]
    shop.desk.write(saved_views.remove, made[2].id)
    assert [each.name for each in saved_views.listed(shop.desk)] == ["a", "b"]
    with pytest.raises(UserError) as caught:
        shop.desk.write(saved_views.remove, made[2].id)
    assert caught.value.code == NOT_FOUND


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\u202eb", "tak\u0000en"])
def test_a_name_that_cannot_be_read_is_refused(shop: Office, name: str) -> None:
    with pytest.raises(UserError) as caught:
        shop.desk.write(saved_views.save, name, CRITICS)
    assert caught.value.code == INVALID


def test_two_views_never_look_alike(shop: Office) -> None:
    shop.desk.write(saved_views.save, "Critics", CRITICS)
    with pytest.raises(UserError) as caught:
        shop.desk.write(saved_views.save, "cRITICS", CRITICS)
    assert caught.value.code == saved_views.VIEW_NAME_TAKEN


def test_a_view_of_a_release_to_come_is_not_listed_as_something_else(shop: Office) -> None:
    kept = shop.desk.write(saved_views.save, "Odd", CRITICS)
    shop.desk.write(
        lambda conn, _desk: conn.execute(
            "UPDATE saved_view SET content_json = replace(content_json, 'kinds', 'moods') WHERE id = ?", (kept.id,)
        )
    )
    assert saved_views.listed(shop.desk) == []
    with pytest.raises(UserError) as caught:
        saved_views.named(shop.desk, "odd")
    assert caught.value.code == saved_views.UNREADABLE_VIEW


def test_what_a_filter_names_and_is_gone_is_told(shop: Office) -> None:
    """A channel no longer watched and a colleague who left are named in both languages; the list itself still works."""
    shop.arrives("1")
    shop.desk.write(moderation.act, 1, Action(kind=EntryKind.ASSIGN, to="Boris"))
    wanted = Filter(channels=(1, 77), assignees=(ME, str(shop.colleague.id)), authors=(1, 55), platforms=("wordpress",))
    assert len(filters.problems(shop.desk, wanted)) == 2
    shop.desk.write(moderators.retire, shop.colleague.id)
    shop.desk.write(lambda conn, _desk: conn.execute("UPDATE channel SET watched = 0 WHERE id = 1"))
    told = filters.problems(shop.desk, wanted)
    assert [each.code for each in told] == [
        filters.GONE_CHANNEL, filters.GONE_CHANNEL, filters.GONE_PERSON, filters.GONE_OTHER,
    ]  # fmt: skip
    assert "Coffee blog" in told[0].text("ru")
    assert "Boris" in told[2].text("en")
    assert list(lists.ids(shop.desk, InboxQuery(filter=wanted))) == [1]


def test_what_can_be_chosen_is_what_there_is(shop: Office) -> None:
    shop.arrives("1")
    shop.desk.write(moderation.act, 1, Action(kind=EntryKind.TAG, tag="refund"))
    found = filters.names(shop.desk)
    assert found.platforms == ("wordpress",)
    assert found.channels == {1: "Coffee blog"}
    assert set(found.people.values()) == {"Anna", "Boris"}
    assert found.tags == ("refund",)
