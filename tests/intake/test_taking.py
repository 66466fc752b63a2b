"""One run takes in files, archives and feeds, each report with the way that it came."""

import gzip
from pathlib import Path

from counterclaim.intake.refusal import Refusal
from counterclaim.intake.sources import Options
from counterclaim.intake.taken import Taken
from counterclaim.intake.taking import Intake

STORY = "The army said on Monday that 12 rebels were killed near Gao. Residents fled to the hills and came back later."
PAGE = f"<html lang='en'><head><title>Gao</title></head><body><article><p>{STORY}</p></article></body></html>"
FEED = f"""<rss version="2.0"><channel><title>Radio Gao</title>
<item><title>Clash</title><link>https://gao.example/1</link><description>{STORY}</description></item>
</channel></rss>"""


def archive() -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gao.example/page\r\n"
        "WARC-Date: 2024-05-07T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def taken(*sources: str, options: Options | None = None) -> list[Taken | Refusal]:
    return list(Intake(options or Options()).take(sources))


def test_a_folder_of_all_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.warc.gz").write_bytes(archive())
    (tmp_path / "c.rss").write_text(FEED)
    found = taken(str(tmp_path))
    assert all(isinstance(each, Taken) and "12 rebels" in each.report.text for each in found)
    ways = [each.way for each in found if isinstance(each, Taken)]
    assert len(ways) == 3
    assert ways[0] == f"file {tmp_path / 'a.txt'}"
    assert ways[1].startswith("record 1 of ") and "fetched 2024-05-07" in ways[1]
    assert ways[2].startswith("entry of ")


def test_an_address_inside_the_own_network_is_refused() -> None:
    (found,) = taken("http://127.0.0.1:9/")
    assert isinstance(found, Refusal)


def test_what_is_missing_or_in_another_language_is_named(tmp_path: Path) -> None:
    feed = FEED.replace(
        STORY, "L'armée a déclaré lundi que douze rebelles avaient été tués près de Gao dans la nuit. " * 3
    )
    (tmp_path / "fr.rss").write_text(feed)
    first, second = taken(str(tmp_path / "fr.rss"), str(tmp_path / "none.warc"))
    assert isinstance(first, Refusal) and "French" in first.reason
    assert isinstance(second, Refusal) and second.reason == "does not exist"
