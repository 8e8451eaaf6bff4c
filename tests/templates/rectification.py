"""The letters of rectification."""

from __future__ import annotations

from dubao.render.official.heads import letter_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, printed, tag_row


def notice(paper: Paper) -> None:
    """Write 整改通知书.docx, the field set of one of the systems in use."""
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.table(
        [28, 128],
        [
            _field("编号", "【编号】"),
            _field("单位", "{{ 单位名称 }}"),
            _field("来源渠道", "{{ 来源 }}"),
        ],
        heads=0,
    )
    paper.addressee("{{ 单位名称 }}：")
    paper.text("督导发现你单位存在下列{{ 问题数 }}个问题：")
    _findings(paper, ("指标", "描述", "类别"), (40, 96, 20))
    paper.text(
        "请针对上述问题认真整改，于«{{ 整改期限 }}»前整改到位，并将整改情况书面报告{{ 督导机构 }}。"
    )
    paper.text("责任督学应在【日数】日内将本通知书报{{ 督导机构 }}备案。联系人：«{{ 联系人 }}»。")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")
    paper.attachment("附件", "处理结果")
    paper.table(
        [28, 128],
        [
            _field("状态", "【状态】"),
            _field("处理结果", "【处理结果（文字、图片）】"),
            _field("附件", "【附件】"),
            _field("日期", "【日期】"),
        ],
        heads=0,
    )


