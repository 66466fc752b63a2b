"""Named policies: a rule, its parameters, and the table that reads vague words. Data, also of a user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.claims.kinds import HARM, Kind
from counterclaim.weighing.files import Fields, is_file, open_table, shipped
from counterclaim.weighing.rules.registry import RULES, Rule, Value
from counterclaim.weighing.vague import VagueTable, load_vague

DEFAULT = "ledger"
MARKS = {
    "V": "read in the producer's own text or code",
    "2": "quoted by a secondary source",
    "b": "common knowledge in the field, unverified",
    "ours": "a decision of this ledger",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the rule, and how well it is known (a key of MARKS)."""

    says: str
    mark: str


@dataclass(frozen=True, slots=True)
class Policy:
    """`kinds` are the kinds of harm that it counts; `parameters` those of its rule, all of them."""

    name: str
    version: str
    title: str
    rule: Rule
    kinds: frozenset[Kind]
    vague: VagueTable
    parameters: Mapping[str, Value]
    notes: tuple[Note, ...]


def policy_names() -> tuple[str, ...]:
    """The package's policies, the default first."""
    return (DEFAULT, *(name for name in shipped("policies") if name != DEFAULT))


def load_policy(name_or_path: str = DEFAULT) -> Policy:
    """A policy of the package by its name, or a YAML file of a user's own.

    A file names `name`, `version`, `title`, `rule` (ledger, ucdp, acled, gtd, airwars, ibc, reports), `vague` (a table
    of the package, or a path), `kinds`, `parameters` (those left out are the rule's own) and `notes`.
    Raises ValueError with one line that says what is wrong where.
    """
    told = open_table("policies", name_or_path)
    rule = RULES[told.choice("rule", tuple(RULES))]
    policy = Policy(
        name=told.text("name"),
        version=told.text("version"),
        title=told.text("title"),
        rule=rule,
        kinds=frozenset(map(Kind, told.choices("kinds", [kind.value for kind in Kind if kind in HARM]))),
        vague=load_vague(told.text("vague")),
        parameters=_parameters(told, rule),
        notes=_notes(told),
    )
    told.finish()
    if not is_file(name_or_path) and policy.name != name_or_path:
        raise ValueError(f"{told.where}: its name is {policy.name!r}")
    return policy


def _parameters(told: Fields, rule: Rule) -> dict[str, Value]:
    given = Fields(f"{told.where}: parameters", told.table("parameters") if told.has("parameters") else {})
    found = {name: parameter.read(given, name) for name, parameter in rule.parameters.items()}
    given.finish()
    return found


def _notes(told: Fields) -> tuple[Note, ...]:
    entries = told.entries("notes") if told.has("notes") else ()
    return tuple(_note(Fields(f"{told.where}: notes", entry)) for entry in entries)


def _note(entry: Fields) -> Note:
    note = Note(entry.text("says"), entry.choice("mark", tuple(MARKS)))
    entry.finish()
    return note
