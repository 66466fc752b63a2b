"""The tables' versions: a ledger of an older one is brought up to date, step by step (`migrations/versions`)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from counterclaim.ledger.engine import WRITES, take_turn

_FOLDER = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, version: str = "head") -> None:
    """Bring the tables to the version, by default this one, making them where there are none; one at a time."""
    config = _config()
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        take_turn(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def is_current(engine: Engine) -> bool:
    """Whether there is a ledger, of this version. A file that is no database is none."""
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        return False
    try:
        with engine.connect() as connection:
            version = MigrationContext.configure(connection).get_current_revision()
    except DatabaseError:
        return False
    return version == ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config
