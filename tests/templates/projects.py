"""The papers of the evaluations of projects: a report for each, one for the district."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dubao.render.official.heads import letter_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, printed, tag_row


@dataclass(frozen=True)
class Wording:
    """What differs between the four: how each is called, its facts, its own sections.

    `columns` are the district table's own columns: heading and the name under 值.
    """

    kind: str
    facts: tuple[str, ...]
    section: Callable[[Paper], None]
    columns: tuple[tuple[str, str], ...]
    district: tuple[str, ...]


def _targets(paper: Paper, middle: bool) -> None:
    """The table of values at the start, in the middle, now, and of targets."""
    paper.text(
        "共有{{ 值.指标数 }}指标，达到目标的{{ 值.达成数 }}，目标达成率{{ 值.目标达成率 }}；"
        "好于起点的{{ 值.进步数 }}。各项指标如下："
    )
    names = ["指标", "计量单位", "方向", "起点值"]
    names += ["中期值", "终期值"] if middle else ["当前值"]
    names += ["目标值", *(["是否达成"] if middle else [])]
    widths = [44, 16, 20, 16, 16, 16, 16, 18] if middle else [50, 20, 24, 20, 20, 22]
    row = [Cell(printed(f"行.{name}"), NUMBER if "值" in name else "表格文字") for name in names]
    paper.table(
        widths,
        [
            head(*names),
            tag_row("{%tr for 行 in 清单.指标值 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )


def _strong(paper: Paper) -> None:
    paper.heading(2, "（一）三年发展指标")
    _targets(paper, middle=True)


def _pair(paper: Paper) -> None:
    paper.heading(2, "（一）项目目标")
    _targets(paper, middle=False)
    paper.heading(2, "（二）到校交流")
    paper.text(
        "{{ 年度 }}年应有交流的月份{{ 值.应交流月数 }}，有交流的{{ 月度.交流记录.月数 }}个月，"
        "共交流{{ 月度.交流记录.次数 }}次、{{ 值.交流学时 }}。没有交流记录的月份："
        "{{ 月度.交流记录.缺 }}。"
    )


def _cluster(paper: Paper) -> None:
    paper.heading(2, "（一）教师流动")
    paper.text(
        "应流动教师{{ 值.应流动教师数 }}，实际流动{{ 值.实际流动教师数 }}，占{{ 值.流动比例 }}；"
        "其中骨干教师{{ 值.流动骨干教师数 }}，占流动教师的{{ 值.骨干流动比例 }}；"
        "流动满三年的{{ 值.流动满三年教师数 }}。"
    )
    paper.heading(2, "（二）联合活动")
    paper.text(
        "{{ 年度 }}年开展联合活动{{ 月度.活动记录.次数 }}次，其中有联合教研的月份{{ 值.教研月数 }}，"
        "联合学生活动{{ 值.学生活动数 }}。没有活动记录的月份：{{ 月度.活动记录.缺 }}。"
    )


_SATISFIED = "家长满意率{{ 值.家长满意率 }}（答卷{{ 值.家长答卷数 }}），教师满意率{{ 值.教师满意率 }}（答卷{{ 值.教师答卷数 }}）。"

STRONG = Wording(
    "终期评估",
    (
        "{{ 单位名称 }}现有专任教师{{ 值.专任教师数 }}，其中双名工程校长{{ 值.双名工程校长数 }}、"
        "教师{{ 值.双名工程教师数 }}，种子计划教师{{ 值.种子计划教师数 }}，占{{ 值.种子教师占比 }}；"
        "指导专家{{ 值.指导专家数 }}，支持学校为{{ 值.支持学校 }}。",
        "三年计划经费{{ 值.计划经费 }}，实际支出{{ 值.实际支出 }}，执行率{{ 值.经费执行率 }}。",
    ),
    _strong,
    (("目标达成率", "目标达成率"), ("家长满意率", "家长满意率"), ("教师满意率", "教师满意率")),
    (
        "{{ 单位数 }}所实验校共有三年发展指标{{ 值.全部指标数 }}，达到目标的{{ 值.全部达成数 }}，"
        "各校目标达成率平均为{{ 值.平均达成率 }}；三年实际支出合计{{ 值.经费合计 }}。",
    ),
)
PAIR = Wording(
    "专项督导",
    (
        "{{ 单位名称 }}由{{ 值.支援校 }}支援{{ 值.受援校 }}，主题为“{{ 值.主题 }}”，"
        "自{{ 值.起始日期 }}起，至{{ 值.结束日期 }}止；{{ 值.协议日期 }}签订协议，{{ 值.备案日期 }}备案。",
        "{{ 年度 }}年计划经费{{ 值.计划经费 }}，实际支出{{ 值.实际支出 }}，执行率{{ 值.经费执行率 }}。",
    ),
    _pair,
    (("缺交流月数", "缺交流月数"), ("目标达成率", "目标达成率"), ("教师满意率", "教师满意率")),
    (
        "{{ 单位数 }}个项目全年交流{{ 值.全部交流次数 }}、{{ 值.全部交流学时 }}，"
        "目标达成率平均为{{ 值.平均达成率 }}；计划经费合计{{ 值.计划经费合计 }}，"
        "实际支出合计{{ 值.经费合计 }}。",
    ),
)
CLUSTER = Wording(
    "专项督导",
    (
        "{{ 单位名称 }}为{{ 值.项目类别 }}，牵头校{{ 值.牵头校 }}，成员校{{ 值.成员校 }}，"
        "共{{ 值.成员校数 }}；共享课程{{ 值.共享课程数 }}。",
    ),
    _cluster,
    (("流动比例", "流动比例"), ("骨干比例", "骨干流动比例"), ("教师满意率", "教师满意率")),
    (
        "全区{{ 单位数 }}个学区和集团应流动教师{{ 值.应流动合计 }}，实际流动{{ 值.实际流动合计 }}，"
        "占{{ 值.全区流动比例 }}，其中骨干教师{{ 值.流动骨干合计 }}。",
    ),
)


def report(wording: Wording) -> Callable[[Paper], None]:
    """Return what writes 评估报告.docx: one project's own report."""

    def write(paper: Paper) -> None:
        letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
        paper.title("{{ 单位名称 }}\n" + f"{wording.kind}报告")
        paper.heading(1, "一、基本情况与工作过程")
        for fact in wording.facts:
            paper.text(fact)
        paper.text("根据{{ 依据 }}，督导组进行了" + wording.kind + "，{{ 清点.现场登记 }}。")
        paper.heading(1, "二、主要成效")
        wording.section(paper)
        paper.heading(2, "（三）认可度" if wording is not STRONG else "（二）认可度")
        paper.text("问卷调查中，" + _SATISFIED)
        paper.text("【此处由督导组填写主要成效】")
        _rest(paper)

    return write


