"""Write the statements of the first schema down where its migration reads them; run after a change before the release.

python -m tools.freeze_schema [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from moderator_app.storage import migrations, schema

FROZEN = migrations.FOLDER / "versions" / "v0001_first.sql"
BETWEEN = ";\n\n"


def text() -> str:
    """What the file has to hold."""
    return BETWEEN.join(schema.statements())


def main(path: Path = FROZEN) -> int:
    """Write the file; with `--check` only say whether it is up to date."""
    if "--check" not in sys.argv:
        path.write_text(text(), encoding="utf-8")
    up_to_date = path.exists() and path.read_text(encoding="utf-8") == text()
    print(f"{path.name}: {'up to date' if up_to_date else 'not what the schema says'}")
    return 0 if up_to_date else 1


if __name__ == "__main__":
    sys.exit(main())