def slip(paper: Paper) -> None:
    """Write 整改通知单.docx, the field set of another system: one finding and its rounds."""
    paper.title("{{ 标题 }}")
    paper.text("{%p for 行 in 问题 %}")
    pairs = (
        ("整改编号", "{{ 台账序号 }}", "学期", "«{{ 学期 }}»"),
        ("责任督学", "«{{ 督学 }}»", "督导单位", "{{ 单位名称 }}"),
        ("通知日期", "«{{ 送达日期 }}»", "整改期限", printed("行.时限")),
    )
    rows = [
        [Cell(name, HEAD if at % 2 == 0 else "表格文字") for at, name in enumerate(pair)]
        for pair in pairs
    ]
    rows += [
        [Cell(label, HEAD), Cell(text, span=3)]
        for label, text in (
            ("督导记录", "{{ 行.来源 }}"),
            ("整改标题", "{{ 行.指标 }}"),
            ("问题描述", "{{ 行.描述 }}"),
            ("整改措施", "{{ 行.措施 }}"),
            ("附件", "【附件】"),
        )
    ]
    paper.table([26, 52, 26, 52], rows, heads=0)
    paper.text("{%p endfor %}")
    paper.heading(1, "反馈和复核")
    _rounds(paper)
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def reminder(paper: Paper) -> None:
    """Write 催办函.docx."""
    _opening(
        paper,
        "根据督导意见和问题整改台账，截至{{ 截至日期 }}，你单位有{{ 问题数 }}个问题的整改已经超过"
        "期限，现予催办：",
    )
    _findings(paper, ("描述", "来源", "责任人", "时限", "逾期天数"), (48, 36, 20, 32, 20))
    paper.text(
        "请抓紧整改，并于«【报告日期】»前将整改情况书面报告{{ 督导机构 }}。确需延期的，"
        "请书面说明理由和拟完成的日期。联系人：«{{ 联系人 }}»。"
    )
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def extension(paper: Paper) -> None:
    """Write 延期批准.docx: old date, new date, reason, approver (TM-12)."""
    _opening(paper, "你单位关于延期整改的申请收悉。经研究，现批复如下：")
    paper.text("{%p for 行 in 问题 %}")
    paper.text(
        "同意“{{ 行.描述 }}”的整改期限由{{ 行.原时限 }}延至{{ 行.时限 }}。"
        "延期理由：{% if 行.延期理由 %}{{ 行.延期理由 }}{% else %}【理由】{% endif %}。"
    )
    paper.text("请按延期后的期限完成整改，并书面报告{{ 督导机构 }}。")
    paper.text("批准人：【批准人】。批准文号：{{ 行.延期文号 }}。")
    paper.text("{%p endfor %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def closing(paper: Paper) -> None:
    """Write 销号通知.docx: who looked at it and when stands beside each finding (PA-24)."""
    _opening(paper, "经复核，你单位下列{{ 问题数 }}个问题已整改到位，从问题整改台账中销号：")
    _findings(paper, ("描述", "来源", "复核人", "复核日期", "销号日期"), (44, 34, 18, 30, 30))
    paper.text("请巩固整改成果，防止问题反复。【其他要求】")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def consultation(paper: Paper) -> None:
    """Write 协商函.docx: a complex finding goes to whoever is able to solve it."""
    _opening(paper, "督导中发现下列{{ 问题数 }}个问题，需要贵单位协助解决：")
    _findings(paper, ("单位", "描述", "来源", "责任单位"), (28, 62, 36, 30))
    paper.text("建议：【此处由督导室填写建议】")
    paper.text("请于«【回复日期】»前将意见函告{{ 督导机构 }}。联系人：«{{ 联系人 }}»。")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def advice(paper: Paper) -> None:
    """Write 整改建议.docx: a small finding is met with advice."""
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text("督导中发现下列{{ 问题数 }}个问题，建议改进：")
    _findings(paper, ("描述", "指标", "措施"), (66, 40, 50))
    paper.text("【此处由责任督学填写建议】")
    paper.signature("【责任督学】", "«{{ 成文日期 }}»", sealed=False)


def report(paper: Paper) -> None:
    """Write 情况报告.docx: a serious finding is reported to the supervision office."""
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text("督导中发现下列{{ 问题数 }}个重要问题，现报告如下：")
    _findings(paper, ("单位", "描述", "来源", "状态"), (30, 66, 36, 24))
    paper.heading(1, "一、现场处理情况")
    paper.text("【此处由责任督学填写】")
    paper.heading(1, "二、处理建议")
    paper.text("【此处由责任督学填写】")
    paper.signature("【责任督学】", "«{{ 成文日期 }}»", sealed=False)


def _opening(paper: Paper, text: str) -> None:
    letter_head(paper, "{{ 督导机构 }}", "«{{ 发文字号 }}»")
    paper.title("{{ 标题 }}")
    paper.addressee("{{ 单位名称 }}：")
    paper.text(text)


def _field(label: str, text: str) -> list[Cell]:
    return [Cell(label, HEAD), Cell(text)]


_LABELS = {
    "指标": "对应指标（依据）",
    "描述": "问题",
    "类别": "类别",
    "来源": "来源",
    "时限": "整改时限",
    "措施": "整改措施",
}


def _findings(paper: Paper, columns: tuple[str, ...], widths: tuple[float, ...]) -> None:
    """Write a table with a row for every finding; the first column numbers them."""
    labels = [_LABELS.get(column, column) for column in columns]
    row = [Cell("{{ 行.序号 }}", NUMBER), *(Cell(printed(f"行.{column}")) for column in columns)]
    count = len(row)
    total = 156 - 12
    paper.table(
        [12, *(width * total / sum(widths) for width in widths)],
        [
            head("序号", *labels),
            tag_row("{%tr for 行 in 问题 %}", count),
            row,
            tag_row("{%tr endfor %}", count),
        ],
    )


def _rounds(paper: Paper) -> None:
    columns = ("轮次", "反馈人", "反馈日期", "反馈内容", "附件", "督学意见", "复核日期")
    row = [Cell(printed(f"轮.{column}")) for column in columns]
    paper.text("{%p if 轮次 %}")
    paper.table(
        [11, 16, 25, 37, 14, 26, 27],
        [
            head(*columns),
            tag_row("{%tr for 轮 in 轮次 %}", len(columns)),
            row,
            tag_row("{%tr endfor %}", len(columns)),
        ],
    )
    paper.text("{%p else %}")
    paper.text("单位尚未反馈。")
    paper.text("{%p endif %}")
