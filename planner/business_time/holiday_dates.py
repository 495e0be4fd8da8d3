"""Dates of public holidays, of a country or a part of one, or as a list.

The one place that asks the `holidays` package: its names become ours, and its errors a sentence with the
nearest names. Names of holidays are asked for in English, whatever the machine's language.
"""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from holidays import country_holidays, list_supported_countries
from holidays.registry import COUNTRIES

from planner.errors import PlannerError

_LANGUAGE: Final = "en_US"


class HolidayError(PlannerError):
    """A name of no country or part of one whose holidays are known."""


def holiday_dates(spec: str | tuple[date, ...] | None, years: Iterable[int]) -> dict[date, str]:
    """The holidays of those years with their names, in order of date; raises HolidayError.

    `spec` is a country ("NO"), a part of one ("US-CA"), a list of dates (all of them are kept), or None for
    no holidays.
    """
    if spec is None:
        return {}
    if isinstance(spec, tuple):
        return dict.fromkeys(sorted(spec), "holiday")
    return dict(_of_country(spec, tuple(sorted(set(years)))))


@lru_cache(maxsize=1)
def country_names() -> tuple[tuple[str, str], ...]:
    """The codes of the countries whose holidays are known, each with its name, by code."""
    names = {codes[1]: name.replace("_", " ").title() for name, codes in COUNTRIES.items()}
    return tuple(sorted((code, name) for code, name in names.items() if len(code) == 2))


@lru_cache(maxsize=256)
def _of_country(spec: str, years: tuple[int, ...]) -> tuple[tuple[date, str], ...]:
    country, part = _country_and_part(spec)
    found = country_holidays(country, subdiv=part, years=years, language=_LANGUAGE)
    return tuple(sorted(found.items()))


def _country_and_part(spec: str) -> tuple[str, str | None]:
    country, _, part = spec.strip().partition("-")
    countries = list_supported_countries()
    country = country.strip().upper()
    if country not in countries:
        raise HolidayError(f'"{spec[:60]}" is no country whose holidays are known', mend=_mend_for_country(spec))
    if not part:
        return country, None
    parts = {known.upper(): known for known in countries[country]}
    if part.strip().upper() not in parts:
        raise HolidayError(
            f'"{part[:60]}" is no part of {country} whose holidays are known',
            mend=_mend_for_part(country, part, countries[country]),
        )
    return country, parts[part.strip().upper()]


def _mend_for_country(spec: str) -> str:
    wanted = spec.strip().lower().replace(" ", "_")[:60]
    code_of_name = {name: codes[1] for name, codes in COUNTRIES.items()}
    close = [code_of_name[name] for name in get_close_matches(wanted, code_of_name, n=1, cutoff=0.8)]
    close = close or get_close_matches(wanted.upper(), sorted(code_of_name.values()), n=3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return 'write a country\'s two letters, "NO", or a part of one, "US-CA", or a list of dates'


def _mend_for_part(country: str, part: str, parts: list[str]) -> str:
    if not parts:
        return f'its holidays are the same everywhere: write "{country}"'
    close = get_close_matches(part.strip().upper()[:60], parts, n=3, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(f'{country}-{code}' for code in close)}?"
    shown = ", ".join(f"{country}-{code}" for code in parts[:8])
    return f"write {'one of ' if len(parts) > 1 else ''}{shown}{' ..' if len(parts) > 8 else ''}"
