"""Each of the design's rules that always hold (section 3) has tests that say so by `@pytest.mark.rule(n)`.

Read from the sources: what is deselected or skipped on this machine still counts, what is not collected does not.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
RULES = range(1, 17)


def rules_named(source: str) -> dict[str, set[int]]:
    """Test -> the rules that its markers name; a marker of anything but one number is an error."""
    found: dict[str, set[int]] = {}
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if not ast.unparse(decorator).startswith("pytest.mark.rule"):
                continue
            match decorator:
                case ast.Call(args=[ast.Constant(value=int(number))], keywords=[]):
                    found.setdefault(node.name, set()).add(number)
                case _:
                    raise ValueError(f"{node.name}: rule() takes one number")
    return found


@cache
def proofs() -> dict[int, tuple[str, ...]]:
    """Rule -> the tests that prove it."""
    by_rule: dict[int, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if "mark.rule" not in source or path == Path(__file__).resolve():
            continue
        for name, rules in rules_named(source).items():
            for number in rules:
                by_rule.setdefault(number, []).append(f"{path.relative_to(TESTS)}::{name}")
    return {number: tuple(tests) for number, tests in by_rule.items()}


@pytest.mark.parametrize("number", RULES)
def test_each_rule_has_a_test(number: int) -> None:
    assert proofs().get(number), f"no test is marked rule({number})"


def test_no_test_names_a_rule_that_is_not_there() -> None:
    assert set(proofs()) <= set(RULES)


def test_only_what_pytest_collects_is_marked() -> None:
    names = [test for tests in proofs().values() for test in tests]
    assert [name for name in names if not name.partition("::")[2].lower().startswith("test")] == []


def test_markers_are_read() -> None:
    """The reading itself: several markers of one test, and one that names no number."""
    two = "@pytest.mark.rule(3)\n@pytest.mark.process\n@pytest.mark.rule(14)\ndef test_x(): ...\ndef test_y(): ...\n"
    assert rules_named(two) == {"test_x": {3, 14}}
    with pytest.raises(ValueError, match="one number"):
        rules_named("@pytest.mark.rule\ndef test_x(): ...\n")
