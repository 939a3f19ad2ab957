"""What kind of profile a desk stands on."""

from __future__ import annotations

from moderator_app.services.desk import Desk


def is_demo(desk: Desk) -> bool:
    """Whether everything in it was invented by the demo, which marks the profiles it makes."""
    return desk.reader.execute("SELECT 1 FROM meta WHERE key = 'demo'").fetchone() is not None
