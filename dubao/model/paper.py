"""Papers before they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dubao.model.book import Book
from dubao.model.place import Place


@dataclass(frozen=True)
class Figure:
    """One printed figure for the 核对清单: where it stands and what it rests on.

    `source` is who provides it, `where` the place in the paper, `meaning` its definition (口径).
    """

    paper: str
    label: str
    printed: str
    value: float | str
    formula: str
    places: tuple[Place, ...]
    source: str = ""
    where: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph or table cell of a paper: where it stands in words, and its text.

    `head` is the text of the cell's heading, "" outside tables.
    """

    where: str
    text: str
    head: str = ""


@dataclass(frozen=True)
class WordPaper:
    """A Word paper: file name in the output folder, template id, context with Chinese names."""

    path: str
    template: str
    context: Mapping[str, Any]
    title: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a Word file: where it stands, the name of its style, its text."""

    place: str
    style: str
    text: str


@dataclass(frozen=True)
class BookPaper:
    """A workbook: file name in the output folder, and what stands in it.

    `content` may be a function: what is listed in it is known only when Word papers are printed.
    """

    path: str
    content: Book | Callable[[], Book]

    @property
    def book(self) -> Book:
        """What stands in it."""
        return self.content() if callable(self.content) else self.content


@dataclass(frozen=True)
class Papers:
    """Everything one command prints, with every figure in it.

    Names that a template looks up enter `figures` while it is printed, so Word papers are
    printed before workbooks.
    """

    word: tuple[WordPaper, ...] = ()
    books: tuple[BookPaper, ...] = ()
    figures: Sequence[Figure] = ()
