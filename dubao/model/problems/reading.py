"""Files, sheets, headings and cells."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

_FILES: dict[str, Kind] = {}

_HEADINGS: dict[str, Kind] = {}

_VALUES: dict[str, Kind] = {
    "bad-number": error(
        "「{text}」不是数",
        "请只填数字；单位写在表头，说明写在备注栏",
        "文字不能参加计算，也不能当作 0。",
    ),
    "approximate-number": warning(
        "「{text}」是约数，已按 {value} 计",
        "请填准确的数",
        "约、余、多、以上和科学计数法都说明后面还有零头。",
    ),
    "none-as-blank": warning(
        "「{text}」没有当作 0，已按未填计",
        "是零请填 0，不涉及请填「不适用」",
        "无可能是零，也可能是没有统计。",
    ),
    "pending-value": warning(
        "「{text}」是待统计的记号，暂无数值", "统计后请填上实际的数", "待统计不是文字，也不是 0。"
    ),
    "ditto": error(
        "「{text}」没有照抄别的单元格，按无法识别计",
        "请把实际内容填进来",
        "排序、筛选或插行以后，同上指的已不是原来那一格。",
    ),
    "unit-unknown": error(
        "「{text}」中的单位「{unit}」不认识，这一列的单位是「{wanted}」",
        "请改成这一列的单位，或只填数字",
    ),
    "unit-conflict": error(
        "「{text}」的单位「{unit}」与这一列的单位「{wanted}」不是一类，没有采用",
        "请核对是否填错了列，再按「{wanted}」填写",
    ),
    "head-unit-conflict": error(
        "表头写的单位「{text}」与字段「{field}」的单位「{unit}」不是一类，整列没有采用",
        "请核对表头对应的列，或改正方案中该字段的单位",
    ),
    "head-unit-unknown": warning(
        "表头写的单位「{text}」不认识，字段「{field}」已按「{unit}」计",
        "请核对表头的单位，必要时改成「{unit}」",
    ),
    "not-whole": error("「{text}」应当是整数", "请核对后填整数；单位不同时写明单位"),
    "date-as-number": error(
        "这一格是日期或时间「{text}」，不是数",
        "请把单元格格式改为常规，再填一次数字",
        "Excel 会把 3-5、1:15 之类自动变成日期或时间。",
    ),
    "percent-unclear": error(
        "「{text}」与同列其他数写法不一，可能是 {as_share}%，也可能是 {as_percent}%，没有采用",
        "请把整列统一写成带百分号的样子",
        "单看一格分不出 0.95 与 95；整列写法一致时才能判断。",
    ),
    "percent-small": warning(
        "表头写明百分号，「{text}」已按 {as_percent}% 计；请核对是否本应是 {as_share}%",
        "按百分数填写，如 95；确为很小的百分数时不必改",
        "带百分号的列里填小数，得数会小一百倍。",
    ),
    "bad-ratio": error("「{text}」不是比", "请写成 1:15 的样子"),
    "ratio-unclear": error(
        "「{text}」看不出哪一边是教师、哪一边是学生",
        "请写成 1:15 的样子，一边是 1；或填每名教师负担的学生数，如 15",
    ),
    "ratio-as-time": warning(
        "这一格的比被 Excel 变成了时间，已按 {ratio} 读作每名教师负担 {value} 名学生",
        "请核对；先把单元格格式改为文本再填比",
    ),
    "bad-date": error("「{text}」不是日期", "请写成 2021年3月5日 或 2021-3-5"),
    "no-such-date": error("「{text}」这一天不存在", "请核对年、月、日"),
    "date-without-year": error("「{text}」没有写年份", "请写全，如 2021年3月5日"),
    "date-signs-lost": error(
        "「{text}」中的年、月、日丢了，分不清是哪一天",
        "请写成 2021年3月5日 的样子",
        "2021315日 可以是 3月15日，也可以是 31月5日之误。",
    ),
    "period-not-date": error(
        "「{text}」是一段时间，不是一天", "请填到日，如 2021年3月5日", "2021年3月不能当作 3月1日。"
    ),
    "period-backwards": error("「{text}」的结束早于开始", "跨年时请把两头的年份都写上"),
    "bad-school-year": error(
        "「{text}」看不出是哪一个学年",
        "学年请写成 2021-2022学年；起止为年份请写成 2021年至2022年",
    ),
    "code-digits-lost": error(
        "「{text}」的位数已经丢失，不能作为代码或号码",
        "请先把单元格格式改为文本，再把号码重填一次",
        "Excel 的数只保留 15 位，更长的号码后几位会变成 0。",
    ),
    "date-in-text": warning(
        "这一格是日期或时间「{text}」，本列应为文字",
        "请核对；原本若是 3-5 之类，请把单元格格式改为文本再填",
    ),
    "not-a-choice": error("「{text}」不在「{field}」的取值之中", "{near}"),
    "bad-yes-no": error("「{text}」看不出是还是否", "请填「是」或「否」"),
    "outline-jump": warning(
        "编号从 {before} 跳到 {after}（「{text}」）", "请核对是否漏了一条，或编号写错"
    ),
    "name-unknown": error(
        "「{text}」在台账中找不到", "{near}", "找不到的名称逐个列出，不会被丢掉。"
    ),
    "name-ambiguous": error(
        "「{text}」可以指 {candidates}，没有采用",
        "请写全称或代码",
        "两个单位同一个简称，不能合并。",
    ),
    "name-campus": error(
        "「{text}」像是 {candidates} 的校区或分园，但台账没有这样登记",
        "若属于它，请在台账该单位的「校区」栏写上；若不是，请写全称或代码",
    ),
    "name-not-then": error(
        "「{text}」（{candidates}）在 {day} 不在使用期内", "请核对日期，或改填当时的单位"
    ),
}

KINDS: dict[str, Kind] = {**_FILES, **_HEADINGS, **_VALUES}