def _rest(paper: Paper) -> None:
    paper.heading(1, "三、存在问题")
    paper.text("【此处由督导组填写存在问题】")
    paper.heading(1, "四、建议")
    paper.text("【此处由督导组填写建议】")
    paper.heading(1, "五、评估结果")
    paper.text("{%p if 完整 %}")
    paper.text("总分{{ 总分 }}分，等第为{{ 等第 }}。各项得分见附件。")
    paper.text("{%p else %}")
    paper.text("«{{ 总分 }}»尚有{{ 缺项数 }}项没有得分，等第待补齐后评定。")
    paper.text("{%p endif %}")
    paper.text("{%p for 条 in 结论 %}")
    paper.text(
        "{{ loop.index }}. {{ 条.名称 }}：{{ 条.结论 }}{% if 条.原因 %}（{{ 条.原因 }}）{% endif %}。"
    )
    paper.text("{%p endfor %}")
    paper.attachment_note(["各项得分"])
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
    paper.attachment("附件", "各项得分")
    _scores(paper)


def _scores(paper: Paper) -> None:
    domain = [
        Cell("{{ 域.编号 }}", HEAD),
        Cell("{{ 域.名称 }}", HEAD),
        Cell("{{ 域.分值 }}", HEAD),
        Cell("{{ 域.得分 }}", HEAD),
        Cell("小计", HEAD),
    ]
    item = [
        Cell("{{ 行.编号 }}", NUMBER),
        Cell("{{ 行.名称 }}"),
        Cell("{{ 行.分值 }}", NUMBER),
        Cell("{{ 行.得分 }}", NUMBER),
        Cell("{{ 行.实际值 }}{% if 行.实际值 and 行.说明 %}；{% endif %}{{ 行.说明 }}"),
    ]
    paper.table(
        [16, 46, 18, 20, 56],
        [
            head("编号", "指标", "分值", "得分", "实际情况"),
            tag_row("{%tr for 域 in 领域 %}", 5),
            domain,
            tag_row("{%tr for 行 in 域.项 %}", 5),
            item,
            tag_row("{%tr endfor %}", 5),
            tag_row("{%tr endfor %}", 5),
        ],
    )


