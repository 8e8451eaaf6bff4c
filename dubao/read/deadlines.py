"""Rules of deadlines from YAML, and supervisions with what has happened so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.deadline import Case, Demand, Extension, Layer, Rulebook
from dubao.model.deadline_keys import DeadlineFile
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.model.table import Table
from dubao.model.terms import FieldType, VisitState
from dubao.read.limits import read_demand
from dubao.read.registers import load_register, register_file
from dubao.read.visiting.cells import parts
from dubao.read.wanted import spec
from dubao.read.written import read_yaml_model

OWN_LAYER = "本区"
SUPERVISIONS, EXTENSIONS, REVISITS = "督导", "延期", "回访"
# Columns whose event has a name of its own; of every other column it is the name before 日期.
_COLUMNS = {
    "督导开始": "开始日期",
    "督导结束": "结束日期",
    "意见书成文": "成文日期",
    "督导通知": "通知日期",
}
_VOTES = ("同意人数", "表决人数")
_DEMAND_COLUMNS = {"整改报告": ("整改时限", "整改期限")}

_Cells = Mapping[str, Any]


def load_rulebook(settings: Settings, files: Mapping[str, tuple[Path, str]]) -> Loaded[Rulebook]:
    """Return the layers that dubao.yaml chooses, from `files` by name, the office's own last."""
    keys = settings.deadlines
    layers: list[Layer] = []
    problems: list[Problem] = []
    for name in keys.use:
        if name not in files:
            near = did_you_mean(name, files, f"现有：{'、'.join(files)}")
            place = keys.place_in(SETTINGS_FILE)
            problems.append(problem("deadlines-unknown", place, name=name, near=near))
            continue
        path, file = files[name]
        read = read_yaml_model(path, file, DeadlineFile)
        problems.extend(read.problems)
        if read.value:
            layers.append(Layer(read.value.name, read.value.steps, read.value.duties))
    if keys.steps or keys.duties:
        layers.append(Layer(OWN_LAYER, keys.steps, keys.duties))
    return Loaded(Rulebook(tuple(layers), keys.roll, keys.end_of_term), tuple(problems))


def load_cases(root: Path, rules: Rulebook) -> Loaded[tuple[Case, ...]]:
    """Return the supervisions of 台账/督导.xlsx with their events, demands and extensions.

    Every event of the rules may have a column …日期; what a letter itself demands stands in a
    column …时限. Extensions stand in 台账/延期.xlsx, revisits done or put off in 台账/回访.xlsx.
    """
    columns = {event: _COLUMNS.get(event, f"{event}日期") for event in rules.events}
    declared = [spec(column, kind=FieldType.DATE) for column in columns.values()]
    declared += [spec(column, kind=FieldType.INTEGER) for column in _VOTES]
    loaded = load_register(root, SUPERVISIONS, declared)
    problems = [*loaded.problems]
    extensions = _extensions(root, problems)
    visits = _visits(root)
    cases: dict[str, Case] = {}
    for row, cells in enumerate(_rows(loaded.value)):
        place = loaded.value.origin.place(row, "编号")
        code = _text(cells, "编号")
        if not code or code in cases:
            kind = "case-number-twice" if code else "case-without-number"
            where = cases[code].place if code else ""
            problems.append(problem(kind, place, number=code, where=where))
            continue
        events = {event: cells[at] for event, at in columns.items() if cells.get(at)}
        events = visits.made.get(code, {}) | events
        cases[code] = Case(
            code,
            _text(cells, "名称"),
            _text(cells, UNIT_NAME),
            _text(cells, "类别").removesuffix("督导"),
            events,
            dict(_demands(loaded.value, row, events, problems)),
            (*extensions.pop(code, ()), *visits.put_off.get(code, ())),
            place,
            _text(cells, UNIT_CODE),
            _text(cells, "意见书文号"),
            tuple(name for column in ("组长", "成员") for name in parts(_text(cells, column))),
            *(_whole(cells, column) for column in _VOTES),
        )
    for code, unknown in extensions.items():
        problems += [problem("extension-unknown", one.place, number=code) for one in unknown]
    return Loaded(tuple(cases.values()), tuple(problems))


def _demands(
    table: Table, row: int, events: Mapping[str, date], problems: list[Problem]
) -> Iterator[tuple[str, Demand]]:
    """Yield what the letter demands, by step; what cannot be read is a problem."""
    columns = [str(name) for name in table.frame.columns]
    for column in columns:
        if not column.endswith(("时限", "期限")):
            continue
        step = next((s for s, names in _DEMAND_COLUMNS.items() if column in names), column[:-2])
        written = str(table.frame[column].iloc[row] or "").strip()
        if not written:
            continue
        demand = demand_after(written, events.get("送达") or max(events.values(), default=None))
        if demand is None:
            place = table.origin.place(row, column)
            problems.append(problem("demand-unclear", place, field=column, text=written))
        else:
            yield step, demand


def demand_after(text: str, event: date | None) -> Demand | None:
    """Read a demand; a day without a year is the first such day from the event on."""
    found = read_demand(text, event.year if event else None)
    if event and isinstance(found, date) and found < event:
        return read_demand(text, event.year + 1)
    return found


@dataclass(frozen=True)
class _Visits:
    """What 台账/回访.xlsx says of the first revisit of each supervision."""

    made: dict[str, dict[str, date]] = field(default_factory=dict)
    put_off: dict[str, list[Extension]] = field(default_factory=dict)


def _visits(root: Path) -> _Visits:
    """Return the revisits made, and those put off by a paper (TM-12)."""
    found = _Visits()
    if not (root / register_file(root, REVISITS)).is_file():
        return found
    table = load_register(root, REVISITS).value
    for row, cells in enumerate(_rows(table)):
        number, made = _text(cells, "督导编号"), cells.get("完成日期")
        if isinstance(made, date) and _text(cells, "状态") == VisitState.DONE:
            events = found.made.setdefault(number, {})
            events[REVISITS] = min(made, events.get(REVISITS, made))
        until, paper = cells.get("延期至"), _text(cells, "依据文号")
        if isinstance(until, date) and paper and cells.get("次数") in (1, None):
            place = table.origin.place(row, "延期至")
            one = Extension(REVISITS, until, paper, place=place)
            found.put_off.setdefault(number, []).append(one)
    return found


def _extensions(root: Path, problems: list[Problem]) -> dict[str, list[Extension]]:
    """Return the extensions by supervision; one without a paper does not count (TM-12)."""
    if not (root / register_file(root, EXTENSIONS)).is_file():
        return {}
    loaded = load_register(root, EXTENSIONS)
    problems.extend(loaded.problems)
    found: dict[str, list[Extension]] = {}
    for row, cells in enumerate(_rows(loaded.value)):
        step, paper = _text(cells, "事项"), _text(cells, "批准文号")
        place = loaded.value.origin.place(row, "批准文号")
        if not paper:
            problems.append(problem("extension-without-paper", place, step=step))
        elif cells["延至"]:
            until, approved = cells["延至"], cells["批准日期"]
            one = Extension(step, until, paper, approved, _text(cells, "批准人"), place)
            found.setdefault(_text(cells, "编号"), []).append(one)
    return found


def _rows(table: Table) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in cells.items()} for cells in table.frame.to_dict("records")]


def _whole(cells: _Cells, name: str) -> int | None:
    value = cells.get(name)
    return int(value) if isinstance(value, float) and value == value else None  # noqa: PLR0124


def _text(cells: _Cells, name: str) -> str:
    value = cells.get(name)
    return value.strip() if isinstance(value, str) else ""
