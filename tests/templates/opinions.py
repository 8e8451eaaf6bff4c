"""Papers after a comprehensive supervision: opinion letter, report, report on all units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dubao.render.official.feet import colophon
from dubao.render.official.heads import letter_head, official_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, printed, tag_row

Writer = Callable[[Paper], None]
_SCORED = '域.分值 != "—"'  # a domain with points


@dataclass(frozen=True)
class Kind:
    """What differs between schools and kindergartens.

    `facts` is the sentence on the unit, `pleased` the one on questionnaires; `columns` are the
    group report's own columns (heading, name under 值), `measure` counts units; `graded` is the
    sentence on what is graded without points.
    """

    unit: str
    measure: str
    facts: str
    pleased: str
    district: str
    columns: tuple[tuple[str, str], ...]
    graded: str = ""


def opinion(kind: Kind) -> Writer:
    """Return what writes 督导意见书.docx, the short form: facts and counts, room for judgement."""

    def write(paper: Paper) -> None:
        official_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
        paper.title("{{ 单位名称 }}\n发展性综合督导意见书")
        paper.addressee("{{ 单位名称 }}：")
        _opening(paper, kind)
        paper.text("督导组认为：")
        paper.text("【此处由督导组填写主要成绩】")
        paper.text("主要问题与建议：")
        paper.text("{%p for 行 in 清单.问题 %}")
        paper.text("{{ loop.index }}. {{ 行.问题描述 }}。建议：{{ 行.整改建议 }}。")
        paper.text("{%p else %}")
        paper.text("【此处由督导组填写问题与建议】")
        paper.text("{%p endfor %}")
        paper.text(
            "请于收到本意见书之日起【期限】内，将整改方案（含时间表、路线图、责任人）书面报送"
            "{{ 督导机构 }}。"
        )
        paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
        colophon(paper, "【抄送机关】", "{{ 督导机构 }}", "【印发日期】")

    return write


def report(kind: Kind) -> Writer:
    """Return what writes 评估报告.docx, the long form: by domain, with points and answers."""

    def write(paper: Paper) -> None:
        letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
        paper.title("{{ 单位名称 }}\n发展性综合督导评估报告")
        _opening(paper, kind)
        paper.heading(1, "一、主要成绩")
        paper.text(f"{{%p for 域 in 领域 if {_SCORED} %}}")
        paper.heading(2, "（{{ loop.index|汉字 }}）{{ 域.名称 }}")
        paper.text("【此处由督导组填写{{ 域.名称 }}的成绩】")
        paper.text("{%p endfor %}")
        paper.heading(1, "二、问题与建议")
        paper.text("{%p for 行 in 清单.问题 %}")
        paper.text(
            "{{ loop.index }}. （{{ 行.领域 }}）{{ 行.问题描述 }}。建议：{{ 行.整改建议 }}。"
        )
        paper.text("{%p else %}")
        paper.text("【此处由督导组填写问题与建议】")
        paper.text("{%p endfor %}")
        paper.heading(1, "三、评估结果")
        paper.text("{%p if 完整 %}")
        paper.text("总分{{ 总分 }}分，等第为{{ 等第 }}。各项得分见附件。")
        paper.text("{%p else %}")
        paper.text("«{{ 总分 }}»尚有{{ 缺项数 }}项没有得分，等第待补齐后评定。")
        paper.text("{%p endif %}")
        if kind.graded:
            paper.text(kind.graded)
        paper.text(kind.pleased)
        paper.attachment_note(["各项得分"])
        paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
        paper.attachment("附件", "各项得分")
        scores(paper)

    return write


def group_report(kind: Kind) -> Writer:
    """Return what writes 总报告.docx: counts summed, problems with how many units have them."""

    def write(paper: Paper) -> None:
        paper.title("{{ 年度 }}年{{ 区 }}{{ 方案名称 }}\n总报告")
        paper.heading(1, "一、工作进展情况")
        paper.text(
            "根据{{ 依据 }}，{{ 督导机构 }}对{{ 单位数 }}"
            f"{kind.measure}{kind.unit}进行了发展性综合督导。其间共{{{{ 清点.现场登记 }}}}。"
        )
        paper.text(kind.district)
        paper.text("【此处填写计划与实际不一致的原因】")
        paper.heading(1, "二、评估结果")
        paper.text(
            "{% for 类 in 各等第 if 类.单位数 != '0' %}{{ 类.等第 }}{{ 类.单位数 }}"
            + kind.measure
            + "{% if not loop.last %}，{% endif %}{% endfor %}。"
        )
        _overview(paper, kind)
        paper.heading(1, "三、共同的成绩")
        paper.text("【此处由督导室填写】")
        paper.heading(1, "四、存在的共性问题")
        paper.text("{%p for 问 in 频次.问题.问题类别 %}")
        paper.text(
            f"{{{{ loop.index }}}}. 有{{{{ 问.单位数 }}}}{kind.measure}{kind.unit}（占{{{{ 问.占比 }}}}）"
            '{{ 问.值 }}：{{ 问.单位|join("、") }}。'
        )
        paper.text("{%p else %}")
        paper.text("没有登记问题。")
        paper.text("{%p endfor %}")
        paper.heading(1, "五、建议")
        paper.text("【此处由督导室填写】")
        paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")

    return write


def _opening(paper: Paper, kind: Kind) -> None:
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}督导组一行{{ 值.督导组人数 }}（其中督学{{ 值.督学人数 }}）"
        f"于{{{{ 值.督导时间 }}}}对你{'园' if kind.unit == '幼儿园' else '校'}进行了发展性综合督导。"
    )
    paper.text(kind.facts)
    paper.text("督导期间，督导组{{ 清点.现场登记 }}。")


def scores(paper: Paper) -> None:
    """Add the table of every item with self-score and points."""
    domain = [
        *(Cell(printed(f"域.{name}"), HEAD) for name in ("编号", "名称", "分值")),
        Cell("", HEAD),
        Cell("{{ 域.得分 }}", HEAD),
        Cell("小计", HEAD),
    ]
    item = [
        Cell("{{ 行.编号 }}", NUMBER),
        Cell("{{ 行.名称 }}"),
        *(Cell(printed(f"行.{name}"), NUMBER) for name in ("分值", "自评分", "得分")),
        Cell("{{ 行.实际值 }}{% if 行.实际值 and 行.说明 %}；{% endif %}{{ 行.说明 }}"),
    ]
    paper.table(
        [14, 46, 16, 18, 18, 44],
        [
            head("编号", "指标", "分值", "自评分", "得分", "实际情况"),
            tag_row(f"{{%tr for 域 in 领域 if {_SCORED} %}}", 6),
            domain,
            tag_row("{%tr for 行 in 域.项 %}", 6),
            item,
            tag_row("{%tr endfor %}", 6),
            tag_row("{%tr endfor %}", 6),
        ],
    )
    paper.add("表后说明", "{%p if 尾注 %}")
    paper.add("表后说明", "注：{{ 尾注 }}")
    paper.add("表后说明", "{%p endif %}")


def _overview(paper: Paper, kind: Kind) -> None:
    names = ("序号", kind.unit, *(heading for heading, _ in kind.columns), "总分", "等第")
    row = [
        Cell("{{ loop.index }}", NUMBER),
        Cell("{{ 行.单位名称 }}"),
        *(Cell(printed(f"行.值.{name}"), NUMBER) for _, name in kind.columns),
        *(Cell(printed(f"行.{name}"), NUMBER) for name in ("总分", "等第")),
    ]
    paper.table(
        [12, 44, 22, 22, 20, 18, 18],
        [
            head(*names),
            tag_row("{%tr for 行 in 单位 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )


SCHOOL = Kind(
    "学校",
    "所",
    "学校现有{{ 值.班级数 }}教学班，学生{{ 值.学生数 }}，教职工{{ 值.教职工数 }}，其中专任教师"
    "{{ 值.专任教师数 }}（持证率{{ 值.持证率 }}），区级以上骨干教师{{ 值.区级以上骨干教师数 }}。",
    "问卷调查中，家长满意率{{ 值.家长满意率 }}，教职工满意率{{ 值.教职工满意率 }}，"
    "学生满意率{{ 值.学生满意率 }}。",
    "被督导的学校共有学生{{ 值.学生总数 }}、专任教师{{ 值.专任教师总数 }}，"
    "督导组共登记问题{{ 值.问题总数 }}。",
    (("持证率", "持证率"), ("家长满意率", "家长满意率"), ("问题数", "问题数")),
)
KINDERGARTEN = Kind(
    "幼儿园",
    "所",
    "幼儿园现有{{ 值.班级数 }}班，幼儿{{ 值.幼儿数 }}，教职工{{ 值.教职工数 }}，其中专任教师"
    "{{ 值.专任教师数 }}（持证率{{ 值.持证率 }}），保育员{{ 值.保育员数 }}。",
    "问卷调查中，家长满意率{{ 值.家长满意率 }}，教职工满意率{{ 值.教职工满意率 }}。",
    "被督导的幼儿园共有幼儿{{ 值.幼儿总数 }}、专任教师{{ 值.专任教师总数 }}，"
    "督导组共登记问题{{ 值.问题总数 }}。",
    (("持证率", "持证率"), ("家长满意率", "家长满意率"), ("问题数", "问题数")),
    '{% for 域 in 领域 if 域.分值 == "—" %}{{ 域.名称 }}：{% for 行 in 域.项 %}{{ 行.名称 }}'
    '{{ 行.评级 or "未定" }}{% if not loop.last %}，{% endif %}{% endfor %}。{% endfor %}'
    '{% for 条 in 结论 if 条.编号 in ("J1", "J2") %}{{ 条.名称 }}：{{ 条.结论 }}'
    "{% if 条.原因 %}（{{ 条.原因 }}）{% endif %}。{% endfor %}",
)

TEMPLATES: dict[str, tuple[str, Writer]] = {
    "school/督导意见书.docx": ("学校督导意见书模板", opinion(SCHOOL)),
    "school/评估报告.docx": ("学校综合督导评估报告模板", report(SCHOOL)),
    "school/总报告.docx": ("学校综合督导总报告模板", group_report(SCHOOL)),
    "kindergarten/幼儿园督导意见书.docx": ("幼儿园督导意见书模板", opinion(KINDERGARTEN)),
    "kindergarten/幼儿园评估报告.docx": ("幼儿园综合督导评估报告模板", report(KINDERGARTEN)),
    "kindergarten/幼儿园总报告.docx": ("幼儿园综合督导总报告模板", group_report(KINDERGARTEN)),
}
