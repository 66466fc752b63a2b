"""Several people write at once: nothing is lost, and the log stays one chain."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import create_ledger, open_ledger
from counterclaim.ledger.tables import log
from counterclaim.ledger.verify import find_faults
from tests.ledger.making import READER, reading

TOLD = [reading(f"The army said {n} soldiers died.", f"{n} soldiers", doc=f"report {n}") for n in range(2, 26)]


def test_writers_take_turns(address: str) -> None:
    """Two take in the same reports at once, one in the opposite order, while two decide."""
    ledger = create_ledger(address)
    ledger.add(TOLD[0], READER)
    claim = ledger.facts().claims[0].id

    def take_in(order: int) -> None:
        mine = open_ledger(address)
        for told in TOLD[::order]:
            mine.add(told, READER)

    def decide(author: str) -> None:
        mine = open_ledger(address)
        for n in range(10):
            mine.decide(Decision(Verdict.ACCEPT, (claim,), author, mine.clock(), f"look {n}"))

    with ThreadPoolExecutor(5) as pool:
        work = [
            pool.submit(take_in, 1),
            pool.submit(take_in, -1),
            pool.submit(decide, "Ana"),
            pool.submit(decide, "Bo"),
        ]
        for done in work:
            done.result()
    facts = ledger.facts()
    assert (len(facts.reports), len(facts.claims), len(facts.decisions)) == (len(TOLD), len(TOLD), 20)
    with ledger.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(log)).scalar_one() == 2 * len(TOLD) + 20
    assert find_faults(ledger) == []
