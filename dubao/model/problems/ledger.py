"""The rectification ledger: what it says wrongly, and what may not be done with a finding."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "finding-unnumbered": error(
        "这个问题没有序号",
        "请在「序号」补上；修改、反馈都要按序号找到它",
    ),
    "finding-number-twice": error(
        "序号「{number}」用了不止一次",
        "请给每个问题一个自己的序号",
    ),
    "finding-state-unknown": error(
        "状态「{given}」不认识",
        "请填{states}之一",
        why="认不出的状态不会当作已销号，也不会当作没有问题",
    ),
    "finding-state-blank": warning("没有填状态", "请填{states}之一"),
    "finding-closed-unreviewed": error(
        "已销号，却没有{missing}",
        "请补上；报了已完成不等于销号，销号要有人复核",
        why="PA-24：没有复核人和日期的销号不能算数",
    ),
    "finding-closed-against-review": error(
        "复核意见是「{opinion}」，却已销号",
        "请核对：不到位的应继续整改",
    ),
    "finding-reported-undated": warning("已报完成，没有完成日期", "请补上单位报告整改完成的日期"),
    "finding-extended-without-paper": warning(
        "已延期，没有延期文号",
        "请补上批准延期的文号；原来的期限记在「原整改时限」",
        why="TM-12：延期要有批件，并保留原来的期限",
    ),
    "finding-limit-unclear": warning(
        "整改时限「{given}」看不出是哪一天",
        "请写成 2021年6月30日、2个月内（自收到之日）、立行立改、学期末 或 长期坚持",
    ),
    "finding-undelivered": warning(
        "整改时限是「{given}」，没有送达日期，算不出到哪一天",
        "请补上意见书或通知书的送达日期",
        why="TM-01：期限从送达起算，没有送达日期就无法计算，不能用成文日期代替",
    ),
    "finding-done-before-delivery": warning(
        "完成日期 {done} 早于送达日期 {delivered}", "请核对两个日期"
    ),
    "finding-unknown": error(
        "台账中没有序号为「{number}」的问题",
        "请用 dubao ledger list 看序号",
    ),
    "finding-not-now": error(
        "序号 {number} 现在是「{state}」，不能{action}",
        "{hint}",
    ),
    "finding-needs-review": error(
        "序号 {number} 还没有复核到位，不能销号",
        "请先 dubao ledger verify {number} --reviewer 姓名，或在 close 后写 --reviewer 一并复核",
        why="PA-24：报了已完成不等于销号；销号要有复核人和复核日期",
    ),
    "finding-without-unit": error(
        "看不出是哪个单位的问题，没有登记",
        "请在表中加一列「单位名称」，或用 --unit 写明单位",
    ),
    "finding-list-without-head": error(
        "没有找到问题清单：没有一张表有「问题描述」或「存在问题」这样的列",
        "请把问题列成表：至少有问题描述一列，再加单位、指标、整改时限等",
        why="意见书正文里的句子由人来归纳，程序不猜哪一句是问题",
    ),
    "round-of-unknown": warning(
        "反馈对应的序号「{number}」不在问题整改台账中",
        "请核对序号",
    ),
    "round-out-of-order": warning(
        "序号 {number} 第 {round} 轮反馈（{day}）早于上一轮（{former}）",
        "请核对反馈日期和轮次",
    ),
}
