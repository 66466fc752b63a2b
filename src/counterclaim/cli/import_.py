"""`counterclaim import`: a table of claims that a person changed, back as decisions."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of, opened
from counterclaim.cli.usage import SOME_REFUSED, refuse, warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.ledger.ledger import Ledger
    from counterclaim.publishing.exports.edits import Edit, Known
    from counterclaim.publishing.exports.reading import ReadRow

_SHOWN = 10
"""Letters of an id that are printed."""


def import_(
    file: Annotated[Path, typer.Argument(help="CSV that `export --format csv` wrote, changed.")],
    ledger: Address = DEFAULT,
    author: Author = None,
    reason: Annotated[str, typer.Option(help="Why, where the file has no column `reason`.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be decided, and decide nothing.")] = False,
) -> None:
    """Take a table of claims back: changed cells correct a claim, the column `review` accepts or rejects it.

    Rows as they were exported decide nothing; what cannot be decided is named, and the rest is.
    """
    from counterclaim.publishing.exports.edits import edits
    from counterclaim.publishing.exports.reading import read_rows
    from counterclaim.publishing.exports.schema import load_schema

    try:
        rows = read_rows(file.read_bytes(), load_schema("claims"))
    except OSError as error:
        refuse(f"{file}: {error.strerror or 'cannot be read'}")
    except ValueError as error:
        refuse(f"{file}: {error}")
    book = opened(ledger)
    found = edits(rows, _known(book, rows))
    done, refused = _decided(book, found.edits, author_of(author), reason, dry_run)
    for line in (*found.refused, *refused):
        warn(line)
    told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(done.items())) or "nothing"
    typer.echo(f"{'would be decided' if dry_run else 'decided'}: {told}; {found.unchanged} rows unchanged")
    if found.refused or refused:
        raise typer.Exit(SOME_REFUSED)


def _known(ledger: Ledger, rows: Iterable[ReadRow]) -> Known:
    """The claims of now, and of each moment that a row says it was exported at."""
    from counterclaim.ledger.moment import read_moment
    from counterclaim.ledger.view import records
    from counterclaim.publishing.exports.edits import Known

    facts, then = ledger.facts(), {}
    for words in {row.cells.get("as_of", "") for row in rows} - {""}:
        try:
            then[words] = {r.id: r for r in records(ledger.facts(read_moment(words)), {})}
        except ValueError:
            warn(f"{words} is no moment: such rows are compared with the claims of now")
    texts = {filed.id: filed.report.text for filed in facts.reports}
    return Known({r.id: r for r in records(facts, {})}, then, texts)


def _decided(
    ledger: Ledger, edits: Iterable[Edit], author: str, reason: str, dry_run: bool
) -> tuple[Counter[str], list[str]]:
    """How many of each verdict, each printed, and the lines on what the ledger refused."""
    from counterclaim.book.meaning import meaning_among
    from counterclaim.knowledge.actors import load_actors
    from counterclaim.ledger.decision import Decision, Verdict
    from counterclaim.ledger.judging import checked

    facts, actors = ledger.facts(), load_actors()
    done: Counter[str] = Counter()
    refused = []
    for edit in edits:
        for verdict, values in edit.verdicts:
            decision = Decision(verdict, (edit.id,), author, ledger.clock(), edit.reason or reason, values)
            try:
                is_correction = verdict is Verdict.CORRECT
                meant = meaning_among(ledger.beside(edit.id), edit.id, values, actors) if is_correction else {}
                right = checked(facts, decision, meant)
                id = "" if dry_run else f" ({ledger.decide(right)[:_SHOWN]})"
            except ValueError as error:
                refused.append(f"row {edit.row}: {error}")
                break
            done[verdict.value] += 1
            told = " ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
            typer.echo(f"{verdict} {edit.id[:_SHOWN]} {told}".rstrip() + id)
    return done, refused
