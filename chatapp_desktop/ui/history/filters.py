"""The filters above the history: outcome, delivery, profile, kind and time."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.still import StillList, name_list
from chatapp_desktop.ui.words.doctor import delivery_label
from chatapp_desktop.ui.words.wording import kind_label, state_label
from chatapp_desktop.viber.message_types import MESSAGE_TYPES

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Filter
    from chatapp_desktop.ui.history.date_range import DateRange

_DELIVERIES = ("submitted", "sent", "delivered", "read", "failed")
_DAY = 86_400.0
_RANGE = "range"


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """A profile by which can be filtered."""

    key: str
    """One of `keys`, by which the choice is known again whatever the profile is called."""
    name: str
    keys: frozenset[str]
    """The account keys under which the history has it."""
    deleted: bool = False


class HistoryFilters(QWidget):
    """Five lists, the first entry of each restricts nothing; and two dates, if they are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: dict[str, ProfileChoice] = {}
        self._states = self._box("filter_outcome")
        self._deliveries = self._box("filter_delivery")
        self._profile = self._box("filter_profile")
        self._kinds = self._box("filter_kind")
        self._times = self._box("filter_time")
        self._clear = QPushButton()
        self._clear.setObjectName("clear_filters")
        self._clear.clicked.connect(self.clear)
        self._range: DateRange | None = None
        self._only: frozenset[int] = frozenset()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.unit(self) // 2)
        self._lines.addWidget(Flow(*self._boxes(), self._clear))
        self.retranslate()

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self._states, self._deliveries, self._profile, self._kinds, self._times

    def _box(self, name: str) -> QComboBox:
        box = StillList()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self._note)
        return box

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        states = [(state.value, state_label(state)) for state in State]
        _fill(self._states, self.tr("Any outcome"), states)
        deliveries = [(word, delivery_label(word)) for word in _DELIVERIES]
        _fill(self._deliveries, self.tr("Any delivery"), deliveries)
        self._fill_profiles(str(self._profile.currentData() or ""))
        kinds = [(kind, kind_label(kind)) for kind in (*MESSAGE_TYPES, "template")]
        _fill(self._kinds, self.tr("Any kind"), kinds)
        spans = {
            "hour": self.tr("Last hour"),
            "today": self.tr("Today"),
            "week": self.tr("Last 7 days"),
            "month": self.tr("Last 30 days"),
            "older": self.tr("Older than 30 days"),
            _RANGE: self.tr("From … to …"),
        }
        _fill(self._times, self.tr("Any time"), list(spans.items()))
        for box, name in zip(
            self._boxes(),
            (
                self.tr("Outcome"),
                self.tr("Delivery"),
                self.tr("Profile"),
                self.tr("Kind"),
                self.tr("Time"),
            ),
            strict=True,
        ):
            name_list(box, name)
        if self._range is not None:
            self._range.retranslate()
        self._clear.setText(self.tr("&Clear filters"))
        self._clear.setVisible(self.active)

    def show_profiles(self, choices: Iterable[ProfileChoice]) -> None:
        """Offer these profiles; the chosen one stays, also when it has been deleted."""
        before, chosen = self._accounts(), str(self._profile.currentData() or "")
        self._profiles = {each.key: each for each in choices}
        held = (each.key for each in self._profiles.values() if chosen in each.keys)
        self._fill_profiles(next(held, ""))
        if self._accounts() != before:
            self._note()

    def _fill_profiles(self, chosen: str) -> None:
        labels = [(each.key, self._label(each)) for each in self._profiles.values()]
        _fill(self._profile, self.tr("Any profile"), labels, chosen)

    def _label(self, choice: ProfileChoice) -> str:
        gone = self.tr("%1 (deleted)")
        return gone.replace("%1", choice.name) if choice.deleted else choice.name

    @property
    def active(self) -> bool:
        """Whether anything is restricted."""
        return bool(self._only) or any(box.currentData() for box in self._boxes())

    def wanted(self, text: str, *, oldest_first: bool) -> Filter:
        """What is to be listed, with a search text and an order beside."""
        from chatapp_desktop.store.history.records import Filter

        since, until = self._span()
        return Filter(
            text=text,
            states=frozenset(State(value) for value in _chosen(self._states)),
            deliveries=_chosen(self._deliveries),
            profiles=self._accounts(),
            kinds=_chosen(self._kinds),
            since=since,
            until=until,
            oldest_first=oldest_first,
            only=self._only,
        )

    def _accounts(self) -> frozenset[str]:
        chosen = self._profiles.get(str(self._profile.currentData() or ""))
        return chosen.keys if chosen else frozenset()

    def _span(self) -> tuple[float, float]:
        chosen = str(self._times.currentData() or "")
        if chosen == _RANGE and self._range is not None:
            return self._range.span
        return _span(chosen)

    @Slot()
    def clear(self) -> None:
        """Restrict nothing."""
        self.show_only(frozenset())

    def show_only(self, attempts: frozenset[int]) -> None:
        """List these attempts alone, until the filters are cleared; none means all of them."""
        before, self._only = self._only, attempts
        for box in self._boxes():
            box.setCurrentIndex(0)
        if before != attempts:
            self._note()

    def follow(self, *after: QWidget) -> None:
        """Let widgets made later come next in the order of the Tab key."""
        for first, second in zip((self._clear, *after), after, strict=False):
            QWidget.setTabOrder(first, second)

    def _show_range(self) -> None:
        wanted = self._times.currentData() == _RANGE
        if wanted and self._range is None:
            # Not before: a calendar is a dozen widgets that no start has to wait for.
            from chatapp_desktop.ui.history.date_range import DateRange

            self._range = DateRange()
            self._range.changed.connect(self._note)
            self._lines.addWidget(self._range)
            self._range.follow(self._times, self._clear)
        if self._range is not None:
            self._range.setVisible(wanted)

    @Slot()
    def _note(self) -> None:
        self._show_range()
        self._clear.setVisible(self.active)
        self.changed.emit()


def _fill(
    box: QComboBox, every: str, choices: Iterable[tuple[str, str]], chosen: str | None = None
) -> None:
    """Put new entries in place of the old; the choice stays if it is still there."""
    chosen = box.currentData() if chosen is None else chosen
    blocked = box.blockSignals(True)
    box.clear()
    box.addItem(every, "")
    for value, label in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(blocked)


def _chosen(box: QComboBox) -> frozenset[str]:
    value = box.currentData()
    return frozenset((value,)) if value else frozenset()


def _span(name: str) -> tuple[float, float]:
    """Since and until, seconds since 1970; 0 does not restrict."""
    now = time.time()
    match name:
        case "hour":
            return now - 3_600, 0.0
        case "today":
            midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0)
            return midnight.timestamp(), 0.0
        case "week" | "month":
            return now - timedelta(days=7 if name == "week" else 30).total_seconds(), 0.0
        case "older":
            return 0.0, now - 30 * _DAY
        case _:
            return 0.0, 0.0
