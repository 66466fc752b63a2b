"""`counterclaim spark`: reading and linking as jobs of Apache Spark, here or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

app = typer.Typer(help="Reading and linking on a cluster, by Apache Spark.", no_args_is_help=True)
Master = Annotated[
    str | None, typer.Option(help="spark://…, yarn, k8s://… (default: as submitted, else all cores of this machine).")
]
Settings = Annotated[list[str] | None, typer.Option("--conf", help="A setting of Spark, name=value; repeatable.")]


@app.command("read")
def read(
    sources: Annotated[
        list[str], typer.Argument(help="Files or folders (WARC, HTML, JSONL, text), the same paths on every machine.")
    ],
    output: Annotated[str, typer.Argument(help="Folder to write, here or where Spark writes (hdfs://…, s3a://…).")],
    published: Annotated[str | None, typer.Option(help="Day of publication, for reports that give none.")] = None,
    language: Annotated[str | None, typer.Option(help="Read whatever language is detected, as this one (en).")] = None,
    master: Master = None,
    conf: Settings = None,
) -> None:
    """Read reports: OUTPUT/reports and OUTPUT/claims as Parquet by month, OUTPUT/refused beside them."""
    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.sources import Options

    try:
        options = Options(parse_date(published) if published else None, language)
    except ValueError as error:
        refuse(str(error))
    if here := [source for source in sources if source == "-" or "://" in source]:
        refuse(f"{here[0]} is nothing that every machine can open: give files or folders")
    with _spark(master, conf) as spark:
        from counterclaim.scale.spark.reading import read as read_all

        counts = read_all(spark, sources, output, options)
    typer.echo(f"{counts.reports} reports with {counts.claims} claims in {output}; {counts.refused} refused")
    if not counts.reports:
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    raise typer.Exit(SOME_REFUSED if counts.refused else ALL_READ)


@app.command("link")
def link(
    claims: Annotated[str, typer.Argument(help="The folder OUTPUT/claims that `spark read` wrote.")],
    output: Annotated[str, typer.Argument(help="Folder to write.")],
    master: Master = None,
    conf: Settings = None,
) -> None:
    """Bring claims to incidents, as Parquet by month."""
    with _spark(master, conf) as spark:
        from counterclaim.scale.spark.linking import link as link_all

        found = link_all(spark, claims, output)
    typer.echo(f"{found} incidents in {output}")


@app.command("load")
def load(
    folder: Annotated[str, typer.Argument(help="The folder that `spark read` wrote.")], ledger: Address = DEFAULT
) -> None:
    """File what `spark read` wrote in a ledger, as ingesting it here would; needs no Spark."""
    from counterclaim.ledger.ledger import create_ledger
    from counterclaim.scale.spark.loading import load as load_all

    try:
        reports, claims = load_all(create_ledger(ledger), folder)
    except (OSError, ValueError) as error:
        refuse(f"{folder}: {str(error).splitlines()[0]}")
    typer.echo(f"{reports} reports filed with {claims} claims")


@contextmanager
def _spark(master: str | None, settings: Sequence[str] | None) -> Iterator[SparkSession]:
    """A session; what is wrong with it, or with the paths, in one line."""
    try:
        from pyspark.errors import AnalysisException, PySparkRuntimeError
    except ImportError:
        refuse("Spark is not installed: pip install 'counterclaim[spark]'")
    from counterclaim.scale.spark.session import session

    wrong = [setting for setting in settings or () if "=" not in setting]
    if wrong:
        refuse(f"--conf {wrong[0]}: a setting is name=value")
    told = dict(setting.split("=", 1) for setting in settings or ())
    try:
        spark = session(master, told)
    except PySparkRuntimeError as error:
        refuse(f"Spark does not start; is there a Java runtime of version 17 or later? ({str(error).splitlines()[0]})")
    try:
        yield spark
    except AnalysisException as error:
        refuse(str(error).splitlines()[0])
    finally:
        spark.stop()
