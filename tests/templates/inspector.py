"""The papers of the assessment of responsible inspectors: to each, and the office's summary."""

from __future__ import annotations

from collections.abc import Callable

from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row
from tests.templates.opinions import scores

PARTS = (("A", "自评"), ("B", "互评"), ("C", "学校评价"), ("D", "督导室"))


def result(paper: Paper) -> None:
    """Write 考核结果.docx: what the records count, the points, no rank and no rater's name."""
    paper.title("{{ 年度 }}年度责任督学考核结果")
    paper.addressee("{{ 单位名称 }}：")
    paper.text("根据{{ 依据 }}，{{ 督导机构 }}对你{{ 年度 }}年度的工作进行了考核，结果如下：")
    paper.heading(1, "一、工作情况")
    paper.text(
        "督导记录中共到校{{ 值.到校次数 }}，应到{{ 值.应到校次数 }}，到校率{{ 值.到校率 }}；"
        "除7月、8月外有到校的{{ 值.到校月数 }}，没有到校记录的月份：{{ 月度.督导记录.缺 }}。"
    )
    paper.text(
        "跟踪处理问题{{ 值.跟踪问题数 }}，撰写专报{{ 值.专报篇数 }}，记录录入率{{ 值.录入率 }}，"
        "参加集中培训{{ 值.集中培训学时 }}。"
    )
    paper.heading(1, "二、考核结果")
    paper.text("{%p if 完整 %}")
    paper.text("总分{{ 总分 }}分，等第为{{ 等第 }}。各项得分如下：")
    paper.text("{%p else %}")
    paper.text("«{{ 总分 }}»尚有{{ 缺项数 }}项没有得分，等第待补齐后评定。")
    paper.text("{%p endif %}")
    scores(paper)
    paper.heading(1, "三、评语")
    paper.text("【此处由督导室填写】")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def summary(paper: Paper) -> None:
    """Write 考核汇总.docx: ranking, parts, months without visits. Internal."""
    paper.title("{{ 年度 }}年度责任督学考核汇总\n（内部）")
    paper.text(
        "根据{{ 依据 }}，共考核责任督学{{ 单位数 }}人，到校合计{{ 值.到校总次数 }}，"
        "集中培训人均{{ 值.平均学时 }}："
        "{% for 类 in 各等第 if 类.单位数 != '0' %}{{ 类.等第 }}{{ 类.单位数 }}人"
        "{% if not loop.last %}，{% endif %}{% endfor %}。"
    )
    names = ("名次", "姓名", *(name for _, name in PARTS), "总分", "等第", "到校月数")
    row = [
        Cell("{{ 行.名次 }}", NUMBER),
        Cell("{{ 行.单位名称 }}"),
        *(Cell(printed(f"行.项.{code}.得分"), NUMBER) for code, _ in PARTS),
        Cell("{{ 行.总分 }}", NUMBER),
        Cell("{{ 行.等第 }}", NUMBER),
        Cell("{{ 行.值.到校月数 }}", NUMBER),
    ]
    paper.table(
        [18, 26, 15, 15, 18, 15, 15, 18, 16],
        [
            head(*names),
            tag_row("{%tr for 行 in 排名 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )
    paper.text("集中培训不满40学时的：")
    paper.text("{%p for 条 in 各结论 %}")
    paper.text('{{ 条.不达标.单位|join("、") or "无" }}。')
    paper.text("{%p endfor %}")
    paper.text("【此处由督导室填写下一步打算】")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


TEMPLATES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "inspector/考核结果.docx": ("责任督学考核结果模板", result),
    "inspector/考核汇总.docx": ("责任督学考核汇总模板", summary),
}
