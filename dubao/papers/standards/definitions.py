"""The definitions printed under a table: name, version and source of each formula (CA-27)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dubao.model.formula.parse import fold, parse
from dubao.model.scheme import Derived, Scheme


def definition_lines(scheme: Scheme, names: Iterable[str]) -> list[str]:
    """Return a line for each derived value: its own definition and those it is made of.

    What lies under several of them is told once, with the first.
    """
    specs = {fold(spec.name): spec for spec in scheme.derived}
    told: set[str] = set()
    lines = []
    for name in names:
        found = [spec for spec in _below(fold(name), specs) if spec.name not in told]
        told.update(spec.name for spec in found)
        sources: dict[str, list[str]] = {}
        for spec in found:
            said = sources.setdefault("，".join(filter(None, (spec.version, spec.basis))), [])
            said.extend([spec.definition] * (spec.definition not in said))
        if sources:
            parts = (_said(said, source) for source, said in sources.items())
            lines.append(f"口径　{name}：{'；'.join(parts)}。")
    return lines


def _said(definitions: list[str], source: str) -> str:
    """Return definitions of one source, the source behind them once."""
    return "；".join(definitions) + (f"（{source}）" if source else "")


def _below(name: str, specs: dict[str, Derived]) -> Iterator[Derived]:
    """Yield a derived value and those it is made of, each once, that have a definition."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        at = waiting.pop(0)
        if at in seen or at not in specs:
            continue
        seen.add(at)
        spec = specs[at]
        if spec.definition:
            yield spec
        waiting.extend(sorted(parse(spec.formula, gather=True).names))
