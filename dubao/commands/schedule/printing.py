"""What `dubao schedule` writes into 成果/年度/回访: workbooks, letters, records, calendars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dubao import __version__
from dubao.commands.opening import Office, paper_template
from dubao.commands.schedule.opening import Plan
from dubao.model.ledger import Standing
from dubao.model.paper import BookPaper, Papers
from dubao.papers.figures import build_checklist
from dubao.papers.occasion import Occasion
from dubao.papers.visits.book import ScheduleBook
from dubao.papers.visits.cycle_book import cycle_book
from dubao.papers.visits.events import CHANGES, DISTRICT, FOLDER, calendars
from dubao.papers.visits.report import VisitReport
from dubao.papers.visits.words import VisitWords
from dubao.read.ledger import load_ledger
from dubao.read.registers import register_file
from dubao.read.sources import fingerprint
from dubao.render.ics import calendar_file
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.render.screen import Screen
from dubao.schedule.rectify import standings
from dubao.workspace import RESULTS

HOME = "回访"
_REGISTERS = (
    *("学校", "镇街", "督学", "督学日程", "督导", "延期", "回访"),
    *("校历", "节假日", "问题整改", "整改反馈"),
)


def say_printed(screen: Screen, delivered: Delivered) -> None:
    """Show the workbooks and reports by name, and how many files each folder has."""
    if not delivered.written:
        return
    home = PurePosixPath(delivered.written[0]).parts[:3]
    folders = Counter(PurePosixPath(path).parts[3] for path in delivered.written)
    whole = {PurePosixPath(path).name for path in delivered.written}
    told = [name if name in whole else f"{name}（{count} 份）" for name, count in folders.items()]
    screen.say(f"写好 {len(delivered.written)} 份文件，在 {'/'.join(home)}：{'、'.join(told)}")
    screen.show_written((), delivered.kept)
    if delivered.changed:
        screen.say(f"与上次相比改动过的输入：{'、'.join(delivered.changed)}")


@dataclass(frozen=True)
class Printing:
    """Everything printed from one plan."""

    office: Office
    made: Plan

    def deliver(self) -> Delivered:
        """Write it all; what a person has edited is kept under its name (PA-02)."""
        root = self.office.workspace.root
        folder = f"{RESULTS}/{self.made.agenda.first.year}/{HOME}"
        with Outbox(root, folder, self._inputs(), {"程序": __version__}) as outbox:
            faults = deliver(
                self._papers(), lambda name: paper_template(self.office, HOME, name), outbox
            )
            self._put_calendars(outbox, root / folder)
            done = outbox.close()
        return Delivered(done.written, done.kept, (*faults, *done.problems), done.changed)

    def _papers(self) -> Papers:
        made, settings = self.made, self.office.settings
        occasion = Occasion(settings, made.agenda.today)
        words = VisitWords(occasion, self._findings())
        report = VisitReport(words, made.agenda)
        letters = [*words.papers(made.agenda, made.registers.cases), *report.papers()]
        calendar, inspectors = made.registers.clock.calendar, made.registers.inspectors
        schedule = ScheduleBook(made.agenda, inspectors, calendar, settings.revisits, occasion)
        title = f"{settings.district}督导回访核对清单"
        books = (
            BookPaper("回访日程.xlsx", schedule.build()),
            BookPaper("督导周期.xlsx", cycle_book(made.cycles, settings.cycles, occasion)),
            BookPaper("核对清单.xlsx", build_checklist(title, tuple(report.figures))),
        )
        return Papers(tuple(letters), books, tuple(report.figures))

    def _findings(self) -> tuple[Standing, ...]:
        """Return the ledger's findings; what is wrong with them `dubao ledger` says."""
        found = load_ledger(self.office.workspace.root).value.findings
        return standings(found, self.made.agenda.today, self.made.registers.clock.calendar)

    def _inputs(self) -> dict[str, str]:
        root = self.office.workspace.root
        files = [register_file(root, name) for name in _REGISTERS]
        files.append(self.office.workspace.file(self.office.workspace.settings_file))
        return {file: fingerprint(root / file) for file in files if (root / file).is_file()}

    def _put_calendars(self, outbox: Outbox, folder: Path) -> None:
        """Write a calendar for the district, each team, each inspector; and what changed."""
        settings, agenda = self.office.settings, self.made.agenda
        wanted = calendars(agenda, self.made.registers.inspectors, settings.office)
        there = {
            path.relative_to(folder).with_suffix("").as_posix()
            for path in (folder / FOLDER).rglob("*.ics")
        } - {f"{FOLDER}/{CHANGES}"}
        for name in sorted({*wanted, *there}):
            path = folder / f"{name}.ics"
            former = path.read_bytes() if path.is_file() else b""
            title = f"{settings.district}督导回访（{Path(name).name}）"
            made = calendar_file(title, wanted.get(name, ()), agenda.today, former)
            outbox.put(f"{name}.ics", made.data)
            if name == f"{FOLDER}/{DISTRICT}" and made.changes:
                outbox.put(f"{FOLDER}/{CHANGES}.ics", made.changes)
