"""The ledger at rest. Rows are only ever added; times are UTC in ISO 8601, which sorts as text on every engine."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("packing", String(8)),
)
"""The bytes that reports came as, once each; `sha256` is theirs before packing."""

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("body", Text, nullable=False),
    Column("original", String(64), ForeignKey("originals.sha256")),
    Column("way", Text, nullable=False),
    Column("added", String(32), nullable=False),
    Index("ix_reports_added", "added"),
    Index("ix_reports_original", "original"),
)
"""`body` is the report in canonical JSON, `way` how it was fetched."""

readings = Table(
    "readings",
    metadata,
    Column("report", String(64), ForeignKey("reports.id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("added", String(32), nullable=False),
    Index("ix_readings_added", "added"),
)

claims = Table(
    "claims",
    metadata,
    Column("report", String(64), ForeignKey("reports.id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_claims_id", "id"),
)
"""`body` is the claim in canonical JSON; `id` is the same for readers that read the same."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("added", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_decisions_added", "added"),
)

subjects = Table(
    "subjects",
    metadata,
    Column("subject", String(64), primary_key=True),
    Column("decision", String(64), ForeignKey("decisions.id"), primary_key=True),
    Index("ix_subjects_decision", "decision"),
)
"""The claims, or the decision, that a decision is about, by which it is found; says again what its body says."""

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("added", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Every write, in order; each row's hash holds the one before."""

head = Table(
    "head",
    metadata,
    Column("name", String(8), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row, the log's last: whoever writes holds it, so that writers go one after the other."""

account_events = Table(
    "account_events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("added", String(32), nullable=False),
    Column("body", Text, nullable=False),
)
"""What happened to accounts; only ever added to, like decisions."""

codings = Table(
    "codings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("added", String(32), nullable=False),
    Column("coding_set", String(64), nullable=False),
    Column("report", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("what", String(8), nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_codings_coding_set", "coding_set"),
)
"""Sets that are double coded and what was made of them; only ever added to. Columns say again what the body says."""

passwords = Table(
    "passwords",
    metadata,
    Column("name", Text, primary_key=True),
    Column("hash", Text, nullable=False),
)
"""The one table that forgets: what a password was is kept nowhere."""
