"""Originals are packed, and reports are found by them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("originals", sa.Column("packing", sa.String(8)))
    op.create_index("ix_reports_original", "reports", ["original"])
