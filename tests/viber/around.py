"""Facts around a draft that provoke each of their problems, by its code."""

from __future__ import annotations

from chatapp_desktop.viber.surroundings import ServiceId, Surroundings

NUMBER = "8613900001234"
"""The recipient of the good drafts."""

AROUND = {
    "policy_denied": Surroundings(forbidden_by="cams:Send*=deny"),
    "service_stopped": Surroundings(services=(ServiceId("2909", "Shop", "stop"),)),
    "service_unknown": Surroundings(services=(ServiceId("1"),)),
    "do_not_contact": Surroundings(do_not_contact={NUMBER: "asked to"}),
    "not_a_test_recipient": Surroundings(test_recipients={}),
    "outside_destinations": Surroundings(
        services=(ServiceId("2909", countries=frozenset({"UA"})),)
    ),
    "quiet_hours": Surroundings(quiet={"Asia/Shanghai": "23:15"}),
}
