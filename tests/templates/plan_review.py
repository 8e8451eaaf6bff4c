"""The papers of a plan review: to the school, its self-check sheet, the district's summary."""

from __future__ import annotations

from collections.abc import Callable

from dubao.render.official.heads import letter_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row

DIMENSIONS = (("A", "适切性"), ("B", "引领性"), ("C", "可检测性"), ("D", "文本"))
SELF_CHECK = ("目标", "项目", "措施", "达成标志", "责任部门", "时限")


def opinion(paper: Paper) -> None:
    """Write 评审意见.docx: result, dimensions, merged comments; no expert is named."""
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("关于{{ 单位名称 }}\n发展规划的评审意见")
    paper.addressee("{{ 单位名称 }}：")
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}组织{{ 值.意见数 }}专家对你单位{{ 值.规划起始年 }}—"
        "{{ 值.规划结束年 }}年发展规划进行了评审。现将评审意见反馈如下："
    )
    paper.heading(1, "一、评审结论")
    paper.text(
        "评审结论为“{{ 等第 }}”（通过{{ 值.通过票 }}，修改后通过{{ 值.修改票 }}，"
        "重新制订{{ 值.重订票 }}）。"
    )
    paper.heading(1, "二、各维度得分")
    rows = [
        [Cell(name), *(Cell(printed(f"项.{code}.{part}"), NUMBER) for part in ("分值", "得分"))]
        for code, name in DIMENSIONS
    ]
    paper.table([60, 48, 48], [head("维度", "分值", "得分"), *rows])
    paper.heading(1, "三、专家意见")
    paper.text("{%p for 条 in 评语 %}")
    paper.text('{{ loop.index }}. {{ 条.名称 }}：{{ 条.意见|join("；") }}。')
    paper.text("{%p else %}")
    paper.text("专家没有写具体意见。")
    paper.text("{%p endfor %}")
    paper.heading(1, "四、修改建议")
    advice = '清单.总体意见表|map(attribute="修改建议")|unique'
    paper.text("{%p for 话 in " + advice + ' if 话 and 话 != "未填" %}')
    paper.text("{{ loop.index }}. {{ 话 }}。")
    paper.text("{%p endfor %}")
    paper.text("【此处由评审组汇总修改建议】")
    paper.text("请于【日期】前将修改说明和修改后的规划报送{{ 督导机构 }}。")
    paper.text("{%p for 行 in 清单.复审 %}")
    paper.text(
        "复审情况：学校修改说明为“{{ 行.学校修改说明 }}”；复审日期{{ 行.复审日期 }}，"
        "复审意见{{ 行.复审意见 }}。"
    )
    paper.text("{%p endfor %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def self_check(paper: Paper) -> None:
    """Write 自查表.docx: goals of every year of the plan, to be filled in by the school."""
    paper.title("{{ 单位名称 }}\n发展规划年度自查表")
    paper.text("规划时间：{{ 值.规划起始年 }}—{{ 值.规划结束年 }}年，共有年度目标{{ 值.目标数 }}。")
    paper.text("填报年度：【年度】　　填报人：【姓名】　　填报日期：【日期】")
    paper.heading(1, "填表说明")
    paper.text("1. 每年年底逐条对照当年的目标和达成标志自查，其余年度的目标供查阅。")
    paper.text("2. “达成度”填“达成”“基本达成”或“未达成”；没有达成的写明原因和下一步措施。")
    paper.text("3. “佐证”写材料的名称和存放的地方，不附原件。")
    paper.text("本年度自查小结：【由学校填写】")
    paper.turn()
    names = ("年度", *SELF_CHECK, "完成情况", "达成度", "佐证")
    row = [
        Cell("{{ 行.目标年度 }}", NUMBER),
        *(Cell(printed(f"行.{name}")) for name in SELF_CHECK),
        *(Cell("") for _ in range(3)),
    ]
    paper.table(
        [14, 34, 22, 36, 36, 20, 18, 30, 14, 16],
        [
            head(*names),
            tag_row("{%tr for 行 in 清单.年度目标 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )
    paper.add("表后说明", "注：目标、达成标志取自学校报送的规划；有调整的，附调整的依据。")


def summary(paper: Paper) -> None:
    """Write 评审汇总.docx: results, votes, re-reviews and gaps for the office. Internal."""
    paper.title("{{ 年度 }}年{{ 方案名称 }}\n汇总")
    paper.heading(1, "一、总体情况")
    paper.text(
        "根据{{ 依据 }}，{{ 督导机构 }}评审了{{ 单位数 }}份发展规划："
        "{% for 类 in 各等第 if 类.单位数 != '0' %}{{ 类.等第 }}{{ 类.单位数 }}份"
        "{% if not loop.last %}，{% endif %}{% endfor %}。"
    )
    names = ("序号", "学校", "评审组", "适切性", "引领性", "可检测性", "总分", "票数", "结论")
    row = [
        Cell("{{ loop.index }}", NUMBER),
        Cell("{{ 行.单位名称 }}"),
        Cell("{{ 行.值.评审组 }}", NUMBER),
        *(Cell(printed(f"行.项.{code}.得分"), NUMBER) for code in "ABC"),
        Cell("{{ 行.总分 }}", NUMBER),
        Cell(
            "{{ 行.数.通过票|小数(0) }}/{{ 行.数.修改票|小数(0) }}/{{ 行.数.重订票|小数(0) }}",
            NUMBER,
        ),
        Cell("{{ 行.等第 }}", NUMBER),
    ]
    paper.table(
        [12, 38, 15, 15, 15, 16, 15, 13, 17],
        [
            head(*names),
            tag_row("{%tr for 行 in 单位 %}", len(names)),
            row,
            tag_row("{%tr endfor %}", len(names)),
        ],
    )
    paper.add("表后说明", "注：票数依次为通过、修改后通过、重新制订；与学校同单位的专家不计。")
    paper.heading(1, "二、需要复审的规划")
    paper.text("{%p for 类 in 各等第 if 类.等第 in ['修改后通过', '重新制订'] and 类.单位 %}")
    paper.text('{{ 类.等第 }}：{{ 类.单位|join("、") }}。')
    paper.text("{%p endfor %}")
    paper.text("{%p for 行 in 清单.复审 %}")
    paper.text("{{ 行.单位名称 }}：复审日期{{ 行.复审日期 }}，复审意见{{ 行.复审意见 }}。")
    paper.text("{%p else %}")
    paper.text("还没有复审登记。")
    paper.text("{%p endfor %}")
    paper.heading(1, "三、共性问题与建议")
    paper.text("【此处由督导室填写】")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


TEMPLATES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "plan-review/评审意见.docx": ("规划评审意见模板", opinion),
    "plan-review/自查表.docx": ("规划年度自查表模板", self_check),
    "plan-review/评审汇总.docx": ("规划评审汇总模板", summary),
}
