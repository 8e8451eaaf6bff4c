"""The papers about revisits: notices, record, report."""

from __future__ import annotations

from dubao.render.official.heads import letter_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, printed, tag_row


def notice(paper: Paper) -> None:
    """Write 回访通知.docx."""
    _opening(paper)
    paper.text(
        "{{ 督导机构 }}于{{ 原督导日期 }}对你单位进行了{{ 原督导 }}"
        "（督导意见书：{% if 意见书文号 %}{{ 意见书文号 }}{% else %}【意见书文号】{% endif %}）。{% if 怎样算出 %}{{ 怎样算出 }}，"
        "应于{{ 应访日期 }}回访。{% endif %}{% if 顺延说明 %}{{ 顺延说明 }}。{% endif %}"
        "现将{{ 事项 }}有关事项通知如下："
    )
    paper.heading(1, "一、时间")
    paper.text("{{ 回访日期 }}（{{ 星期 }}）{{ 时段 }}。")
    paper.heading(1, "二、督导组")
    paper.text("{{ 督导组 }}，共{{ 人数 }}人：")
    _people(paper)
    paper.heading(1, "三、内容")
    paper.text(
        "核查督导意见书所提意见的整改情况{% if 问题数 %}，共{{ 问题数 }}条（附后）{% endif %}。"
    )
    paper.heading(1, "四、准备工作")
    paper.text("请准备整改情况报告和有关佐证材料。«【其他要求】»")
    paper.text("请安排好当天的工作，不影响正常的教育教学。联系人：«{{ 联系人 }}»。")
    paper.text("{%p if 问题数 %}")
    paper.attachment_note(["上次督导的意见"])
    paper.text("{%p endif %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
    paper.text("{%p if 问题数 %}")
    paper.attachment("附件", "上次督导的意见")
    _table(paper, ("序号", "描述", "措施", "时限", "状态"), (12, 60, 44, 22, 18), "问题")
    paper.text("{%p endif %}")


def inspection(paper: Paper) -> None:
    """Write 督导通知书.docx: the written notice that has to come first (条例 article 17)."""
    _opening(paper)
    paper.text(
        "根据《教育督导条例》和年度督导工作计划，{{ 督导机构 }}将对你单位进行{{ 督导名称 }}。"
        "现将有关事项通知如下："
    )
    paper.heading(1, "一、督导事项")
    paper.text("«{{ 督导事项 }}»")
    paper.heading(1, "二、督导时间")
    paper.text("{{ 督导日期 }}。")
    paper.heading(1, "三、督导小组")
    paper.text("{%p if 成员 %}")
    columns = ("序号", "姓名", "职责")
    paper.table([20, 76, 60], [head(*columns), *_loop("成员", columns)])
    paper.text("{%p else %}")
    paper.text("«【督导小组组长和成员，三名以上督学】»")
    paper.text("{%p endif %}")
    paper.heading(1, "四、自评")
    paper.text("请按督导事项进行自评，于«{{ 自评报送日期 }}»前将自评报告报送{{ 督导机构 }}。")
    paper.heading(1, "五、材料")
    paper.text("请准备：«{{ 材料 }}»。联系人：«{{ 联系人 }}»。")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def record(paper: Paper) -> None:
    """Write 回访记录.docx."""
    paper.title("{{ 标题 }}")
    pairs = (
        ("单位", "{{ 单位名称 }}", "形式", "{{ 形式 }}"),
        ("原督导", "{{ 原督导 }}", "原督导日期", "{{ 原督导日期 }}"),
        ("意见书文号", _or_blank("意见书文号"), "应访日期", "{{ 应访日期 }}"),
        ("实际日期", _or_blank("实际日期"), "督导组", "{{ 督导组 }}"),
    )
    rows = [
        [Cell(text, HEAD if at % 2 == 0 else "表格文字") for at, text in enumerate(pair)]
        for pair in pairs
    ]
    rows.append([Cell("成员", HEAD), Cell(_or_blank("成员"), span=3)])
    paper.table([26, 56, 26, 48], rows, heads=0)
    paper.heading(1, "一、工作情况")
    columns = ("项目", "数量", "单位")
    paper.table([60, 50, 46], [head(*columns), *_loop("计数", columns)])
    paper.heading(1, "二、上次意见的整改")
    _checked(paper, "问题")
    paper.heading(1, "三、新的进展")
    paper.text("【新的进展】")
    paper.heading(1, "四、建议")
    paper.text("【建议】")
    paper.text("督学签名：【签名】　　　　单位负责人签名：【签名】　　　　日期：【日期】")


def report(paper: Paper) -> None:
    """Write 回访报告.docx: counts first, then each school's table."""
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.heading(1, "一、回访工作情况")
    paper.text(
        "{% if 规定 %}根据{{ 规定 }}，{% endif %}{{ 起止 }}应进行{{ 事项 }}{{ 应访数 }}所次"
        "{% if 应访分类 %}，其中{{ 应访分类 }}{% endif %}。"
        "已完成{{ 已访数 }}所次{% if 已访分类 %}，其中{{ 已访分类 }}{% endif %}"
        '{% if 未访数 != "0" %}；尚未完成{{ 未访数 }}所次{% endif %}。'
    )
    paper.heading(1, "二、上次意见的落实情况")
    paper.text(
        "已完成的{{ 已访数 }}所次中，{{ 结论分类 }}。"
        "{% if 未落实单位 %}未落实的问题退回问题整改台账，继续整改："
        '{{ 未落实单位|join("、") }}。{% endif %}'
    )
    paper.text("【此处由督导组填写总体评价】")
    paper.heading(1, "三、新的进展")
    paper.text("【新的进展】")
    paper.heading(1, "四、建议")
    paper.text("【建议】")
    paper.text("{%p if 记录 %}")
    paper.attachment_note(["回访单位一览", "各单位上次意见的核查情况"])
    paper.text("{%p else %}")
    paper.attachment_note(["回访单位一览"])
    paper.text("{%p endif %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
    paper.attachment("附件{% if 记录 %}1{% endif %}", "回访单位一览")
    columns = ("序号", "单位", "类别", "应访", "实际", "状态", "结论")
    widths = [10, 38, 22, 30, 30, 13, 13]
    paper.table(widths, [head(*columns), *_loop("单位", columns)])
    paper.text("{%p if 记录 %}")
    paper.attachment("附件2", "各单位上次意见的核查情况")
    paper.text("{%p for 校 in 记录 %}")
    paper.heading(2, "（{{ 校.序 }}）{{ 校.单位 }}")
    _checked(paper, "校.问题")
    paper.text("{%p endfor %}")
    paper.text("{%p endif %}")


def _or_blank(name: str) -> str:
    return f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}【{name}】{{% endif %}}"


def _opening(paper: Paper) -> None:
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")


def _people(paper: Paper) -> None:
    columns = ("序号", "姓名", "职责", "学段")
    paper.table([20, 46, 40, 50], [head(*columns), *_loop("成员", columns)])


def _checked(paper: Paper, names: str) -> None:
    """Write the table of a revisit: what was said, done, found, concluded."""
    heads = head("序号", "上次意见", "学校措施", "核查情况", "结论")
    cells = [
        Cell(printed("行.序号"), NUMBER),
        Cell(printed("行.描述")),
        Cell("{{ 行.措施 }}{% if 行.进展 %}（{{ 行.进展 }}）{% endif %}"),
        Cell("«{{ 行.核查情况 }}»"),
        Cell("«{{ 行.结论 }}»"),
    ]
    loop = f"{{%tr for 行 in {names} %}}"
    paper.table(
        [10, 46, 42, 34, 24],
        [heads, tag_row(loop, 5), cells, tag_row("{%tr endfor %}", 5)],
    )


def _table(paper: Paper, columns: tuple[str, ...], widths: tuple[float, ...], names: str) -> None:
    paper.table(list(widths), [head(*columns), *_loop(names, columns)])


def _loop(names: str, columns: tuple[str, ...]) -> list[list[Cell]]:
    row = [
        Cell(printed(f"行.{name}"), NUMBER if name == "序号" else "表格文字") for name in columns
    ]
    return [
        tag_row(f"{{%tr for 行 in {names} %}}", len(columns)),
        row,
        tag_row("{%tr endfor %}", len(columns)),
    ]
