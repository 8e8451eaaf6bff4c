"""The report of 义务教育优质均衡: one for the district government, one that may be published."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row

STAGES = (("小学", "A3"), ("初中", "A4"))
SUPPORT = tuple(f"G{at:02d}" for at in range(1, 16))
QUALITY = tuple(f"Q{at}" for at in range(1, 10))
VARIATIONS = tuple(f"{code}{at}" for _, code in STAGES for at in range(1, 8))
VETOES = tuple(f"VT{at}" for at in range(1, 7))
MEASURED = (
    "小学R1差异系数",
    "初中R1差异系数",
    "分摊比例",
    "高于规定学历教师数",
    "县级以上骨干教师数",
    "体育艺术教师数",
    "计入的共享体艺教师数",
    "教学及辅助用房净面积",
    "体育运动场馆面积",
    "计入的改建租赁场地面积",
    "教学仪器设备值",
    "网络多媒体教室分摊数",
)
COUNTED = (
    "音美教室不足校数",
    "规模上限",
    "规模较小学校未足额校数",
    "全县教师数",
    "公办小学就近入学比例",
    "初中三年巩固率",
    "教师培训经费占比",
    "监测未达标学科数",
    "社会认可度",
)
INDICATORS = (
    "每百名学生拥有高于规定学历教师数",
    "每百名学生拥有县级以上骨干教师数",
    "每百名学生拥有体育、艺术专任教师数",
    "生均教学及辅助用房面积",
    "生均体育运动场馆面积",
    "生均教学仪器设备值",
    "每百名学生拥有网络多媒体教室数",
)


def report(paper: Paper) -> None:
    """Write 达标情况报告.docx: with the names of schools, for the district government."""
    _opening(paper, "{{ 区 }}{{ 年度 }}年义务教育优质均衡发展\n达标情况报告", "达标情况报告")
    _sources(paper)
    _resources(paper)
    paper.heading(2, "（三）没有达标的学校")
    paper.table(
        [46, 80, 30],
        [
            head("学校", "七项指标", "综合评估"),
            tag_row('{%tr for 校 in 单位 if 校.数.计入 == 1 and 校.项.R.评级 != "达标" %}', 3),
            [
                Cell("{{ 校.单位名称 }}"),
                Cell("{{ 校.项.R.说明 }}"),
                Cell("{{ 校.项.R.评级 }}", NUMBER),
            ],
            tag_row("{%tr else %}", 3),
            [Cell("没有", NUMBER, 3)],
            tag_row("{%tr endfor %}", 3),
        ],
    )
    _items(paper)
    _vetoes(paper)
    _problems(paper)
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def public_report(paper: Paper) -> None:
    """Write 达标情况公开稿.docx: the same figures, without the name of any school."""
    _opening(paper, "{{ 区 }}{{ 年度 }}年\n义务教育优质均衡发展情况", "情况公布")
    _sources(paper)
    _resources(paper)
    _items(paper)
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def _opening(paper: Paper, title: str, doing: str) -> None:
    paper.title(title)
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}对全区{{ 年度 }}年义务教育优质均衡发展情况逐校逐项作了核算。"
        f"现将{doing}如下。"
    )


def _sources(paper: Paper) -> None:
    paper.heading(1, "一、数据来源和计入的学校")
    paper.text("数据取自各学校和教育局报送的{{ 年度 }}年报表，以及由督导人员填写的迎检佐证清单。")
    for stage, parts in (
        ("小学", "一贯制学校小学部{{ 区级.值.一贯制学校小学部数 }}、"
                 "满50人的教学点{{ 区级.值.报表满50人的教学点数 }}"),
        ("初中", "一贯制学校初中部{{ 区级.值.一贯制学校初中部数 }}、"
                 "完全中学初中部{{ 区级.值.完全中学初中部数 }}"),
    ):  # fmt: skip
        paper.text(
            f"计入{stage}{{{{ 区级.值.{stage}计入校数 }}}}，其中{parts}；"
            f"学生{{{{ 区级.值.{stage}计入学生数 }}}}。"
        )
    paper.text(
        "一贯制学校、完全中学的每个学段各算一所，校舍、设备按学段分摊。"
        "特殊教育学校、职业学校和不足50人的教学点不计入七项指标。"
    )
    paper.text("{%p if 未报 %}")
    paper.text("«尚有{{ 未报|length }}份材料没有报送，下面的结果不完整。»")
    paper.text("{%p endif %}")


def _resources(paper: Paper) -> None:
    paper.heading(1, "二、资源配置")
    paper.heading(2, "（一）校校达标情况")
    for stage, _ in STAGES:
        paper.text(
            f"{stage}达标{{{{ 区级.值.{stage}达标校数 }}}}，"
            f"占计入学校的{{{{ 区级.值.{stage}达标比例 }}}}。"
        )
    paper.heading(2, "（二）校际差异")
    paper.table(
        [60, 16, 28, 22, 14, 16],
        [
            head("指标", "学段", "平均值", "差异系数", "上限", "判断"),
            *(
                _variation(at, title, stage, code)
                for at, title in enumerate(INDICATORS, start=1)
                for stage, code in STAGES
            ),
        ],
    )
    paper.add("表后说明", "注：平均值为全区资源合计除以学生合计。")
    _definitions(paper, MEASURED)


def _variation(at: int, title: str, stage: str, code: str) -> list[Cell]:
    return [
        Cell(title),
        Cell(stage, NUMBER),
        Cell(printed(f"区级.值.{stage}R{at}平均"), NUMBER),
        Cell(printed(f"区级.值.{stage}R{at}差异系数"), NUMBER),
        Cell(printed(f"区级.值.{stage}差异系数上限"), NUMBER),
        Cell(printed(f"区级.项.{code}{at}.评级"), NUMBER),
    ]


def _items(paper: Paper) -> None:
    for number, title, codes in (
        ("三", "政府保障程度", SUPPORT),
        ("四", "教育质量", QUALITY),
        ("五", "社会认可度", ("S1",)),
    ):
        paper.heading(1, f"{number}、{title}")
        rows = [
            [
                Cell(printed(f"区级.项.{code}.名称")),
                Cell(printed(f"区级.项.{code}.评分标准")),
                Cell(_actual(code)),
                Cell(printed(f"区级.项.{code}.评级"), NUMBER),
            ]
            for code in codes
        ]
        paper.table([32, 40, 62, 22], [head("项目", "标准", "实际", "判断"), *rows])
    paper.add("表后说明", "注：没有数的项目，由督导人员看材料、看现场判断。")
    _definitions(paper, COUNTED)


def _definitions(paper: Paper, names: Sequence[str]) -> None:
    """Say which definition each value has: name, version and source (CA-27)."""
    listed = ", ".join(f'"{name}"' for name in names)
    paper.add("表后说明", f"{{%p for 式 in 口径 if 式.名称 in [{listed}] %}}")
    paper.add("表后说明", "口径　{{ 式.名称 }}：{{ 式.口径 }}（{{ 式.版本 }}，{{ 式.依据 }}）。")
    paper.add("表后说明", "{%p endfor %}")


def _actual(code: str) -> str:
    """Return the tags that print an item's numbers, and what a person concluded on it."""
    judged = f'行.项目编号 == "{code}" and 行.佐证判定 in ["达到", "未达到"]'
    return (
        printed(f"区级.项.{code}.简要结论")
        + f"{{% for 行 in 区级.清单.迎检 if {judged} %}}"
        + f"{{% if 区级.项.{code}.简要结论 %}}；{{% endif %}}{{{{ 行.佐证结论 }}}}{{% endfor %}}"
    )


