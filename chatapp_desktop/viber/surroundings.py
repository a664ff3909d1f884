"""What a message is judged against besides itself: the profile's facts, lists and hours, frozen.

The rules here are part of `check`, so that form, list of problems and Send agree. Whoever knows the
facts (a clock, files, the service) makes a new value when one of them changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.number_zones import city_of, zone_of
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.recipient import is_digits, normalise_number, region_of

_STOPPED = frozenset({"stop", "stopped"})


@dataclass(frozen=True, slots=True)
class ServiceId:
    """One Viber Service ID as ListViberServiceMessage tells it."""

    id: str
    name: str = ""
    state: str = ""
    """The service's own word; only `stop` is documented."""
    countries: frozenset[str] = frozenset()
    """ISO codes of the destinations, inland and international; empty if none are named."""

    @property
    def stopped(self) -> bool:
        """Whether the service refuses to send from it."""
        return self.state.strip().lower() in _STOPPED


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Facts about the profile in force. Without any, nothing is added to what a draft says."""

    services: tuple[ServiceId, ...] = ()
    """What the account owns, as far as it was asked; empty when it was not."""
    test_recipients: Mapping[str, str] | None = None
    """Number to name, of the only ones who may be written to; None when anybody may."""
    do_not_contact: Mapping[str, str] = field(default_factory=dict)
    """Number to why it must not be written to, and who said so."""
    quiet: Mapping[str, str] = field(default_factory=dict)
    """IANA zone to local time, `23:15`, of the zones where it is quiet now."""
    forbidden_by: str = ""
    """The rule of the safety policy that forbids to send; empty if none does."""

    def __post_init__(self) -> None:
        for name in ("do_not_contact", "quiet", "test_recipients"):
            found = getattr(self, name)
            # A list of many thousands that is frozen already is not copied for each message.
            if found is not None and not isinstance(found, MappingProxyType):
                object.__setattr__(self, name, MappingProxyType(dict(found)))


NOWHERE = Surroundings()
"""Nothing is known."""


def surrounding_problems(draft: Draft, around: Surroundings) -> Iterator[Problem]:
    """Yield what the facts have against this draft. Never raises, whatever a draft holds."""
    number = normalise_number(draft["To"])
    service = _service_of(draft, around)
    yield from _certain(draft, number, service, around)
    if is_digits(number):
        yield from _places(number, service, around)


def forbidding_problem(draft: Draft, around: Surroundings) -> Problem | None:
    """What blocks this draft by the facts around it, or None; warnings are not looked for."""
    number = normalise_number(draft["To"])
    found = _certain(draft, number, _service_of(draft, around), around)
    return next((each for each in found if each.severity is Severity.BLOCKS), None)


def _certain(
    draft: Draft, number: str, service: ServiceId | None, around: Surroundings
) -> Iterator[Problem]:
    if around.forbidden_by:
        yield _blocked("From", "policy_denied", rule=around.forbidden_by)
    yield from _sender(draft, service, around)
    if is_digits(number):
        yield from _lists(number, around)


def _service_of(draft: Draft, around: Surroundings) -> ServiceId | None:
    sender = draft["From"].strip()
    return next((service for service in around.services if service.id == sender), None)


def _sender(draft: Draft, service: ServiceId | None, around: Surroundings) -> Iterator[Problem]:
    if service is not None and service.stopped:
        yield _blocked("From", "service_stopped", value=service.id, name=service.name)
    elif service is None and around.services and draft["From"].strip():
        known = ", ".join(known.id for known in around.services)
        yield _warned("From", "service_unknown", value=draft["From"].strip(), choices=known)


def _lists(number: str, around: Surroundings) -> Iterator[Problem]:
    if number in around.do_not_contact:
        yield _blocked("To", "do_not_contact", value=number, why=around.do_not_contact[number])
    if around.test_recipients is not None and number not in around.test_recipients:
        yield _blocked("To", "not_a_test_recipient", value=number)


def _places(number: str, service: ServiceId | None, around: Surroundings) -> Iterator[Problem]:
    named = service is not None and bool(service.countries)
    if not named and not around.quiet:
        return
    region = region_of(number)
    if named and service is not None and region and region not in service.countries:
        countries = ", ".join(sorted(service.countries))
        yield _warned("To", "outside_destinations", country=region, choices=countries)
    if time := around.quiet.get(zone := zone_of(number)):
        place = ", ".join(filter(None, (city_of(zone), region)))
        yield _warned("To", "quiet_hours", country=region, zone=zone, place=place, time=time)


def _blocked(where: str, code: str, **facts: str) -> Problem:
    return Problem(where, code, Severity.BLOCKS, facts)


def _warned(where: str, code: str, **facts: str) -> Problem:
    return Problem(where, code, Severity.WARNS, facts)
