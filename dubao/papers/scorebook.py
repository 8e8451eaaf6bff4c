"""考核得分册.xlsx: the office's own record of an assessment. Internal."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.model.assessment import Assessment
from dubao.model.book import Book, CellValue, Sheet, Style
from dubao.papers.detail import detail_sheet
from dubao.papers.district import district_sheet
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.graded import graded_sheet
from dubao.papers.items import ItemView, missing_items
from dubao.papers.overview import overview_sheet, rank_order
from dubao.papers.robust.sheets import robust_sheets
from dubao.papers.wording import heading, year_and_name

FILE = "考核得分册.xlsx"


def build_scorebook(view: ItemView, figures: FigureList) -> Book:
    """Return the score book; every figure in 总表, 明细, 区级 is put on the list of figures."""
    assessment = view.assessment
    title = f"{year_and_name(assessment.year, assessment.scheme.name)}得分册"
    return Book(
        title,
        (
            *_results(view, figures),
            *_district(assessment, figures),
            _missing(view),
            _changes(view),
            _grading(assessment),
            *robust_sheets(assessment),
            _import_log(assessment),
        ),
    )


def _results(view: ItemView, figures: FigureList) -> Iterator[Sheet]:
    """Yield 总表, 明细 and 排名; without points 总表 has grades, and there is no ranking."""
    assessment = view.assessment
    scored = assessment.scheme.has_points
    yield (overview_sheet if scored else graded_sheet)(assessment, figures, FILE)
    if assessment.scheme.items:
        yield detail_sheet(view, figures, FILE)
    if scored:
        yield _ranking(assessment)
    if scored and assessment.conclusions:
        yield _conclusions(assessment)


def _conclusions(assessment: Assessment) -> Sheet:
    """Say of every unit which 结论 hold, and why one can't be judged."""
    rows: list[tuple[CellValue, ...]] = [
        (str(name), found.code, found.name, str(found.verdicts[unit]), str(found.reasons[unit]))
        for unit, name in enumerate(assessment.names)
        for found in assessment.conclusions
    ]
    return _table(assessment, "结论", ("单位", "编号", "结论", "判断", "原因"), rows)


def _district(assessment: Assessment, figures: FigureList) -> Iterator[Sheet]:
    """Yield the sheet of the district's own result (区级), if there is one."""
    trace = figures.trace.district()
    if assessment.district is not None and trace is not None:
        own = FigureList(assessment.district, trace, figures.figures)
        yield district_sheet(assessment.district, own, FILE)


def _ranking(assessment: Assessment) -> Sheet:
    """Say ties as such (CA-14); who has no total stands at the end, with the reason."""
    totals, decimals = assessment.totals, assessment.scheme.decimals
    groups = assessment.ranked_within()
    within = [assessment.scheme.ranking.within] if groups and assessment.scheme.ranking else []
    sums = ("总分", "基本分", "加分", "扣分")
    heads = (*within, "名次", "并列", "单位代码", "单位", *sums, "等第", "说明")
    draft = Draft(len(heads))
    draft.title(*heading(assessment, "排名"))
    draft.line(heads, Style.HEAD)
    top = draft.height
    for unit in rank_order(assessment):
        row = draft.line(
            (
                *groups[unit : unit + 1],
                int(totals.rank[unit]) or "—",
                "并列" if totals.tied[unit] else "",
                str(assessment.codes[unit]),
                str(assessment.names[unit]),
            ),
            Style.CENTRE,
        )
        parts = (totals.published, totals.base, totals.bonus, totals.deduction)
        for column, values in enumerate(parts, start=len(within) + 4):
            draft.number(row, column, float(values[unit]), decimals)
        draft.put(row, len(heads) - 2, str(totals.grade[unit]) or "未定", Style.CENTRE)
        draft.put(row, len(heads) - 1, str(totals.reason[unit] or ""))
    return draft.sheet("排名", top, frozen_columns=0, landscape=False)


def _missing(view: ItemView) -> Sheet:
    """List what is missing from whom (CA-03): files first, then values."""
    assessment = view.assessment
    rows: list[tuple[CellValue, ...]] = [
        (
            absent.unit or "—",
            absent.source,
            "整份未报送",
            absent.who,
            f"应放在 {absent.pattern}" if absent.pattern else "",
        )
        for absent in assessment.dataset.absent
    ]
    for unit in rank_order(assessment):
        for item, reason in missing_items(assessment, unit):
            rater = view.rater_of(item)
            treated = f"缺失时：{item.missing}"
            name = f"{item.code} {item.name}"
            rows.append((str(assessment.names[unit]), name, reason, rater, treated))
    heads = ("单位", "缺什么", "原因", "由谁补报", "说明")
    return _table(assessment, "缺项", heads, rows)


def _changes(view: ItemView) -> Sheet:
    """List every changed score with who, when and why (CA-22)."""
    assessment = view.assessment
    rows: list[tuple[CellValue, ...]] = []
    for unit in range(len(assessment.codes)):
        for item, before, after in view.changes(unit):
            rows.append(
                (
                    str(assessment.names[unit]),
                    f"{item.code} {item.name}",
                    view.text(before.points),
                    view.text(after.points),
                    after.why,
                    after.who,
                    after.when,
                    after.paper,
                    str(after.place or ""),
                )
            )
    heads = ("单位", "指标", "原得分", "改后得分", "理由", "经手人", "日期", "文号", "依据")
    return _table(assessment, "改分记录", heads, rows)


def _grading(assessment: Assessment) -> Sheet:
    """Say step by step how every grade came about (KH-04)."""
    totals = assessment.totals
    rows: list[tuple[CellValue, ...]] = []
    for unit in rank_order(assessment):
        steps = "\n".join(totals.steps[unit])
        grade = str(totals.grade[unit]) or "未定"
        rows.append((str(assessment.names[unit]), grade, steps, str(totals.reason[unit] or "")))
    return _table(assessment, "等第过程", ("单位", "等第", "过程", "待定或无结果的原因"), rows)


def _import_log(assessment: Assessment) -> Sheet:
    """List every sheet read: rows taken and refused, what was noticed, the file's hash (HA-01)."""
    rows: list[tuple[CellValue, ...]] = [
        (read.file, read.sheet, read.rows, read.refused, "\n".join(read.notes), read.sha256)
        for read in assessment.dataset.log
    ]
    heads = ("文件", "工作表", "读入行数", "未采用行数", "说明", "指纹（SHA-256）")
    return _table(assessment, "读入记录", heads, rows)


def _table(
    assessment: Assessment,
    name: str,
    heads: tuple[str, ...],
    rows: list[tuple[CellValue, ...]],
) -> Sheet:
    draft = Draft(len(heads))
    draft.title(*heading(assessment, name))
    draft.line(heads, Style.HEAD)
    top = draft.height
    for row in rows:
        draft.line(row, Style.TEXT)
    if not rows:
        draft.banner("无", Style.CENTRE)
    return draft.sheet(name, top, frozen_columns=1)
