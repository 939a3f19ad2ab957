"""Runs the steps on the driver's own connection: BEGIN IMMEDIATE, all of a step or nothing of it."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from moderator_app.storage.connect import DRIVER, raw_connection

_raw = raw_connection(context.config.attributes["path"])
_engine = create_engine("sqlite://", module=DRIVER, creator=lambda: _raw, poolclass=StaticPool)

with _engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
    context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=True)
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        context.run_migrations()
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
_raw.close()
