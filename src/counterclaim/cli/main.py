"""The command line: one file a command."""

from __future__ import annotations

import sys

import typer

from counterclaim.cli import (
    account,
    actors,
    backup,
    bench,
    bias,
    changes,
    claimants,
    claims,
    coding,
    evaluate,
    explain,
    export,
    gazetteer,
    import_,
    incident,
    incidents,
    ingest,
    init,
    judge,
    read,
    serve,
    spark,
    verify,
)
from counterclaim.cli.usage import NOTHING_DONE, warn
from counterclaim.reading.integrity import DamagedModel

app = typer.Typer(
    name="counterclaim",
    help="Reads reports of armed conflict and keeps every claim with who makes it and the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("init")(init.init)
app.command("ingest")(ingest.ingest)
app.command("claims")(claims.claims)
app.command("incidents")(incidents.incidents)
app.command("incident")(incident.incident)
app.command("explain")(explain.explain)
app.command("claimants")(claimants.claimants)
app.command("changes")(changes.changes)
app.command("export")(export.export)
app.command("import")(import_.import_)
app.command("serve")(serve.serve)
app.command("judge")(judge.judge)
app.command("undo")(judge.undo)
app.command("verify")(verify.verify)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("evaluate")(evaluate.evaluate)
app.command("bench")(bench.bench)
app.command("bias")(bias.bias)
app.add_typer(account.app, name="account")
app.add_typer(coding.app, name="coding")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(actors.app, name="actors")
app.add_typer(spark.app, name="spark")


def main() -> None:
    """Run the command line; a closed pipe ends it quietly, a damaged model with one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except DamagedModel as error:
        warn(str(error))
        sys.exit(NOTHING_DONE)


if __name__ == "__main__":
    main()
