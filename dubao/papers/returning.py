"""What goes back after collection: the faults of each sender, and what is still to come (HA-07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from dubao.model.dataset import UNIT_NAME, Absent, Dataset, Sender
from dubao.model.filenames import safe_file_name
from dubao.model.paper import WordPaper
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.settings import Settings
from dubao.model.terms import Severity
from dubao.papers.privacy import without_others
from dubao.papers.returned_book import words_of
from dubao.papers.titles import title_lines
from dubao.papers.wording import SAMPLE_LINE, gap

OTHERS = Sender("其他")
OFFICE = Sender("本室自查")
TEMPLATE = "退回说明.docx"

_ABSENT_CODE = "not-handed-in"  # said by `absent`, not as a fault of a file


@dataclass(frozen=True)
class Return:
    """What goes back to one sender: faults in its files, and the sources not handed in."""

    sender: Sender
    faults: tuple[Problem, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it goes to nobody: faults in the office's own registers and schemes."""
        return self.sender == OFFICE

    @property
    def by_file(self) -> dict[str, list[Problem]]:
        """The faults by file, in the order found."""
        files: dict[str, list[Problem]] = {}
        for found in self.faults:
            files.setdefault(found.place.file, []).append(found)
        return files


def returns_of(
    problems: Iterable[Problem], datasets: Sequence[Dataset], collected: str
) -> tuple[Return, ...]:
    """Return what goes back to whom: units by the register, departments, others, the office.

    `collected` is the beginning of the paths of all files handed in. A file below it of which
    nobody knows the sender goes to `OTHERS`; every other file without sender is the office's own.
    """
    senders = {file: sender for one in datasets for file, sender in one.senders.items()}
    faults: dict[Sender, list[Problem]] = {}
    for found in problems:
        if found.is_finding and found.code != _ABSENT_CODE:
            file = found.place.file
            unknown = OTHERS if file.startswith(collected) else OFFICE
            faults.setdefault(senders.get(file, unknown), []).append(found)
    absent: dict[Sender, dict[Absent, None]] = {}
    for one in (entry for dataset in datasets for entry in dataset.absent):
        absent.setdefault(Sender(one.who, one.unit), {})[one] = None
    names = {str(name) for one in datasets for name in one.units.frame[UNIT_NAME]}
    return tuple(
        Return(who, _own_words(faults.get(who, ()), who, names), tuple(absent.get(who, ())))
        for who in sorted({**faults, **absent}, key=_order)
    )


def _order(sender: Sender) -> tuple[bool, bool, bool, str, str]:
    """Units by code first, then departments, others, the office."""
    is_office, is_others = sender == OFFICE, sender == OTHERS
    return is_office, is_others, not sender.unit, sender.unit, sender.who


def _own_words(faults: Iterable[Problem], to: Sender, names: set[str]) -> tuple[Problem, ...]:
    """Take other units' names out of what goes to a unit (PA-15)."""
    if not to.unit:
        return tuple(faults)
    own = without_others(names, {to.who})
    return tuple(replace(f, message=own(f.message), hint=own(f.hint)) for f in faults)


def copy_names(files: Iterable[str]) -> dict[str, str]:
    """Return the name of each file's marked copy; files of one name get their folder before it."""
    paths = {file: PurePosixPath(file) for file in files}
    count = Counter(path.stem.casefold() for path in paths.values())
    return {
        file: f"标注/{safe_file_name(_unique(path, count[path.stem.casefold()]))}.xlsx"
        for file, path in paths.items()
    }


def _unique(path: PurePosixPath, count: int) -> str:
    return path.stem if count == 1 else f"{path.parent.name}_{path.name.replace('.', '_')}"


def return_notes(returns: Sequence[Return], settings: Settings, year: int) -> tuple[WordPaper, ...]:
    """Return a note for every sender, and one for the office itself."""
    count = Counter(one.sender.who for one in returns)
    papers = []
    for one in returns:
        who, code = one.sender.who, one.sender.unit
        name = safe_file_name(f"{who}{code}" if count[who] > 1 else who)
        context = _context(one, settings, year)
        title = context["标题"].replace("\n", "")
        papers.append(WordPaper(f"退回说明（{name}）.docx", TEMPLATE, context, title))
    return tuple(papers)


def _context(one: Return, settings: Settings, year: int) -> Mapping[str, Any]:
    kinds = Counter(found.severity for found in one.faults)
    who = gap("报送单位") if one.sender == OTHERS else one.sender.who
    what = "数据核对本室自查清单" if one.is_own else "填报材料退回说明"
    return {
        "示例": settings.sample,
        "示例说明": SAMPLE_LINE,
        "督导机构": settings.office,
        "成文日期": gap("成文日期"),
        "年度": year,
        "标题": title_lines(f"{year}年度{what}"),
        "本室": one.is_own,
        "单位名称": who,
        "问题数": len(one.faults),
        "错误数": kinds[Severity.ERROR],
        "提醒数": kinds[Severity.WARNING],
        "问题": [
            _row(number, found, one.is_own) for number, found in enumerate(one.faults, start=1)
        ],
        "未报": list(dict.fromkeys(absent.source for absent in one.absent)),
        "改正期限": gap("日期"),
        "联系人": gap("联系人及电话"),
    }


def _row(number: int, found: Problem, is_own: bool) -> dict[str, str]:
    """Return a line of the table; a unit knows its file by name, the office by its path."""
    file = found.place.file
    says, hint = words_of(found)
    return {
        "序号": str(number),
        "文件": file if is_own else PurePosixPath(file).name,
        "位置": _spot(found.place),
        "问题": says,
        "怎么改": hint,
    }


def _spot(place: Place) -> str:
    line = f"第{place.line}行" if place.line else ""
    return " ".join(filter(None, (place.sheet, place.cell, line))) or "整个文件"
