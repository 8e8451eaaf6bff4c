"""HA-06: forms printed from the scheme, filled in and handed in, give the same result."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dubao.model.dataset import (
    SCORE_ITEM,
    SCORE_POINTS,
    SCORE_REASON,
    UNIT_CODE,
    UNIT_NAME,
    Dataset,
)
from dubao.model.form_mark import mark_of
from dubao.model.numbers import plain
from dubao.model.period import Period
from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.table import Table
from dubao.model.terms import FieldType, Layout, Reason
from dubao.read.dataset import load_dataset
from dubao.read.settings import load_settings
from tests.conftest import Run
from tests.sample.build import SAMPLE, sample_scheme

FORMS = "发出"
UNIT_FORM = "镇（街道、工业区）年度教育工作考核填报表（示例）.xlsx"


def read(root: Path, scheme: Scheme) -> Dataset:
    settings = load_settings(root / "dubao.yaml", "dubao.yaml").value
    assert settings is not None
    return load_dataset(root, scheme, 2021, settings).value


def answer(table: Table, row: int, field: FieldSpec) -> Any:
    """Return what a unit types for a value that the sample holds."""
    column = table.column(field.name)
    reason, value = Reason(int(column.reasons[row])), column.values[row]
    if reason is not Reason.FILLED:
        return "不适用" if reason is Reason.NOT_APPLICABLE else None
    if field.type is FieldType.RATIO:
        return f"1:{plain(value)}"
    if field.type is FieldType.YES_NO:
        return "是" if value in {True, "是"} else "否"
    if isinstance(value, Period):
        return value.text
    return value if isinstance(value, str | date) else float(value)


class Filler:
    """Fills the printed forms in with what the sample holds."""

    def __init__(self, root: Path, forms: Path) -> None:
        self.root, self.forms, self.scheme = root, forms, sample_scheme()
        self.sample = read(SAMPLE, self.scheme)
        units = self.sample.units.frame
        self.names = dict(zip(units[UNIT_CODE], units[UNIT_NAME], strict=True))

    def fill(self) -> None:
        for code, name in self.names.items():
            book = load_workbook(self.forms / UNIT_FORM)
            self._form(book["基础数据"], code)
            self._self_scores(book["自评表"], code)
            book.save(self.root / f"填报/2021/镇街考核/{name}.xlsx")
        for name, source in self.scheme.sources.items():
            if source.handed_in_by in {"", "各单位"} or name == "上年":
                continue
            self._sheet(name)

    def _rows(self, source: str, code: Any) -> tuple[Table, list[int]]:
        table = self.sample.tables[source]
        return table, [at for at, one in enumerate(table.frame[UNIT_CODE]) if one == code]

    def _form(self, sheet: Any, code: str) -> None:
        table, (row,) = self._rows("自评数据", code)
        sheet["B3"], sheet["D3"] = code, self.names[code]
        for cells in sheet.iter_rows(min_row=5):
            field = self.scheme.field(cells[1].value)
            assert field is not None
            cells[3].value = answer(table, row, field)

    def _self_scores(self, sheet: Any, code: str) -> None:
        table, rows = self._rows("自评得分", code)
        points = {table.frame[SCORE_ITEM][at]: at for at in rows}
        sheet["B3"], sheet["D3"] = code, self.names[code]
        heads = [cell.value for cell in sheet[4]]
        for cells in sheet.iter_rows(min_row=5):
            item = cells[heads.index("编号")].value
            if item in points:
                cells[heads.index("自评分")].value = float(table.frame[SCORE_POINTS][points[item]])
                cells[heads.index("自评说明")].value = table.frame[SCORE_REASON][points[item]]

    def _sheet(self, name: str) -> None:
        source = self.scheme.sources[name]
        pattern = source.files.replace("{年度}", "2021")
        stem = pattern.rpartition("/")[2].rpartition(".")[0].replace("*", "")
        book = load_workbook(self.forms / f"{stem}.xlsx")
        sheet = book.worksheets[0]
        heads = [str(cell.value).partition("（")[0] for cell in sheet[3]]
        if source.layout is Layout.SCORES:
            self._judged(sheet, heads, self.sample.tables[name])
        elif source.layout is Layout.REGISTER:
            self._listed(sheet, heads, self.sample.tables[name])
        else:
            for cells in sheet.iter_rows(min_row=4):
                table, (row,) = self._rows(name, cells[0].value)
                for cell, head in zip(cells[2:], heads[2:], strict=True):
                    field = self.scheme.field(head) or FieldSpec(
                        name=next(i.code for i in self.scheme.leaves() if i.code + i.name == head),
                        type=FieldType.NUMBER,
                    )
                    cell.value = answer(table, row, field)
        path = self.root / pattern.replace("*", "")
        if path.suffix == ".csv":
            path.write_bytes(as_csv(sheet).encode("gbk"))
        else:
            book.save(path)

    def _listed(self, sheet: Any, heads: list[str], table: Table) -> None:
        for row, code in enumerate(table.frame[UNIT_CODE]):
            cells = sheet[4 + row]
            cells[0].value, cells[1].value = code, self.names[code]
            for cell, head in zip(cells[2:], heads[2:], strict=True):
                field = self.scheme.field(head)
                assert field is not None
                cell.value = answer(table, row, field)

    def _judged(self, sheet: Any, heads: list[str], table: Table) -> None:
        """Fill the printed rows; further raters' rows follow below."""
        printed = {(cells[0].value, cells[2].value): cells for cells in sheet.iter_rows(min_row=4)}
        for row, (code, item) in enumerate(
            zip(table.frame[UNIT_CODE], table.frame[SCORE_ITEM], strict=True)
        ):
            cells = printed.pop((code, item), None)
            if cells is None:
                sheet.append([code, None, item])
                cells = sheet[sheet.max_row]
            asked = {"考核分": SCORE_POINTS, "扣分原因": SCORE_REASON}
            for head in heads[6:]:
                value = table.frame[asked.get(head, head)][row]
                sheet.cell(cells[0].row, heads.index(head) + 1, value)
        assert not printed


