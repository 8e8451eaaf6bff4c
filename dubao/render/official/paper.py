"""An official paper while it is put together, element by element from the top down.

In every text 【…】 is a blank that a person has to fill in, and «…» marks a tag that prints
such a blank; both are shaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from dubao.model.house import House
from dubao.model.widths import text_width
from dubao.render.official import pages
from dubao.render.official.looks import GAP, HEADINGS, TEXT, TITLE
from dubao.render.official.measures import Measures
from dubao.render.official.package import packed
from dubao.render.official.styles import write_styles
from dubao.render.official.tables import Cell, lay_out
from dubao.render.official.xml import element, paragraph_properties

_MARKED = re.compile(r"(【[^】]*】|«[^»]*»)")
_PARAGRAPH_TAG = re.compile(r"\{%\s*p\b")
_TWO_DIGITS = 10
_KEPT_LINES = 4
DATE_WIDTH = 6.0  # characters of 2021年3月5日
NAME_WIDTH = 14.0  # characters of an organ's name that is filled in later


class Paper:
    """A .docx in the house style; `document` is python-docx's, for what is not offered here.

    With `sample_mark` it is a template whose pages say so if a paper was made from a sample.
    """

    def __init__(self, house: House, sample_mark: bool = False) -> None:
        self.house = house
        self.measures = Measures(house)
        self.document: Any = docx.Document()
        self.document._body.clear_content()
        write_styles(self.document, self.measures)
        pages.portrait(self.section, self.measures)
        pages.number_pages(self.section, self.document)
        self.sample_mark = sample_mark
        if sample_mark:
            for header in (self.section.header, self.section.even_page_header):
                header.is_linked_to_previous = False
                self.mark_sample(header.paragraphs[0])

    @property
    def section(self) -> Any:
        """The section that is being written."""
        return self.document.sections[-1]

    def add(self, style: str, text: str) -> Any:
        """Add a paragraph and return it."""
        return self.fill(self.document.add_paragraph(), style, text)

    def fill(self, paragraph: Any, style: str, text: str) -> Any:
        """Give an empty paragraph its style and text."""
        paragraph.style = self.document.styles[style]
        for part in filter(None, _MARKED.split(text)):
            run = paragraph.add_run(part.strip("«»"))
            if part[0] in "【«":
                run.style = self.document.styles[GAP]
        return paragraph

    def title(self, text: str) -> Any:
        """Add the title; a line break in it breaks its line (PA-06)."""
        return self.add(TITLE, text)

    def addressee(self, text: str) -> Any:
        """Add the 主送机关, which ends with a full-width colon."""
        return self.add("主送机关", text)

    def heading(self, level: int, text: str) -> Any:
        """Add a heading of level 1 (一、) to 4 (（1）): a real one, so that it can be found."""
        return self.add(HEADINGS[level - 1].replace("heading", "Heading"), text)

    def text(self, text: str) -> Any:
        """Add a paragraph of text."""
        return self.add(TEXT, text)

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]], heads: int = 1) -> Any:
        """Add a table; `widths` in mm, the first `heads` rows repeat on every page."""
        return lay_out(self, widths, rows, heads)

    def attachment_note(self, names: Sequence[str]) -> None:
        """Add the 附件说明 one line below the text: 附件：1.名称, turned over under the name.

        Names have no full stop (PA-09); a single attachment has no number.
        """
        count = self.measures.characters
        for number, name in enumerate(names, start=1):
            label = "附件：" if number == 1 else ""
            if len(names) == 1:
                paragraph, start, back = self.add("附件说明", f"{label}{name}"), 5.0, 3.0
            else:
                numbered = 1.5 if len(names) >= _TWO_DIGITS else 1.0
                start, back = 5 + numbered, numbered + len(label)
                paragraph = self.add("附件说明", f"{label}{number}.\t{name}")
            paragraph_properties(
                paragraph,
                tabs=element("tabs", element("tab", val="left", pos=count(start))),
                spacing=self._spacing(before=1) if number == 1 else None,
                ind=_indent(left=count(start), hanging=count(back)),
            )

    def signature(
        self, name: str, date: str, sealed: bool = True, longest: float = NAME_WIDTH
    ) -> None:
        """Add 署名 and 成文日期; they stay with the paragraph before them.

        With a seal the date stands four characters in and the name centred over it; `longest`
        is the room for the name in characters. Without one the name stands two characters in
        and the date begins two characters to the right of the name's beginning.
        """
        self._keep_last()
        width = self.measures.house.grid.characters
        if sealed:
            middle = 4 + characters_of(date, DATE_WIDTH) / 2
            left, right, date_right = width - middle - longest / 2, middle - longest / 2, 4.0
            align = "center"
        else:
            name_width, date_width = characters_of(name, longest), characters_of(date, DATE_WIDTH)
            right = max(2.0, date_width + 4 - name_width)
            date_right = max(2.0, right + name_width - 2 - date_width)
            left, align = 0.0, "right"
        self._placed(self.add("署名", name), (left, right), align)
        self._placed(self.add("成文日期", date), (0, date_right), "right")

    def _placed(self, paragraph: Any, sides: tuple[float, float], align: str) -> None:
        left, right = (self.measures.characters(side) for side in sides)
        paragraph_properties(
            paragraph, ind=_indent(left=left, right=right), jc=element("jc", val=align)
        )

    def remark(self, text: str) -> Any:
        """Add the 附注 in brackets under the date."""
        self._keep_last()
        return self.add("附注", f"（{text}）")

    def attachment(self, label: str, title: str) -> None:
        """Begin an attachment on a new page: its label on line 1, its title on line 3."""
        self.add("附件编号", label).paragraph_format.page_break_before = True
        self.add("附件标题", title)

    def begin_turned(self) -> None:
        """Begin in landscape: the paper is one wide table. The page number stays at its side."""
        pages.landscape(self.section, self.measures)
        for foot in (self.section.footer, self.section.even_page_footer):
            foot.paragraphs[0].clear()
        pages.number_beside(self.section, self.document, self.measures)

    def turn(self) -> None:
        """Go on in landscape, for a wide table; the page number stays where it was."""
        section = pages.add_section(self.document)
        pages.landscape(section, self.measures)
        pages.number_beside(section, self.document, self.measures)

    def turn_back(self) -> None:
        """Go on upright."""
        section = pages.add_section(self.document)
        pages.portrait(section, self.measures)
        pages.number_pages(section, self.document)

    def last_leaf(self) -> None:
        """Go on overleaf, on an even page without a number, for a 版记 that stands alone."""
        section = pages.add_section(self.document, WD_SECTION.EVEN_PAGE)
        pages.portrait(section, self.measures)
        pages.no_page_numbers(section)

    def packed(self, title: str) -> bytes:
        """Return the paper as .docx bytes; `title` stands in the file's properties."""
        return packed(self.document, title, self.house)

    def _spacing(self, before: float) -> Any:
        line = self.measures.line
        return element("spacing", before=round(before * line), after=0, line=line, lineRule="exact")

    def _keep_last(self) -> None:
        """Keep the last lines of text with what follows: no seal on a page of its own.

        LibreOffice moves such a paragraph as a whole, so a long one is left free.
        """
        longest = _KEPT_LINES * self.house.grid.characters
        for paragraph in reversed(self.document.paragraphs):
            if len(paragraph.text) > longest:
                return
            paragraph.paragraph_format.keep_with_next = True
            if not _PARAGRAPH_TAG.search(paragraph.text):
                return

    def mark_sample(self, paragraph: Any) -> None:
        """Let a page's head say, if so, that the paper was made from a sample (PA-18)."""
        self.fill(paragraph, "示例标记", "{% if 示例 %}{{ 示例说明 }}{% endif %}")


def characters_of(text: str, otherwise: float) -> float:
    """Return the width of a text in characters, `otherwise` of one that is filled in later."""
    return otherwise if "{" in text else text_width(text) / 2


def _indent(**sides: float) -> Any:
    """Return w:ind in twips, with what the style says in characters taken back."""
    made = element("ind")
    for side, size in sides.items():
        made.set(qn(f"w:{side}Chars"), "0")
        made.set(qn(f"w:{side}"), str(round(size)))
    return made
