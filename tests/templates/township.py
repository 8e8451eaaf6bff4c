"""The papers of the township assessment: notice to all, feedback to one."""

from __future__ import annotations

from dubao.render.official.feet import colophon
from dubao.render.official.heads import letter_head, official_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, printed, tag_row


def notice(paper: Paper) -> None:
    """Write 通报.docx."""
    official_head(paper, "{{ 考核机构 }}文件", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.addressee("各镇、街道、工业区：")
    paper.text(
        "根据{{ 依据 }}，{{ 考核机构 }}对全区{{ 单位数 }}个镇（街道、工业区）{{ 年度 }}年的教育工作"
        "进行了考核。现将考核结果通报如下："
    )
    paper.heading(1, "一、总体情况")
    paper.text("«【此处由{{ 考核机构 }}填写对全区{{ 年度 }}年教育工作的总体评价】»")
    paper.heading(1, "二、表扬名单")
    paper.text("{%p if 受表扬单位 %}")
    paper.text(
        "经考核，以下{{ 受表扬单位数 }}个单位{{ 年度 }}年度教育工作考核等第为“{{ 受表扬等第 }}”，"
        "予以通报表扬（排名不分先后）："
    )
    paper.text('{{ 受表扬单位|join("、") }}。')
    paper.text("{%p else %}")
    paper.text("«【没有评定为“{{ 受表扬等第 }}”的单位，此处由{{ 考核机构 }}核定】»")
    paper.text("{%p endif %}")
    paper.text("{%p if 有待定 %}")
    paper.text("«【另有{{ 待定单位数 }}个单位的等第待定，核定后补充名单并删去本句】»")
    paper.text("{%p endif %}")
    paper.heading(1, "三、有关要求")
    paper.text("«【此处由{{ 考核机构 }}填写希望和要求】»")
    paper.signature("{{ 考核机构 }}", "«{{ 成文日期 }}»")
    colophon(paper, "【抄送机关】", "{{ 考核机构 }}", "【印发日期】")


def feedback(paper: Paper) -> None:
    """Write 反馈.docx."""
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text(
        "根据{{ 依据 }}，{{ 考核机构 }}对你单位{{ 年度 }}年的教育工作进行了考核。"
        "现将考核结果反馈如下："
    )
    paper.heading(1, "一、考核结果")
    paper.text("{%p if 完整 %}")
    outcome = ("基本分", "加分", "扣分", "总分", "等第", "名次")
    row = [Cell(printed(name), NUMBER) for name in outcome]
    paper.table([26] * 6, [head(*outcome), row])
    paper.text("{%p else %}")
    paper.text(
        "«{{ 总分 }}»你单位尚有{{ 缺项数 }}项没有得分（见第四部分），"
        "已有得分合计{{ 已有得分 }}分，等第和名次待补齐后评定。"
    )
    paper.text("{%p endif %}")
    paper.heading(1, "二、各项得分")
    _items(paper)
    _changes_and_gaps(paper)
    _registers(paper)
    paper.heading(1, "六、主要问题和整改要求")
    paper.text("【此处由考核组填写主要问题】")
    paper.text("【此处由考核组填写整改要求】")
    paper.text("请于【整改报告报送日期】前将整改报告报送{{ 督导机构 }}。")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def _items(paper: Paper) -> None:
    columns = ("编号", "指标", "分值", "自评分", "考核分", "实际情况及扣分原因")
    domain = [
        Cell("{{ 域.编号 }}", HEAD),
        Cell("{{ 域.名称 }}", HEAD),
        Cell("{{ 域.分值 }}", HEAD),
        Cell("", HEAD),
        Cell("{{ 域.得分 }}", HEAD),
        Cell("小计", HEAD),
    ]
    item = [
        Cell("{{ 行.编号 }}", NUMBER),
        Cell("{{ 行.名称 }}"),
        Cell("{{ 行.分值 }}", NUMBER),
        Cell("{{ 行.自评分 }}", NUMBER),
        Cell("{{ 行.得分 }}", NUMBER),
        Cell(
            "{% if 行.实际值 %}{{ 行.实际值 }}{% if 行.说明 %}；{% endif %}{% endif %}{{ 行.说明 }}"
        ),
    ]
    paper.table(
        [14, 38, 14, 18, 18, 54],
        [
            head(*columns),
            tag_row("{%tr for 域 in 领域 %}", 6),
            domain,
            tag_row("{%tr for 行 in 域.项 %}", 6),
            item,
            tag_row("{%tr endfor %}", 6),
            tag_row("{%tr endfor %}", 6),
            tag_row("{%tr for 行 in 加减分 %}", 6),
            item,
            tag_row("{%tr endfor %}", 6),
        ],
    )
    paper.add("表后说明", "{%p if 尾注 %}")
    paper.add("表后说明", "注：{{ 尾注 }}")
    paper.add("表后说明", "{%p endif %}")


def _changes_and_gaps(paper: Paper) -> None:
    paper.heading(1, "三、申辩后改分")
    _list(
        paper,
        "{%p for 行 in 改分 %}",
        "{{ loop.index }}. {{ 行.编号 }} {{ 行.名称 }}：由{{ 行.原得分 }}分改为{{ 行.改后得分 }}分。"
        "理由：{{ 行.理由 }}{% if 行.文号 %}（{{ 行.文号 }}）{% endif %}。",
    )
    paper.heading(1, "四、缺项")
    _list(
        paper,
        "{%p for 行 in 缺项 %}",
        "{{ loop.index }}. {{ 行.编号 }} {{ 行.名称 }}：{{ 行.原因 }}"
        "{% if 行.评分部门 %}（评分部门：{{ 行.评分部门 }}）{% endif %}。",
    )


def _registers(paper: Paper) -> None:
    paper.heading(1, "五、登记情况")
    paper.text("{%p for 册 in 登记 %}")
    paper.heading(2, "（{{ 册.序 }}）{{ 册.名称 }}")
    _list(paper, "{%p for 行 in 册.行 %}", "{{ loop.index }}. {{ 行 }}。")
    paper.text("{%p else %}")
    paper.text("无。")
    paper.text("{%p endfor %}")


def _list(paper: Paper, loop: str, entry: str) -> None:
    """Write a paragraph for each entry, 无 where there is none."""
    for text in (loop, entry, "{%p else %}", "无。", "{%p endfor %}"):
        paper.text(text)
