"""The chart part: numbers, references, order of elements, fonts, labels."""

from __future__ import annotations

import itertools
from dataclasses import replace
from io import BytesIO
from math import isnan, nan
from typing import Any

import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]

from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.render.charts.chart_part import chart_xml
from dubao.render.charts.labels import first_angle, labels_fit
from dubao.render.charts.workbook import workbook_bytes
from dubao.render.engine.faults import ValueFaultError
from tests.render.charts.build import COLUMNS, EVERY, GROUPS, LINE, PIE, A, C

# The order of ECMA-376 part 1, 21.2 (dml-chart.xsd); what charts here do not use is left out.
ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "pieChart": "varyColors ser firstSliceAng",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
    "dPt": "idx bubble3D spPr",
    "dLbls": "numFmt spPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
    " showBubbleSize separator showLeaderLines",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr crossAx"
    " crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark"
    " tickLblPos spPr crossAx crosses crossBetween",
    "scaling": "orientation min",
    "plotArea": "layout barChart lineChart pieChart catAx valAx dTable",
    "dTable": "showHorzBorder showVertBorder showOutline showKeys",
}


def parsed(spec: ChartSpec) -> Any:
    return etree.fromstring(chart_xml(spec).encode())


def words(root: Any, name: str) -> list[str]:
    return [element.get("val") for element in root.iter(C + name)]


CROWDED = replace(COLUMNS, series=(Series("支出", (290100.0,) * 5),) * 3)


@pytest.mark.parametrize("spec", [*EVERY.values(), CROWDED])
def test_elements_stand_in_the_order_of_the_schema(spec: ChartSpec) -> None:
    for element in parsed(spec).iter():
        if (order := ORDER.get(etree.QName(element).localname)) is None:
            continue
        names = [etree.QName(child).localname for child in element]
        assert set(names) <= set(order.split())
        assert names == sorted(names, key=order.split().index)


@pytest.mark.parametrize("kind", EVERY)
def test_every_reference_leads_to_the_same_in_the_workbook(kind: str) -> None:
    spec = EVERY[kind]
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(spec)))
    seen = []
    for reference in parsed(spec).iter(C + "strRef", C + "numRef"):
        sheet, _, cells = reference.findtext(C + "f").partition("!")
        found = book[sheet][cells.replace("$", "")]
        rows = found if isinstance(found, tuple) else ((found,),)
        there = {at: row[0].value for at, row in enumerate(rows) if row[0].value is not None}
        number = reference.tag == C + "numRef"
        kept = {
            int(point.get("idx")): float(point[0].text) if number else point[0].text
            for point in reference.iter(C + "pt")
        }
        assert kept == there
        assert int(next(reference.iter(C + "ptCount")).get("val")) == len(rows)
        seen.append(cells)
    assert len(seen) == 3 * len(spec.series)


@pytest.mark.parametrize("kind", EVERY)
def test_workbook_holds_exactly_the_numbers(kind: str) -> None:
    spec = EVERY[kind]
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(spec)))
    assert book.sheetnames == ["数据"]
    rows = [[cell.value for cell in row] for row in book["数据"].iter_rows()]
    assert rows[0] == [None, *(one.name for one in spec.series)]
    assert [row[0] for row in rows[1:]] == list(spec.categories)
    for at, one in enumerate(spec.series, start=1):
        assert [row[at] for row in rows[1:]] == [None if isnan(v) else v for v in one.values]
    assert book["数据"]["B2"].number_format == ("0.00" if spec.decimals else "0")


@pytest.mark.parametrize("kind", EVERY)
def test_ha05_equal_charts_give_equal_bytes(kind: str) -> None:
    assert chart_xml(EVERY[kind]) == chart_xml(replace(EVERY[kind]))
    assert workbook_bytes(EVERY[kind]) == workbook_bytes(replace(EVERY[kind]))


