"""How often the right row is suggested, how sure "no row fits" is, and how fast, with peers' search beside it.

Sets: BANKING77 and the Russian questions, where they lie in `../shared/nlp`; and the cold ones of this tree
(`tests/data/suggest`), whose comments were written apart from rows and topic packs: none may be copied into a pack.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from bench import measure
from moderator_app.engine import lexicon
from moderator_app.ranking.model import LinearModel
from moderator_app.ranking.ranker import FITS, Ranker, RowText, topic_model

TREE: Final = Path(__file__).parents[1]
SHARED: Final = TREE.parent / "shared" / "nlp"
SHOTS: Final = 10
_REFUSED: Final = 10.0
"""Percent of comments that a suggested row answers and that may be told "no row fits": how `FITS` was chosen."""

Case = tuple[str, int]
Rank = Callable[[str], tuple[Sequence[int], float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Rows, and comments with the place of the row that answers them."""

    name: str
    rows: tuple[RowText, ...]
    asked: tuple[Case, ...]

    def part(self, known: set[int]) -> tuple[Task, tuple[str, ...]]:
        """The task with these rows alone, and the comments that no row answers then."""
        places = sorted(known)
        rows = tuple(self.rows[at] for at in places)
        asked = tuple((text, places.index(at)) for text, at in self.asked if at in known)
        return Task(name=self.name, rows=rows, asked=asked), tuple(t for t, at in self.asked if at not in known)


# ---------------------------------------------------------------- sets


def cold(language: str) -> Task:
    """A matrix of a coffee chain, three phrasings a row, and comments of its guests."""
    content = tomllib.loads((TREE / "tests" / "data" / "suggest" / f"cold_{language}.toml").read_text("utf-8"))
    codes = [row["code"] for row in content["row"]]
    rows = tuple(
        RowText(id=at, code=row["code"], title=row["title"], examples=tuple(row["examples"]), answers=(row["answer"],))
        for at, row in enumerate(content["row"])
    )
    asked = tuple((each["text"], codes.index(each["row"])) for each in content["comment"])
    return Task(name=f"cold matrix, {language}", rows=rows, asked=asked)


def banking(shared: Path, shots: int | None, seed: int) -> Task:
    """BANKING77 with so many examples a row; None: all."""
    chance = Random(seed)
    by_label: dict[str, list[str]] = defaultdict(list)
    for text, label in _csv(shared / "banking77_train.csv"):
        by_label[label].append(text)
    labels = sorted(by_label)
    rows = tuple(
        RowText(
            id=at,
            code=f"B{at}",
            title=label.replace("_", " "),
            examples=tuple(by_label[label] if shots is None else chance.sample(by_label[label], shots)),
        )
        for at, label in enumerate(labels)
    )
    asked = tuple((text, labels.index(label)) for text, label in _csv(shared / "banking77_test.csv"))
    return Task(name=f"BANKING77 {'full' if shots is None else f'{shots}-shot'}", rows=rows, asked=asked)


