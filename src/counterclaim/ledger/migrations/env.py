"""Runs the migrations over the connection that `counterclaim.ledger.migrate` hands over."""

from alembic import context

from counterclaim.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
