"""One thing that somebody is to be reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dubao.model.terms_ledger import ReminderKind


@dataclass(frozen=True)
class Reminder:
    """Who has to do what by when.

    `left` is the number of days from today to `due`, negative when that has passed. `subject`
    tells two reminders of one kind apart and does not change from day to day.
    """

    kind: ReminderKind
    who: str
    unit: str
    what: str
    due: date
    left: int
    subject: str

    @property
    def is_late(self) -> bool:
        """Whether the day has passed; a review that is waited for has none."""
        return self.left < 0 and self.kind is not ReminderKind.REVIEW

    @property
    def when(self) -> str:
        """How far off it is, in words."""
        if self.left < 0:
            return f"逾期{-self.left}天" if self.is_late else f"已等{-self.left}天"
        return f"还有{self.left}天" if self.left else "今天"

    def mark(self, ahead: tuple[int, ...], again: int) -> str:
        """Return what names this reminder at this distance, "" if it is still too far off.

        It is the same from one threshold to the next, so that each is said once, also where
        nobody asked on the day itself; late ones are said again every `again` days.
        """
        passed = [days for days in sorted(ahead) if self.left <= days]
        if self.left >= 0 and not passed:
            return ""
        stage = f"逾期{-self.left // again}" if self.left < 0 else f"提前{passed[0]}"
        return f"{self.kind}|{self.subject}|{self.due.isoformat()}|{stage}"
