"""What `dubao draw` and its repetition share: the roster, who is left out, what is faulty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import typer

from dubao.commands.opening import Office, refuse_errors
from dubao.model.draw import Candidate, Draw, DrawRule
from dubao.model.listing import listed
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.terms import DrawState, Severity
from dubao.read.draws import BLANK_STRATUM, candidates_of
from dubao.read.registers import REGISTERS, register_file
from dubao.read.rosters import Exclusion, Roster, excluded_codes, load_exclusions, load_roster
from dubao.read.sources import SUFFIXES
from dubao.schedule.draw import allotted, draw, short_of


def make_draw(
    office: Office, rule: DrawRule, exclude: Sequence[str], day: date
) -> tuple[Draw, tuple[Problem, ...]]:
    """Return the draw and what a person should look at; RefusedError where none can be made."""
    roster = find_roster(office, rule.source, rule.key)
    refuse_errors(p for p in roster.problems if p.severity is Severity.ERROR)
    check_columns(roster.value, rule)
    given = gather_exclusions(office, exclude)
    excluded = excluded_codes(roster.value, given.value)
    refuse_errors((*given.problems, *excluded.problems))
    candidates = candidates_of(roster.value, rule, excluded.value, day)
    faults = tuple(faults_of(rule, candidates, roster.value.file))
    refuse_errors(p for p in faults if p.severity is Severity.ERROR)
    done = draw(rule, candidates, roster.value.sha256)
    return done, (*roster.problems, *faults)


def roster_path(office: Office, source: str) -> tuple[Path, str] | None:
    """Return the file that a register's name or a path means, with its name for people."""
    root = office.workspace.root
    register = register_file(root, source) if source in REGISTERS else source
    for path in (root / register, Path(source)):
        if path.is_file():
            return path, office.workspace.file(path.resolve())
    return None


def find_roster(office: Office, source: str, key: str) -> Loaded[Roster]:
    """Read the roster; a name that leads nowhere is wrong usage."""
    found = roster_path(office, source)
    if found is None:
        root = office.workspace.root
        known = [name for name in REGISTERS if (root / register_file(root, name)).is_file()]
        hint = did_you_mean(
            source, known, f"可写台账的名称（{'、'.join(known) or '现在一份也没有'}）或文件"
        )
        raise typer.BadParameter(f"没有「{source}」这份名册，{hint}", param_hint="名册")
    return load_roster(*found, key)


def check_columns(roster: Roster, rule: DrawRule) -> None:
    """Raise wrong usage for a column that the roster does not have, and for empty conditions."""
    wanted = [(one.column, "--where") for one in rule.conditions]
    wanted += [(rule.by, "--by")] if rule.by else []
    for name, option in wanted:
        if roster.column(name) is None:
            hint = did_you_mean(name, roster.columns, f"名册的列：{'、'.join(roster.columns)}")
            raise typer.BadParameter(f"名册中没有「{name}」这一列，{hint}", param_hint=option)


def gather_exclusions(office: Office, given: Sequence[str]) -> Loaded[tuple[Exclusion, ...]]:
    """Return those to be left out: files, or single entries with a reason (甲校=本组成员任教)."""
    found: list[Exclusion] = []
    problems: list[Problem] = []
    for text in given:
        path = roster_path(office, text)
        if path:
            loaded = load_exclusions(*path)
            found.extend(loaded.value)
            problems.extend(loaded.problems)
        elif text.lower().endswith(SUFFIXES):
            raise typer.BadParameter(f"没有「{text}」这个文件", param_hint="--exclude")
        else:
            who, _, reason = text.partition("=")
            found.append(Exclusion(who.strip(), reason.strip() or "指定排除", Place("--exclude")))
    return Loaded(tuple(found), tuple(problems))


def faults_of(rule: DrawRule, candidates: Sequence[Candidate], file: str) -> Iterator[Problem]:
    """Yield what is wrong with a draw before it is made; an error means that it is not made."""
    short = short_of(rule, candidates)
    if short:
        yield problem("draw-too-few", Place(file), wanted=short[0], there=short[1])
        return
    taking = [one for one in candidates if one.state is DrawState.TAKES_PART]
    blank = [one.name for one in taking if rule.by and one.stratum == BLANK_STRATUM]
    if blank:
        details = {"count": len(blank), "column": rule.by, "names": listed(blank)}
        yield problem("draw-no-stratum", Place(file), **details)
    sizes = Counter(one.stratum for one in taking)
    for name, places in allotted(rule, sizes).items():
        wanted = rule.size.of(sizes[name])
        if rule.each and places < wanted:
            details = {"name": name, "there": places, "wanted": wanted}
            yield problem("draw-stratum-short", Place(file), **details)