def summary(wording: Wording) -> Callable[[Paper], None]:
    """Return what writes 总报告.docx: the district's report on all of them, internal."""

    def write(paper: Paper) -> None:
        paper.title("{{ 区 }}{{ 方案名称 }}\n总报告")
        paper.heading(1, "一、基本情况与工作过程")
        paper.text(
            "根据{{ 依据 }}，{{ 督导机构 }}对{{ 单位数 }}个单位进行了"
            + wording.kind
            + "。其间共{{ 清点.现场登记 }}。"
        )
        for text in wording.district:
            paper.text(text)
        paper.heading(1, "二、评估结果")
        paper.text(
            "{% for 类 in 各等第 if 类.单位数 != '0' %}{{ 类.等第 }}{{ 类.单位数 }}个"
            "{% if not loop.last %}，{% endif %}{% endfor %}。各单位情况如下："
        )
        _overview(paper, [heading for heading, _ in wording.columns], wording.columns)
        paper.heading(1, "三、逐条结论")
        paper.text("{%p for 条 in 各结论 %}")
        paper.text(
            "{{ loop.index }}. {{ 条.名称 }}：达标{{ 条.达标.单位数 }}个，不达标{{ 条.不达标.单位数 }}个"
            '{% if 条.不达标.单位 %}（{{ 条.不达标.单位|join("、") }}）{% endif %}'
            "{% if 条.无法判断.单位 %}，无法判断{{ 条.无法判断.单位数 }}个{% endif %}。"
        )
        paper.text("{%p endfor %}")
        for number, part in zip("四五六", ("主要成效", "存在问题", "建议"), strict=True):
            paper.heading(1, f"{number}、{part}")
            paper.text(f"【此处由督导组填写{part}】")
        paper.text("{%p if 未报 %}")
        paper.text(
            "尚未报送的材料：{% for 件 in 未报 %}{{ 件.来源 }}（{{ 件.报送 }}）{% if not loop.last %}、{% endif %}{% endfor %}。"
        )
        paper.text("{%p endif %}")
        paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")

    return write


def _overview(paper: Paper, headings: Sequence[str], columns: Sequence[tuple[str, str]]) -> None:
    names = ("序号", "单位", *headings, "总分", "等第", "名次")
    row = [
        Cell("{{ loop.index }}", NUMBER),
        Cell("{{ 行.单位名称 }}"),
        *(Cell(printed(f"行.值.{name}"), NUMBER) for _, name in columns),
        *(Cell(printed(f"行.{name}"), NUMBER) for name in ("总分", "等第", "名次")),
    ]
    paper.table(
        [12, 34, 20, 20, 20, 16, 17, 17],
        [
            head(*names),
            tag_row("{%tr for 行 in 排名 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )


TEMPLATES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    f"{folder}/{file}.docx": (f"{name}{file}模板", write(wording))
    for folder, name, wording in (
        ("strong-school", "强校工程", STRONG),
        ("entrusted", "委托管理", PAIR),
        ("mutual-growth", "互助成长", PAIR),
        ("cluster", "学区集团", CLUSTER),
    )
    for file, write in (("评估报告", report), ("总报告", summary))
}
