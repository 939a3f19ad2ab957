"""Rows of the matrix that somebody edits and has not saved: on disk beside the drafts, so that nothing is lost."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moderator_app.domain.matrix.rows import Row, row_from_plain, row_to_plain
from moderator_app.services.desk import Desk

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A row as it is being edited.

    Attributes:
        key: number of the row; negative: a new one.
        base: what it was made from; None: nothing.
        row: as it stands in the form; its number is `key`.
        proposal: entry of the proposal that saving it accepts; 0: none.
    """

    key: int
    base: Row | None
    row: Row
    proposal: int = 0


def keep(desk: Desk, forms: Sequence[Form]) -> None:
    """Write these forms, and only these, whole or not at all; on disk when this returns.

    Raises:
        OSError: it cannot be written.
    """
    path = desk.profile.matrix_forms
    if not forms:
        path.unlink(missing_ok=True)
        return
    part = path.with_suffix(".part")
    part.write_text(json.dumps([_plain(each) for each in forms], ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def kept(desk: Desk) -> tuple[Form, ...]:
    """The forms that were kept; what cannot be read is left where it is, with a line in the log."""
    path = desk.profile.matrix_forms
    try:
        return tuple(_form(each) for each in json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        log.warning("forms of the matrix cannot be read: %s", error)
        return ()


def _plain(form: Form) -> dict[str, Any]:
    base = form.base
    return {
        "key": form.key,
        "proposal": form.proposal,
        "row": row_to_plain(form.row),
        "version": form.row.version,
        "base": None if base is None else row_to_plain(base),
        "base_version": 0 if base is None else base.version,
    }


def _form(plain: Any) -> Form:
    key = int(plain["key"])
    base = plain["base"]
    return Form(
        key=key,
        base=None if base is None else row_from_plain(base, row_id=key, version=int(plain["base_version"])),
        row=row_from_plain(plain["row"], row_id=key, version=int(plain["version"])),
        proposal=int(plain["proposal"]),
    )