def questions(shared: Path, left_out: int) -> Task:
    """32 Russian questions of four phrasings: one of each is asked, three are known."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for text, label in _csv(shared / "ru_faq_train.csv"):
        by_label[label].append(text)
    labels = sorted(by_label)
    rows = tuple(
        RowText(
            id=at,
            code=f"Q{at}",
            title="",
            examples=tuple(text for place, text in enumerate(by_label[label]) if place != left_out),
        )
        for at, label in enumerate(labels)
    )
    asked = tuple((by_label[label][left_out], at) for at, label in enumerate(labels))
    return Task(name="Russian questions", rows=rows, asked=asked)


def _csv(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[0], row[1]) for row in list(csv.reader(file))[1:]]


def with_typos(text: str, chance: Random) -> str:
    """One letter of every fourth word or so is dropped, doubled or swapped with the next."""
    return " ".join(
        _mistyped(word, chance) if len(word) > 3 and chance.random() < 0.25 else word for word in text.split()
    )


def _mistyped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


# ---------------------------------------------------------------- who ranks


class Models:
    """The shipped topics and their model, made once."""

    def __init__(self) -> None:
        self.words = lexicon.load()
        self._topics: LinearModel | None = None

    @property
    def topics(self) -> LinearModel:
        """The model that tells topics apart."""
        if self._topics is None:
            self._topics = topic_model(self.words.reader(), self.words.topics)
        return self._topics

    def ranker(self, rows: Iterable[RowText]) -> Ranker:
        """As the engine makes it."""
        return Ranker.build(self.words.reader(), tuple(rows), self.words.topics, self.topics)


def ours(ranker: Ranker) -> Rank:
    """Three rows and how sure."""

    def rank(text: str) -> tuple[Sequence[int], float]:
        scores, confidence = ranker.rank(ranker.reader.vector(text))
        return [int(at) for at in np.argsort(-scores, kind="stable")[:3]], confidence

    return rank


def peers(rows: Sequence[RowText]) -> Rank:
    """What other tools do: rows that contain the longest word (`ILIKE %word%`), most hits first."""
    said = [" \n ".join((row.title, *row.examples, *row.answers)).casefold() for row in rows]

    def rank(text: str) -> tuple[Sequence[int], float]:
        words = re.findall(r"\w+", text.casefold())
        hits = [body.count(max(words, key=len)) if words else 0 for body in said]
        best = [int(at) for at in np.argsort(-np.asarray(hits), kind="stable")[:3] if hits[int(at)]]
        return best, float(bool(best))

    return rank


def accuracy(rank: Rank, asked: Sequence[Case]) -> tuple[float, float]:
    """Percent of comments whose row is first, and among the first three."""
    found = [(rank(text)[0], at) for text, at in asked]
    first = sum(bool(best) and best[0] == at for best, at in found)
    return 100 * first / len(asked), 100 * sum(at in best for best, at in found) / len(asked)


def auroc(fitting: Sequence[float], other: Sequence[float]) -> float:
    """How likely a comment that a row answers gets a higher score than one that none does."""
    ordered = np.sort(np.asarray(other))
    below, upto = (np.searchsorted(ordered, fitting, side) for side in ("left", "right"))
    return float((below + upto).mean() / 2 / len(ordered))


# ---------------------------------------------------------------- the table


def _line(name: str, ranks: tuple[float, float], peer: tuple[float, float]) -> None:
    sys.stdout.write(f"{name:34} {ranks[0]:5.1f} {ranks[1]:5.1f}   substring {peer[0]:5.1f} {peer[1]:5.1f}\n")
    sys.stdout.flush()


def _mean(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)


def _measured(models: Models, tasks: Sequence[Task], name: str = "") -> tuple[float, float]:
    ranks = _mean([accuracy(ours(models.ranker(task.rows)), task.asked) for task in tasks])
    _line(name or tasks[0].name, ranks, _mean([accuracy(peers(task.rows), task.asked) for task in tasks]))
    return ranks


def _sure(ranker: Ranker, texts: Iterable[str]) -> list[float]:
    return [ranker.rank(ranker.reader.vector(text))[1] for text in texts]


def _held_out(models: Models, task: Task, draws: int = 3) -> float:
    """AUROC of "no row fits" where a quarter of the rows is taken away: the hardest question, near to what is known."""
    fitting: list[float] = []
    other: list[float] = []
    for seed in range(draws):
        kept = set(Random(seed).sample(range(len(task.rows)), len(task.rows) * 3 // 4))
        part, nobody = task.part(kept)
        ranker = models.ranker(part.rows)
        fitting += _sure(ranker, [text for text, _ in part.asked])
        other += _sure(ranker, nobody)
    return auroc(fitting, other)


def _answered(ranker: Ranker, task: Task) -> list[float]:
    """How sure it is of comments whose row is among the first three."""
    rank = ours(ranker)
    return [sure for text, at in task.asked for best, sure in [rank(text)] if at in best]


def quality(report: measure.Report, models: Models, shared: Path, draws: int) -> None:
    """Accuracy and "no row fits" on every set."""
    sys.stdout.write(f"{'':34} top-1 top-3\n")
    russian, english = cold("ru"), cold("en")
    chance = Random(7)
    first, three = _measured(models, [russian])
    report.at_least("cold1", "the right row first, cold Russian matrix", first, 45, "%")
    report.at_least("cold3", "the right row among three, cold Russian matrix", three, 65, "%")
    _measured(models, [english])
    typos = [(with_typos(text, chance), at) for text, at in russian.asked]
    _measured(
        models, [Task(name="", rows=russian.rows, asked=tuple(typos))], "cold matrix, ru, every 4th word mistyped"
    )
    sure = [_answered(models.ranker(task.rows), task) for task in (russian, english)]
    sys.stdout.write(f"AUROC, rows held out, cold ru          {_held_out(models, russian):.3f}\n")
    if not shared.is_dir():
        sys.stdout.write(f"skipped: BANKING77 and the Russian questions, {shared} is not here\n")
        _refused(report, sure)
        return
    faq = [questions(shared, at) for at in range(4)]
    _measured(models, faq)
    sys.stdout.write(f"AUROC, rows held out, Russian questions {np.mean([_held_out(models, t, 1) for t in faq]):.3f}\n")
    few = [banking(shared, SHOTS, seed) for seed in range(draws)]
    first, three = _measured(models, few)
    report.at_least("few1", "BANKING77, 10 examples a row: the right row first", first, 76.5, "%")
    report.at_least("few3", "BANKING77, 10 examples a row: among three", three, 90, "%")
    typos = [(with_typos(text, chance), at) for text, at in few[0].asked]
    _measured(models, [Task(name="", rows=few[0].rows, asked=tuple(typos))], "BANKING77 10-shot, mistyped")
    full = banking(shared, None, 0)
    first, three = _measured(models, [full])
    report.at_least("full1", "BANKING77, all examples: the right row first", first, 90.5, "%")
    report.at_least("full3", "BANKING77, all examples: among three", three, 97.5, "%")
    strangers = [text for text, _ in (*russian.asked, *english.asked, *(case for task in faq for case in task.asked))]
    for task, name in ((few[0], "few"), (full, "full")):
        ranker = models.ranker(task.rows)
        area = auroc(_sure(ranker, [text for text, _ in task.asked]), _sure(ranker, strangers))
        report.at_least(f"out{name[0]}", f"AUROC of no row fits, {task.name} against other sets", area, 0.93, "")
        sys.stdout.write(f"AUROC, rows held out, {task.name:18} {_held_out(models, task, 1):.3f}\n")
        sure.append(_answered(ranker, task))
    sure.append([each for task in faq for each in _answered(models.ranker(task.rows), task)])
    _refused(report, sure)


def _refused(report: measure.Report, sure: Sequence[Sequence[float]]) -> None:
    shares = [100 * float(np.mean(np.asarray(each) < FITS)) for each in sure]
    at = np.quantile(np.concatenate([np.resize(np.asarray(each), 5_000) for each in sure]), _REFUSED / 100)
    sys.stdout.write(f"told no row fits though it does, by set: {', '.join(f'{each:.0f} %' for each in shares)}; ")
    sys.stdout.write(f"{_REFUSED:.0f} % would be at {at:.3f}, FITS is {FITS}\n")
    report.at_most("fits", "mean share of answerable comments told no row fits", float(np.mean(shares)), _REFUSED, "%")


def speed(report: measure.Report, models: Models) -> None:
    """500 rows with 5,000 phrasings, made of the topics' own."""
    said = [text for topic in models.words.topics for text in topic.phrasings]
    Random(3).shuffle(said)
    said = (said * 2)[:5_000]
    rows = [
        RowText(id=at, code=f"R{at}", title=said[at * 10], examples=tuple(said[at * 10 + 1 : at * 10 + 10]))
        for at in range(500)
    ]
    made: list[Ranker] = []
    _ = models.topics
    built = measure.wall_s(lambda: made.append(models.ranker(rows)))
    ranker = made[0]
    asked = [text for text, _ in cold("ru").asked]
    for text in asked[:30]:
        ranker.suggest(text)
    ranked, shown, learnt = list[float](), list[float](), list[float]()
    for at, text in enumerate(asked):
        ranked.append(_ms(lambda text=text: ranker.rank(ranker.reader.vector(text))))  # type: ignore[misc]
        shown.append(_ms(lambda text=text: ranker.suggest(text)))  # type: ignore[misc]
        learnt.append(_ms(lambda text=text, at=at: ranker.learn(text, at % 500)))  # type: ignore[misc]
    report.at_most(
        "p95", "ms to rank 500 rows with 5,000 phrasings, 95th percentile", measure.percentile(ranked, 0.95), 1, "ms"
    )
    report.at_most("learn", "ms to learn a choice, 95th percentile", measure.percentile(learnt, 0.95), 10, "ms")
    sys.stdout.write(
        f"with the words marked and nine rows: p95 {measure.percentile(shown, 0.95):.2f} ms; built in {built:.1f} s\n"
    )


def _ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call: others may use the machine too."""
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run them; the exit code says whether all goals hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="where BANKING77 and the Russian questions lie")
    parser.add_argument("--draws", type=int, default=3, help="draws of ten examples a row")
    options = parser.parse_args(arguments)
    report = measure.Report("suggest")
    models = Models()
    made = measure.wall_s(lambda: models.topics)
    sys.stdout.write(f"{len(models.words.topics)} topics, their model made once in {made:.1f} s\n")
    quality(report, models, options.shared, options.draws)
    speed(report, models)
    return report.exit_code()


if __name__ == "__main__":
    raise SystemExit(main())