def as_csv(sheet: Any) -> str:
    target = StringIO()
    csv.writer(target).writerows(sheet.iter_rows(values_only=True))
    return target.getvalue()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in which everything was handed in on printed forms."""
    from dubao.cli import main

    root = tmp_path_factory.mktemp("回收") / "工作区"
    shutil.copytree(SAMPLE, root)
    shutil.rmtree(root / "填报/2021")
    for folder in ("镇街考核", "部门", "现场评估"):
        (root / "填报/2021" / folder).mkdir(parents=True)
    assert main(["scheme", "form", "township", "-w", str(root), "-o", str(root / FORMS)]) == 0
    Filler(root, root / FORMS).fill()
    return root


def outcome(document: Any) -> Iterator[tuple[Any, ...]]:
    for unit in document["units"]:
        yield unit["code"], unit["total"], unit["rank"], unit["grade"]


def test_ha06_what_is_filled_in_on_forms_gives_the_same_totals(
    run: Run, sample: Path, filled: Path
) -> None:
    before, after = (
        list(outcome(json.loads(run("assess", "-w", str(root), "--json").out)))
        for root in (sample, filled)
    )
    assert after == before
    assert [total for _, total, _, _ in after].count(None) == 0
    assert len(after) == 12


def test_ha06_forms_are_read_without_a_finding(run: Run, filled: Path) -> None:
    done = json.loads(run("check", "-w", str(filled), "--json").out)
    assert [found["message"] for found in done["problems"] if found["severity"] != "说明"] == []


def test_ha06_every_form_is_known_by_its_mark(filled: Path) -> None:
    scheme = sample_scheme()
    forms = read(filled, scheme).forms
    assert set(forms.values()) == {mark_of(scheme)}
    assert len(forms) == 12 + 8  # units, and department sheets but for the csv
