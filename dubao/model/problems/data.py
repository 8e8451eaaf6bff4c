"""Values and tables against the scheme."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "missing-value": error(
        "「{field}」没有数：{reason}",
        "这一项必填：没有发生填 0，不适用填「不适用」",
        why="没有填不等于 0，也不等于达标（CA-01、CA-04）。",
    ),
    "out-of-limits": error(
        "「{field}」填的是「{text}」，应{limits}",
        "请核对数字和计量单位",
    ),
    "not-unique": error(
        "「{field}」的「{text}」与 {other} 重复",
        "这一列各行不得相同，请核对",
    ),
    "check-failed": error(
        "{says}（不成立：{numbers}）",
        "请核对算式中的各个数",
        why="表内表间的勾稽关系由方案的「校验」规定（CA-30）。",
    ),
    "far-from-last-year": warning(
        "「{field}」填的是「{text}」，约为上年 {last} 的 {times}",
        "请核对计量单位和小数点；属实的请说明理由",
        why="差 10 倍或 1 万倍多半是单位填错（CA-31）；属实的可在「接受」写明理由。",
    ),
    "copied-row": warning(
        "{count} 个数与{other}（{where}）全部相同",
        "请核对是否误用了别的单位的表",
        why="整行相同多半是复制后忘了改（CA-31）。",
    ),
    "more-errors": error(
        "这一列另有 {count} 处同样的错误〔{kind}〕，没有逐一列出",
        "请先改正列出的各处，再核对一次",
        why="同一列错得太多，多半是同一个原因；逐一列出反而看不见别的差错。",
    ),
    "more-warnings": warning(
        "这一列另有 {count} 处同样的提醒〔{kind}〕，没有逐一列出",
        "请先处理列出的各处，再核对一次",
    ),
    "units-without-row": error(
        "「{source}」表中没有{units}",
        "请补上各单位的行，或改正写错的单位名称；不涉及的单位也要列出，填「不适用」",
        why="少一行等于整行没有填，不等于 0，也不等于不适用（CA-01）。",
    ),
    "units-without-optional-row": warning(
        "「{source}」表中没有{units}",
        "请核对是否漏了；本来就不涉及的可在「接受」写明理由",
        why="这张表没有必填的列，可能本来就只涉及一部分单位。",
    ),
    "not-handed-in": error(
        "{who}没有报送「{source}」",
        "请催报；文件应放在 {pattern}",
    ),
    "not-usable": error(
        "{who}报来的「{source}」都不能采用，按未报送处理",
        "请按这个文件的其他差错改正，或请报送单位重报",
        why="送来了不等于可以用；也不应说成没有报送。",
    ),
    "old-form": warning(
        "填报表是按旧版方案（{old}）印制的，现行是{new}",
        "请用 dubao scheme form 印制的新表重新填报，或逐项核对口径",
        why="项目或口径改过以后，旧表填的数可能不是现在要的数（HA-06）。",
    ),
}
