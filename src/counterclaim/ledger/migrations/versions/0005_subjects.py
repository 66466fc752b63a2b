"""What was decided of a claim, and what was read lately, are found without a look at everything."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
_AT_ONCE = 500


def upgrade() -> None:
    subjects = op.create_table(
        "subjects",
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("decision", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("subject", "decision", name="pk_subjects"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_subjects_decision"),
    )
    op.create_index("ix_subjects_decision", "subjects", ["decision"])
    op.create_index("ix_readings_added", "readings", ["added"])
    decisions = sa.table("decisions", sa.column("id"), sa.column("body"))
    for rows in op.get_bind().execute(sa.select(decisions)).partitions(_AT_ONCE):
        op.bulk_insert(subjects, [{"subject": s, "decision": id} for id, body in rows for s in _found_by(body)])


def _found_by(body: str) -> list[str]:
    """A grade is about an outlet, by which nobody looks for it."""
    told = json.loads(body)
    return [] if told["verdict"] == "grade" else list(dict.fromkeys(told["subjects"]))
