"""What the `holidays` library (MIT) knows; imported here alone and late: only the command line ever gets here."""

from __future__ import annotations

from collections.abc import Sequence

from moderator_app.errors import UserError
from moderator_app.services.sla_rules import NO_HOLIDAYS, Holiday


def known(country: str, years: Sequence[int], language: str) -> tuple[Holiday, ...]:
    """Holidays of a country, by day.

    Raises:
        UserError: `no_holidays`.
    """
    import holidays  # noqa: PLC0415 - a second of import that nothing else should pay

    wanted = country.upper()
    if wanted not in holidays.list_supported_countries():
        raise UserError(NO_HOLIDAYS, country=country)
    names = {"ru": "ru", "en": "en_US"}.get(language, "en_US")
    found = holidays.country_holidays(wanted, years=list(years), language=names)
    return tuple(Holiday(day=day, name=str(name)) for day, name in sorted(found.items()))
