"""Items as sentences: the figure, its parts, how it moved against last year."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.bulletin import Kind
from dubao.model.report import Change
from dubao.papers.report.edition import Edition, is_absent
from dubao.papers.wording import listed
from dubao.papers.words import parts_note, unchanged

CLAUSES = 4  # items told in one sentence


def paragraph(edition: Edition, lines: Sequence[Change], *, changes: bool = True) -> str:
    """Return the items as one paragraph, parts beside what they add up to; "" if none is there.

    Without `changes` only amounts say how they moved. What is absent is left to a marked gap.
    """
    present = [line for line in lines if not is_absent(line)]
    codes = {line.item.code for line in present}
    told = [line for line in present if line.item.parts_of not in codes]
    clauses = [
        _clause(
            edition,
            line,
            [part for part in present if part.item.parts_of == line.item.code],
            changes=changes or line.item.kind is Kind.AMOUNT,
        )
        for line in told
    ]
    sentences = ["；".join(clauses[at : at + CLAUSES]) for at in range(0, len(clauses), CLAUSES)]
    return "".join(f"{sentence}。" for sentence in sentences)


def _clause(edition: Edition, line: Change, parts: Sequence[Change], *, changes: bool) -> str:
    ledger = edition.ledger
    if line.item.kind is Kind.TEXT:
        return f"{line.item.name}：{ledger.value(line).rstrip('。；')}"
    joint = "为" if changes else ""
    text = f"{line.item.name}{joint}{ledger.value(line)}{_parts(edition, line, parts)}"
    return f"{text}{against_last(edition, line)}" if changes else text


def against_last(edition: Edition, line: Change) -> str:
    """Return ，比上年增加…; ，与上年持平; "" if nothing can be said."""
    words = edition.ledger.moved(line)
    if not words:
        return ""
    return f"，{words}" if unchanged(words) else f"，比上年{words}"


def _parts(edition: Edition, line: Change, parts: Sequence[Change]) -> str:
    """Return （其中…、…） and, where the parts printed do not add up, why (CA-08)."""
    if not parts:
        return ""
    told = listed([f"{part.item.name}{edition.ledger.value(part)}" for part in parts])
    values = [part.entry.this for part in parts]
    note = parts_note(values, line.entry.this, line.item.decimals)
    return f"（其中{told}{f'；{note}' if note else ''}）"
