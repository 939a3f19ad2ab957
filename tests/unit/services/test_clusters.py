"""Items that ask the same: gathered by the engine's sketches, answered in one pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.engine.likeness import CHUNK, Sketcher
from moderator_app.services import clusters, files, matrix, outbox
from moderator_app.services.clusters import Answer
from moderator_app.storage.connect import Connection
from tests.support.desks import Office
from tests.support.storage import said

T = TypeVar("T")


class Engine:
    """The engine's hand on the store."""

    def __init__(self, shop: Office) -> None:
        self._shop = shop

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self._shop.desk.reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        return self._shop.desk.lane.call(change)


ASKED = ("Сколько стоит доставка?", "а сколько стоит доставка??", "Сколько доставка стоит", "🔥", "❤️❤️", "Где туалет?")


def asked(shop: Office) -> list[int]:
    return [shop.arrives(author=f"a{number}", text=text) for number, text in enumerate(ASKED)]


def test_the_same_question_is_one_cluster(shop: Office) -> None:
    """In other words too; wordless ones together; a question of its own stands alone; the largest first."""
    items = asked(shop)
    assert clusters.listed(shop.desk) == []
    assert Sketcher().look(Engine(shop)) == len(items)
    found = clusters.listed(shop.desk)
    assert [each.items for each in found] == [tuple(items[:3]), tuple(items[3:5])]
    assert (found[0].count, found[0].text) == (3, ASKED[0])
    assert clusters.of_item(shop.desk, items[1]) == found[0]
    assert clusters.of_item(shop.desk, items[5]) is None
    assert [each.count for each in clusters.listed(shop.desk, least=3)] == [3]
    assert clusters.listed(shop.desk, channel_id=99) == []


def test_one_pass_answers_all_that_were_not_taken_out(shop: Office) -> None:
    """A variant for each, one batch, one entry each; one answered meanwhile is told, the others go."""
    items = asked(shop)[:3]
    sketcher = Sketcher()
    sketcher.look(Engine(shop))
    answer = Variant(answer="[Доставка|Привезём|Курьер] {name|}, 300 рублей. [Ждём|До встречи|Заходите]!")
    row = shop.desk.write(matrix.save, Row(code="d", title="Доставка", variants=(answer,)))
    ready = clusters.lines(shop.desk, items, row)
    assert [(each.item_id, each.question, each.why_en) for each in ready] == [
        (item, text, "") for item, text in zip(items, ASKED, strict=False)
    ]
    taken = [Answer(item_id=each.item_id, text=each.text, used=each.used) for each in ready]
    bad = Answer(item_id=items[2], text="Заказ {номер?}")
    (result,) = [future.result() for future in clusters.answer(shop.desk, [*taken[:2], bad])]
    assert ([each.item_id for each in result.done], list(result.failed)) == (items[:2], [items[2]])
    assert result.failed[items[2]].code == "unresolved"
    batches = shop.desk.reader.execute("SELECT DISTINCT batch FROM entry WHERE kind = 'reply'").fetchall()
    assert batches == [(result.batch,)]
    assert matrix.uses(shop.desk)[row.id].count == 2
    assert clusters.of_item(shop.desk, items[2]) is None


def test_sketches_keep_up(shop: Office) -> None:
    """More than one look needs are done by the next; a changed last message gets a new one; done items lose theirs."""
    shop.pull(*[said(f"{n}", author=f"p{n}", text=f"вопрос номер {n} про {n}") for n in range(CHUNK * 4)])
    sketcher = Sketcher()
    assert sketcher.look(Engine(shop)) == CHUNK * 3
    assert sketcher.look(Engine(shop)) == CHUNK
    assert sketcher.look(Engine(shop)) == 0
    again = shop.arrives("9001", author="p0", text="другое дело совсем", second=9001)
    assert sketcher.look(Engine(shop)) == 1
    row = shop.desk.reader.execute("SELECT DISTINCT message_id FROM likeness WHERE message_id = ?", (again,)).fetchall()
    assert len(row) == 1
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE item SET state = 'done' WHERE id > 5"))
    shop.arrives("9002", author="p0", text="и ещё", second=9002)
    sketcher.look(Engine(shop))
    (left,) = shop.desk.reader.execute("SELECT count(DISTINCT item_id) FROM likeness").fetchone()
    assert left < CHUNK * 4


def test_what_many_speak_of_at_once_is_one_cluster(shop: Office) -> None:
    """Other words each, one in common that was rare before; usual words gather nobody."""
    shop.pull(*[said(f"{n}", author=f"p{n}", text=f"спасибо за кофе номер {n}, зайду завтра") for n in range(40)])
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE item SET state = 'done'"))
    reports = [
        "Крышка слетела на Мира", "Третий раз протекает крышка", "облила себя, крышки не держатся",
        "Кто придумал эти крышки?", "Опять с крышкой беда", "Рубашка в пятнах, крышка виновата",
    ]  # fmt: skip
    items = [shop.arrives(f"r{n}", author=f"r{n}", text=text, second=900 + n) for n, text in enumerate(reports)]
    others = [
        shop.arrives(f"o{n}", author=f"o{n}", text=f"{word}, спасибо за кофе", second=950 + n)
        for n, word in enumerate(("Утром", "Вечером", "Вчера", "Всегда", "Сегодня", "Днём"))
    ]
    (found,) = clusters.listed(shop.desk, least=6)
    assert found.items == tuple(items)
    assert clusters.of_item(shop.desk, others[0]) is None


def test_a_pass_carries_the_files_of_the_answer(shop: Office) -> None:
    """Where the platform takes none the words go alone, and the line says why."""
    items = asked(shop)[:2]
    guide = files.keep_bytes(shop.desk, "guide.pdf", b"%PDF-1.7")
    row = shop.desk.write(
        matrix.save, Row(code="d", title="Доставка", variants=(Variant(answer="Вот.", attachments=(guide,)),))
    )
    (line, _other) = clusters.lines(shop.desk, items, row)
    assert line.files == ()
    assert "takes no files" in line.stays_en
    shop.desk.write(lambda conn, _desk: conn.execute("UPDATE account SET platform = 'telegram'"))
    (line, _other) = clusters.lines(shop.desk, items, row)
    assert (line.files, line.stays_en) == ((guide,), "")
    (future,) = clusters.answer(shop.desk, [Answer(item_id=items[0], text=line.text, used=line.used, files=line.files)])
    (sent,) = future.result().done
    delivery = outbox.delivery(shop.desk, sent.entry.id)
    assert delivery is not None
    assert delivery.files == (guide,)
