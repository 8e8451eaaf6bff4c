"""The note that goes with returned workbooks."""

from __future__ import annotations

from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row


def note(paper: Paper) -> None:
    """Write 退回说明.docx."""
    paper.title("{{ 标题 }}")
    paper.text("{%p if 本室 %}")
    paper.text(
        "核对{{ 年度 }}年度的数据时，发现本室的台账、方案和设置中有{{ 问题数 }}处需要改正或核实，"
        "列于下表。这些问题不退回任何单位。"
    )
    paper.text("{%p else %}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text(
        "{{ 督导机构 }}核对了你单位{{ 年度 }}年度的填报材料。"
        "{% if 问题 %}其中有{{ 问题数 }}处需要改正或核实"
        "（错误{{ 错误数 }}处、提醒{{ 提醒数 }}处）。{% endif %}"
        "{% if 未报 %}有{{ 未报|length }}份材料尚未报送。{% endif %}现将有关情况说明如下："
    )
    paper.text("{%p endif %}")
    _faults(paper)
    _absent(paper)
    paper.text("{%p if not 本室 %}")
    paper.heading(1, "{% if 问题 and 未报 %}三{% else %}二{% endif %}、有关要求")
    paper.text(
        "请于«{{ 改正期限 }}»前{% if 问题 %}在原表上改正{% endif %}"
        "{% if 问题 and 未报 %}、{% endif %}{% if 未报 %}补齐{% endif %}"
        "后重新报送{{ 督导机构 }}。联系人：«{{ 联系人 }}»。"
    )
    paper.text("{%p endif %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def _faults(paper: Paper) -> None:
    paper.text("{%p if 问题 %}")
    paper.text("{%p if not 本室 %}")
    paper.heading(1, "一、需要改正或核实的问题")
    paper.text("{%p endif %}")
    row = [
        Cell("{{ 行.序号 }}", NUMBER),
        *(Cell(printed(f"行.{name}")) for name in ("文件", "位置", "问题", "怎么改")),
    ]
    paper.table(
        [12, 32, 26, 46, 40],
        [
            head("序号", "文件", "位置", "问题", "怎么改"),
            tag_row("{%tr for 行 in 问题 %}", 5),
            row,
            tag_row("{%tr endfor %}", 5),
        ],
    )
    paper.add("表后说明", "{%p if not 本室 %}")
    paper.add(
        "表后说明",
        "注：能打开的表另附标注差错的副本，有底色的格子批注中写着怎么改。"
        "以“请核实”开头的，属实可不改，请书面说明理由。",
    )
    paper.add("表后说明", "{%p endif %}")
    paper.text("{%p endif %}")


def _absent(paper: Paper) -> None:
    paper.text("{%p if 未报 %}")
    paper.heading(1, "{% if 问题 %}二{% else %}一{% endif %}、尚未报送的材料")
    paper.text("{%p for 名 in 未报 %}")
    paper.text("{{ loop.index }}. {{ 名 }}。")
    paper.text("{%p endfor %}")
    paper.text("{%p endif %}")
