"""The papers of the evaluation of performance: to each school, on all of them."""

from __future__ import annotations

from collections.abc import Callable

from dubao.render.official.heads import letter_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row
from tests.templates.opinions import scores

VALUES = ("前年值", "上年值", "本年值", "预期值")


def feedback(paper: Paper) -> None:
    """Write 反馈.docx: three years side by side, answers, points."""
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}对你校{{ 年度 }}年办学绩效进行了评估。现将结果反馈如下："
    )
    paper.heading(1, "一、三年变化")
    paper.text(
        "共评估指标{{ 值.指标数 }}，达到预期的{{ 值.达预期数 }}，占{{ 值.达预期率 }}。学生发展指标"
        "{{ 值.学生指标数 }}，三年来有进步的{{ 值.学生增值数 }}，其中连续两年进步的"
        "{{ 值.学生连续增值数 }}；教师发展指标{{ 值.教师指标数 }}，有进步的{{ 值.教师增值数 }}。"
    )
    names = ("指标", "指标类别", "方向", *VALUES)
    row = [
        *(Cell(printed(f"行.{name}")) for name in names[:3]),
        *(Cell(printed(f"行.{name}"), NUMBER) for name in VALUES),
    ]
    paper.table(
        [46, 22, 20, 17, 17, 17, 17],
        [
            head(*names),
            tag_row("{%tr for 行 in 清单.绩效指标 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )
    paper.heading(1, "二、满意度")
    paper.text("家长满意率{{ 值.家长满意率 }}，全部答卷满意率{{ 值.全部满意率 }}。")
    paper.heading(1, "三、评估结果")
    paper.text("{%p if 完整 %}")
    paper.text("总分{{ 总分 }}分，等第为{{ 等第 }}。各项得分见附件。")
    paper.text("{%p else %}")
    paper.text("«{{ 总分 }}»尚有{{ 缺项数 }}项没有得分，等第待补齐后评定。")
    paper.text("{%p endif %}")
    paper.heading(1, "四、主要成绩、问题与建议")
    paper.text("【此处由评估专家组填写】")
    paper.attachment_note(["各项得分"])
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
    paper.attachment("附件", "各项得分")
    scores(paper)


def summary(paper: Paper) -> None:
    """Write 总报告.docx: all schools, grades, value added. Internal."""
    paper.title("{{ 年度 }}年{{ 区 }}{{ 方案名称 }}\n总报告")
    paper.heading(1, "一、评估工作")
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}对{{ 单位数 }}所学校进行了办学绩效评估，共有指标"
        "{{ 值.全部指标数 }}，达到预期的{{ 值.全部达预期数 }}；各校学生发展增值率平均为"
        "{{ 值.平均学生增值率 }}。"
    )
    paper.heading(1, "二、评估结果")
    paper.text(
        "{% for 类 in 各等第 if 类.单位数 != '0' %}{{ 类.等第 }}{{ 类.单位数 }}所"
        "{% if not loop.last %}，{% endif %}{% endfor %}。"
    )
    columns = ("达预期率", "学生增值率", "教师增值率", "家长满意率")
    names = ("序号", "学校", *columns, "总分", "等第")
    row = [
        Cell("{{ loop.index }}", NUMBER),
        Cell("{{ 行.单位名称 }}"),
        *(Cell(printed(f"行.值.{name}"), NUMBER) for name in columns),
        *(Cell(printed(f"行.{name}"), NUMBER) for name in ("总分", "等第")),
    ]
    paper.table(
        [11, 44, 18, 18, 18, 18, 15, 14],
        [
            head(*names),
            tag_row("{%tr for 行 in 单位 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )
    for number, part in zip("三四五", ("主要成绩", "存在问题", "建议"), strict=True):
        paper.heading(1, f"{number}、{part}")
        paper.text(f"【此处由督导室填写{part}】")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


TEMPLATES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "performance/反馈.docx": ("办学绩效评估反馈模板", feedback),
    "performance/总报告.docx": ("办学绩效评估总报告模板", summary),
}
