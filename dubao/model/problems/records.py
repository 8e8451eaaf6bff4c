"""Records of routine visits, zones, the platform, complaints."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "records-missing": error(
        "没有督导记录",
        "请放在 台账/督导记录.xlsx，或在 dubao.yaml 的 督导记录 中写明文件（现在找 {files}）",
    ),
    "record-without-day": error("没有填督导日期，这次督导不计入统计", "请补上日期"),
    "record-on-free-day": warning(
        "督导日期 {day} 学校不上课（{why}）",
        "请核对日期；确实在这一天入校的请说明情况",
    ),
    "record-day-unknown": note(
        "督导日期 {day} 学校是否上课，校历和放假数据中没有",
        "请在 台账/校历.xlsx、台账/节假日.xlsx 补上",
    ),
    "record-pasted": warning(
        "记录文字与{school} {day} 的（{where}）有 {share}% 相同（达到 {least}% 即提示）",
        "请核对是否套用了别的学校的记录；各校应写各校的情况",
        why="一份记录套用到几所学校，看不出每所学校的真实情况",
    ),
    "record-without-follow-up": warning(
        "写了存在问题，没有后续处理，也没有整改编号",
        "请写明后续处理（建议、整改通知、上报、协商），需要整改的登记到问题整改台账",
        why="发现的问题没有下文，等于没有发现",
    ),
    "person-in-two-places": warning(
        "{person} {day} {half}还在{school}",
        "请核对日期、时段和人员；同一个半天不能在两所学校",
    ),
    "person-maybe-in-two-places": note(
        "{person} {day} 还去了{school}，时段没有填，看不出是否冲突", "请补上时段：上午、下午或全天"
    ),
    "record-not-allotted": warning(
        "{person}在 {day} 不是这所学校的责任督学；当时 {zone}（{version}）的是{right}",
        "请核对填写的督学；责任区调整过的，核对 台账/责任区.xlsx 的版本日期",
        why="TM-15：责任区和责任督学会调整，三月的督导按三月的分工判断",
    ),
    "record-without-zone": warning(
        "{day} 没有哪个责任区包括{school}",
        "请核对 台账/责任区.xlsx 的版本日期和学校名称",
    ),
    "zone-without-day": error("{zone}没有版本日期，没有采用这一行", "请补上这一版从哪一天开始用"),
    "zone-school-twice": warning(
        "{school}同时在 {other} 和 {zone}", "请核对；一所学校只能属于一个责任区"
    ),
    "zone-school-missing": warning(
        "{count} 所学校不属于任何责任区：{schools}",
        "请把它们划入责任区",
        why="教督〔2012〕7号：责任区要覆盖辖区内全部学校",
    ),
    "zone-too-large": warning(
        "{zone}有 {count} 所学校，多于 {limit} 所",
        "请核对责任区的划分",
        why="教督〔2012〕7号：责任区原则上不超过20所学校",
    ),
    "inspector-overloaded": warning(
        "{zone}有 {schools} 所学校、{people} 名责任督学，每人约 {share} 所，多于 {limit} 所",
        "请增加责任督学或调整责任区",
    ),
    "school-understaffed": warning(
        "{zone}只有 {people} 名责任督学，少于每校 {least} 名",
        "请增加责任督学",
        why="《上海市教育督导条例》第十四条：每所学校至少配备两名责任督学",
    ),
    "export-field-unknown": error("导出列「{column}」写的「{field}」不是督导记录的字段", "{near}"),
    "record-column-unknown": error("「列名」中的「{field}」不是督导记录的字段", "{near}"),
}
