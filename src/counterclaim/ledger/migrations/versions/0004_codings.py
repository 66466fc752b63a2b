"""Double coding."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "codings",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("added", sa.String(32), nullable=False),
        sa.Column("coding_set", sa.String(64), nullable=False),
        sa.Column("report", sa.String(64), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("what", sa.String(8), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_codings"),
    )
    op.create_index("ix_codings_coding_set", "codings", ["coding_set"])
