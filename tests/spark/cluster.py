"""A standalone cluster of Spark on the loopback interface: a master and workers of one core each."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyspark

LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""For JVMs that live a minute."""
_PATIENCE = 300


@dataclass(frozen=True)
class Cluster:
    address: str
    workers: Sequence[subprocess.Popen[bytes]]

    def executors(self) -> list[int]:
        """Processes that do the work of a job, by their ids."""
        return [pid for worker in self.workers for pid in children(worker.pid)]

    def kill_a_busy_executor(self) -> int:
        """Once one runs Python; the id of its process."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            for pid in self.executors():
                if any(children(daemon) for daemon in children(pid)):
                    os.kill(pid, signal.SIGKILL)
                    return pid
            time.sleep(0.02)
        raise TimeoutError("no executor began to work")


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Nothing of it is left at the end."""
    address = f"spark://127.0.0.1:{_free_port()}"
    host = ["--host", "127.0.0.1", "--webui-port", "0"]
    started = [_started("master.Master", [*host, "--port", address.rsplit(":", 1)[1]], folder / "master.log")]
    try:
        for number in range(workers):
            place = folder / f"worker{number}"
            words = [*host, "--cores", "1", "--memory", "1g", "--work-dir", str(place), address]
            started.append(_started("worker.Worker", words, folder / f"worker{number}.log"))
        yield Cluster(address, started[1:])
    finally:
        for process in reversed(started):
            for pid in children(process.pid):
                os.kill(pid, signal.SIGKILL)
            process.kill()
            process.wait()


def _started(name: str, words: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    lean = {"SPARK_DAEMON_MEMORY": "256m", "SPARK_DAEMON_JAVA_OPTS": LEAN, "SPARK_LOCAL_IP": "127.0.0.1"}
    with log.open("wb") as out:
        command = [str(spark_class), f"org.apache.spark.deploy.{name}", *words]
        return subprocess.Popen(command, env=os.environ | lean, stdout=out, stderr=subprocess.STDOUT)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found
