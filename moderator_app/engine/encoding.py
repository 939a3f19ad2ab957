"""The sentence encoder that a profile names, read once and kept while the name stays; see `ranking.encoder`."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from moderator_app import config, paths
from moderator_app.errors import UserError
from moderator_app.ranking import encoder
from moderator_app.ranking.encoder import Encoder

log = logging.getLogger(__name__)


def folder(profile: paths.Profile) -> str:
    """The folder that the settings name; "": none."""
    return config.load(profile.settings).get(config.ENCODER)


def chosen(profile: paths.Profile) -> Encoder | None:
    """The encoder of the profile; None: none is named, or it does not work, which the log says."""
    named = folder(profile)
    return _read(named) if named else None


@lru_cache(maxsize=1)
def _read(named: str) -> Encoder | None:
    try:
        return encoder.load(Path(named))
    except UserError as error:
        log.warning("suggestions go on without the sentence encoder: %s", error)
        return None
