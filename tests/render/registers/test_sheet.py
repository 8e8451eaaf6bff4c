"""Sheets as other programs write them: prefixes, no addresses, no formats."""

from dubao.render.registers.looks import Looks
from dubao.render.registers.ranges import grown
from dubao.render.registers.sheet import SheetXml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>'
PLAIN = (
    f'<worksheet xmlns="{MAIN}"><dimension ref="A1:B2"/><sheetData><row><c><v>1</v></c>'
    '<c t="inlineStr"><is><t>甲</t></is></c></row><row><c/><c><v>2</v></c></row></sheetData></worksheet>'
)
PREFIXED = (
    f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
    "</x:row></x:sheetData></x:worksheet>"
)


def sheet(text: str) -> SheetXml:
    return SheetXml(text.encode(), Looks(STYLES.encode()), head=0)


def test_cells_without_addresses_are_counted() -> None:
    page = sheet(PLAIN)
    assert (page.last_filled, page.last_column(0), page.last_column(1)) == (1, 1, 1)
    page.set(1, 1, "乙")
    page.set(1, 2, 3)
    assert (
        b'<row r="2"><c r="A2"/><c r="B2" t="inlineStr"><is><t xml:space="preserve">\xe4\xb9\x99</t>'
        b'</is></c><c r="C2"><v>3</v></c></row>'
    ) in page.data
    assert b'<dimension ref="A1:C2"/>' in page.data


def test_elements_with_a_prefix_keep_it() -> None:
    page = sheet(PREFIXED)
    page.add(1, {0: 2}, like=0)
    assert b'<x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>' in page.data


def test_signs_that_no_xml_may_hold_are_left_out_and_markup_stays_text() -> None:
    page = sheet(PLAIN)
    page.set(0, 0, "a\x00<b>&\n")
    assert b'<t xml:space="preserve">a&lt;b&gt;&amp;\n</t>' in page.data


def test_ranges_grow_where_they_end_in_the_last_row() -> None:
    assert grown("C3:C20 E20 G3:G19", 20, 22) == "C3:C22 E20:E22 G3:G19"
    assert grown("$A$1:$V$20", 20, 21) == "$A$1:$V$21"
    assert grown("$1:$2", 2, 3) == "$1:$2"
