"""What data sets on conflict call countries, and how they number them (data/countries.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.knowledge.countries import alpha3, country, country_name


@dataclass(frozen=True, slots=True)
class Naming:
    """A country for UCDP, with its number by Gleditsch and Ward, and for ACLED, with its number by ISO 3166."""

    alpha3: str
    name: str
    gwno: int | None
    ucdp: str
    ucdp_region: str | None
    acled: str
    acled_region: str | None
    iso: int | None


def naming_of(alpha2: str) -> Naming | None:
    """Of the country with that alpha-2 code; None where there is none."""
    code = alpha3(alpha2)
    return naming(code, country_name(alpha2) or alpha2, alpha2) if code else None


def naming(code: str, name: str, alpha2: str | None = None) -> Naming:
    """Of the country with that alpha-3 code and the name that the ledger gives it; also of states that ended."""
    told, known = _told(), country(alpha2) if alpha2 else None
    gwno: int | None = told["gleditsch_ward"].get(code)
    return Naming(
        alpha3=code,
        name=name,
        gwno=gwno,
        ucdp=told["ucdp_names"].get(code, name),
        ucdp_region=_ucdp_region(gwno) or told["ucdp_regions_without_number"].get(code),
        acled=told["acled_names"].get(code, name),
        acled_region=_acled_regions().get(code),
        iso=known.numeric if known else None,
    )


def _ucdp_region(gwno: int | None) -> str | None:
    ranges: dict[str, list[int]] = _told()["ucdp_regions"]
    return next((region for region, (first, last) in ranges.items() if gwno and first <= gwno <= last), None)


@cache
def _acled_regions() -> dict[str, str]:
    regions: dict[str, list[str]] = _told()["acled_regions"]
    return {code: region for region, codes in regions.items() for code in codes}


@cache
def _told() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "countries.yaml").read_text("utf-8"))
    return found
