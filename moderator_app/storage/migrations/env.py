"""Runs the steps on the driver's own connection: each begins with the write lock and is done whole or not at all."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from alembic import context
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from moderator_app.storage.connect import DRIVER, begin, raw_connection

with closing(raw_connection(context.config.attributes["path"])) as _raw:
    _engine = create_engine("sqlite://", module=DRIVER, creator=lambda: _raw, poolclass=StaticPool)

    @event.listens_for(_engine, "begin")
    def _begin(_connection: Any) -> None:
        begin(_raw)  # the driver by itself would begin before the first INSERT only, after half of the DDL (traps)

    with _engine.connect() as _connection:
        context.configure(connection=_connection, transactional_ddl=True, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
    _engine.dispose()
