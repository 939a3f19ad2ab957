"""The first schema; a fresh store is made of the same statements, frozen here so that later ones start from it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = Path(__file__).with_name("v0001_first.sql")


def upgrade() -> None:
    """Make every table, index, view and trigger."""
    connection = op.get_bind()
    for statement in STATEMENTS.read_text(encoding="utf-8").split(";\n\n"):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("PRAGMA user_version = 1")
