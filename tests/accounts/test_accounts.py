"""Accounts of a ledger that a team shares."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from counterclaim.accounts.accounts import Accounts, NotPossible
from counterclaim.accounts.event import Happening
from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.accounts.throttle import FAILURES, WINDOW, Throttle
from counterclaim.ledger.ledger import create_ledger
from counterclaim.ledger.verify import find_faults

GOOD = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(create_ledger(str(tmp_path / "ledger.db")), QUICK)
    made.open("Ana", Role.ADMIN, GOOD, by="setup")
    return made


def test_the_right_password_signs_in_and_no_other(accounts: Accounts) -> None:
    assert accounts.check("Ana", GOOD) == Person("Ana", Role.ADMIN)
    assert accounts.check("Ana", GOOD + "!") is None
    assert accounts.check("Bo", GOOD) is None


def test_a_new_password_ends_the_old_one(accounts: Accounts) -> None:
    accounts.set_password("Ana", "another long one", by="Ana")
    assert accounts.check("Ana", GOOD) is None
    assert accounts.check("Ana", "another long one") is not None


def test_who_is_closed_out_stays_out_and_the_name_is_not_given_again(accounts: Accounts) -> None:
    accounts.open("Bo", Role.CODER, GOOD, by="Ana")
    accounts.close("Bo", by="Ana")
    assert accounts.check("Bo", GOOD) is None
    with pytest.raises(NotPossible, match="is or was"):
        accounts.open("Bo", Role.CODER, GOOD, by="Ana")


@pytest.mark.parametrize("how", ["close", "set_role"])
def test_the_last_admin_stays(accounts: Accounts, how: str) -> None:
    with pytest.raises(NotPossible, match="last admin"):
        accounts.close("Ana", by="Ana") if how == "close" else accounts.set_role("Ana", Role.CODER, by="Ana")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("abc\u202efdp.exe", "U\\+202E"),
        ("Ana\u200b", "U\\+200B"),
        ("a\x1b[31mb", "U\\+001B"),
        ("caf\ud83d", "U\\+D83D"),
        ("caf\udcff", "U\\+DCFF"),
        ("M" * 81, "1 to 80 letters"),
        ("   ", "1 to 80 letters"),
        ("..", "a letter or a figure"),
        ("e" + "\u0301" * 60, "more than four marks"),
        ("ANA", "looks like Ana"),
        ("\uff21na", "looks like Ana"),
        (" Ana ", "is or was"),
    ],
)
def test_a_name_that_could_mislead_is_refused_in_words(accounts: Accounts, name: str, why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        accounts.open(name, Role.CODER, GOOD, by="Ana")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "محمد علي", "Đặng Thị Ngọc", "王小明", "a/b", "R2"])
def test_a_name_of_any_script_may_stand(accounts: Accounts, name: str) -> None:
    accounts.open(name, Role.CODER, GOOD, by="Ana")
    assert accounts.check(name, GOOD) == Person(name, Role.CODER)


@pytest.mark.parametrize(("name", "password"), [("", GOOD), ("a\nb", GOOD), ("x" * 81, GOOD), ("Bo", "short")])
def test_names_and_passwords_that_do_not_fit(accounts: Accounts, name: str, password: str) -> None:
    with pytest.raises(NotPossible):
        accounts.open(name, Role.CODER, password, by="Ana")


def test_a_token_speaks_for_its_account_within_its_scopes(accounts: Accounts) -> None:
    secret = accounts.make_token("Ana", "nightly", {Scope.READ}, by="Ana")
    person = accounts.bearer(secret)
    assert person is not None
    assert (person.name, person.may(Scope.READ), person.may(Scope.DECIDE)) == ("Ana", True, False)
    assert accounts.bearer(secret + "x") is None
    accounts.revoke(accounts.tokens("Ana")[0].id, by="Ana")
    assert accounts.bearer(secret) is None


def test_a_token_ends_with_its_account(accounts: Accounts) -> None:
    accounts.open("Bo", Role.CODER, GOOD, by="Ana")
    secret = accounts.make_token("Bo", "laptop", {Scope.READ}, by="Bo")
    accounts.close("Bo", by="Ana")
    assert accounts.bearer(secret) is None


def test_everything_stands_in_the_log_but_no_secret(accounts: Accounts) -> None:
    secret = accounts.make_token("Ana", "nightly", {Scope.READ}, by="Ana")
    accounts.signed_in("Ana", by="Ana")
    told = accounts.events()
    assert [event.what for event in told] == [Happening.OPENED, Happening.TOKEN, Happening.SIGNED_IN]
    assert GOOD not in repr(told)
    assert secret not in repr(told)
    assert find_faults(accounts.ledger) == []


def test_what_happened_to_an_account_cannot_be_changed_unseen(accounts: Accounts) -> None:
    with accounts.ledger.engine.begin() as connection:
        connection.exec_driver_sql("""update account_events set body = replace(body, '"role":4', '"role":1')""")
    assert [fault for fault in find_faults(accounts.ledger) if "account event" in fault]


def test_failures_shut_out_until_their_window_has_passed() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    assert [throttle.failed("name:Ana", "address:1") for _ in range(FAILURES)] == [False] * (FAILURES - 1) + [True]
    assert throttle.wait("name:Ana") == WINDOW
    assert throttle.wait("name:Bo", "address:1") == WINDOW
    assert throttle.wait("name:Bo", "address:2") == 0
    now[0] = WINDOW + 1
    assert throttle.wait("name:Ana") == 0
    throttle.failed("name:Ana")
    throttle.succeeded("name:Ana")
    assert throttle.wait("name:Ana") == 0