def test_what_is_missing_leaves_a_gap_and_no_zero() -> None:
    root = parsed(COLUMNS)
    values = next(root.iter(C + "val"))
    assert [point.get("idx") for point in values.iter(C + "pt")] == ["0", "1", "3", "4"]
    assert words(root, "dispBlanksAs") == ["gap"]


def test_columns_begin_at_zero_and_lines_need_not() -> None:
    assert words(parsed(COLUMNS), "min") == ["0"]
    assert words(parsed(LINE), "min") == []
    below = replace(COLUMNS, series=(Series("结余", (1.0, -2.0, 3.0, 4.0, 5.0)),))
    assert words(parsed(below), "min") == []


@pytest.mark.parametrize("kind", EVERY)
def test_chinese_text_has_a_chinese_font_everywhere(kind: str) -> None:
    root = parsed(EVERY[kind])
    for properties in root.iter(A + "rPr", A + "defRPr"):
        fonts = {
            etree.QName(f).localname: f.get("typeface")
            for f in properties.iter()
            if f.get("typeface")
        }
        assert fonts["latin"] == fonts["cs"] == "Times New Roman"
        assert fonts["ea"] in {"宋体", "黑体"}


def test_titles_say_what_and_in_which_unit() -> None:
    assert [text.text for text in parsed(COLUMNS).iter(A + "t")] == [COLUMNS.title, "万元"]
    assert [text.text for text in parsed(PIE).iter(A + "t")] == [PIE.title]


def test_legend_only_where_there_is_more_than_one_series() -> None:
    legends = {kind: len(list(parsed(spec).iter(C + "legend"))) for kind, spec in EVERY.items()}
    assert legends == {"columns": 0, "groups": 1, "line": 1, "pie": 0}


def test_slices_are_labelled_with_name_and_share() -> None:
    root = parsed(PIE)
    assert words(root, "showCatName") == words(root, "showPercent") == ["1"]
    assert words(root, "showVal") == ["0"]


def test_numbers_stand_at_columns_only_where_they_have_room() -> None:
    assert labels_fit(COLUMNS)
    assert labels_fit(GROUPS)
    assert words(parsed(COLUMNS), "showVal") == ["1"]
    assert not labels_fit(CROWDED)
    assert words(parsed(CROWDED), "showVal") == []
    assert len(list(parsed(CROWDED).iter(C + "dTable"))) == 1  # then they stand below
    assert len(list(parsed(COLUMNS).iter(C + "dTable"))) == 0
    assert not labels_fit(replace(LINE, series=LINE.series * 2))


def test_narrow_slices_lie_on_the_right() -> None:
    assert first_angle(PIE) == 94  # 108 and 12 meet 356° behind the start, that is at 90°
    even = replace(PIE, series=(Series("2020年", (1.0, 1.0, 1.0, 1.0)),))
    assert first_angle(even) == 0


def test_first_four_series_differ_in_a_grey_copy() -> None:
    four = replace(
        GROUPS, series=tuple(Series(name, GROUPS.series[0].values) for name in "甲乙丙丁")
    )
    fills = [
        ser.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val")
        for ser in parsed(four).iter(C + "ser")
    ]
    greys = sorted(_grey(colour) for colour in fills)
    assert min(b - a for a, b in itertools.pairwise(greys)) > 35  # of 255


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_signs_of_xml_are_text_and_control_characters_are_refused() -> None:
    assert "A&B<占比>" in "".join(parsed(LINE).itertext())
    with pytest.raises(ValueFaultError, match="控制符"):
        chart_xml(replace(COLUMNS, title="坏\x01字"))


def test_numbers_of_numpy_are_numbers() -> None:
    import numpy as np

    series = Series("支出", tuple(np.array([1.5, 2.0, nan])))
    made = chart_xml(ChartSpec("图", ChartKind.COLUMNS, ("一", "二", "三"), (series,), "说明"))
    assert "<c:v>1.5</c:v>" in made
    assert "np." not in made