def _vetoes(paper: Paper) -> None:
    paper.heading(1, "六、一票否决事项")
    rows = [
        [Cell(printed(f"区级.项.{code}.名称")), Cell(printed(f"区级.项.{code}.评级"), NUMBER)]
        for code in VETOES
    ]
    paper.table([120, 36], [head("事项", "申报结果"), *rows])


def _problems(paper: Paper) -> None:
    paper.heading(1, "七、主要问题")
    paper.text("按各项标准核算，以下项目没有达到或无法判断：")
    codes = (*VARIATIONS, *SUPPORT, *QUALITY, "S1")
    listed = ", ".join(f"区级.项.{code}" for code in codes)
    paper.text(f'{{%p for 项目 in [{listed}] if 项目.评级 != "达标" %}}')
    paper.text(
        "{{ loop.index }}.{{ 项目.名称 }}"
        "{% if 项目.简要结论 %}：{{ 项目.简要结论 }}{% endif %}，{{ 项目.评级 }}。"
    )
    paper.text("{%p endfor %}")
    paper.text("各项合起来，核算的结果是：«{{ 区级.等第 }}»。")
    paper.text("【此处由{{ 督导机构 }}填写对问题的分析】")
    paper.heading(1, "八、对策建议")
    paper.text("【此处由{{ 督导机构 }}填写对策建议】")


TEMPLATES = {
    "balance/达标情况报告.docx": ("优质均衡达标情况报告模板", report),
    "balance/达标情况公开稿.docx": ("优质均衡达标情况公开稿模板", public_report),
}
