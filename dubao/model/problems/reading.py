"""Files, sheets, headings and cells."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

_FILES: dict[str, Kind] = {
    "file-missing": error("找不到这个文件", "请核对文件名，或看它是否已被移走、改名"),
    "file-is-folder": error(
        "这是文件夹，不是文件", "请给文件夹换个不带扩展名的名称，或把里面的表取出来"
    ),
    "file-locked": error(
        "打不开：文件正被 WPS 或 Excel 占用，或没有读取的权限",
        "请保存并关闭这个文件后再运行；仍打不开的，看文件是否允许读取",
    ),
    "file-io": error("磁盘读取出错（{fault}）", "请把文件复制到本机硬盘后再试"),
    "file-empty": error(
        "文件是空的，什么也没有", "请看是否没有保存成功或没有下载完，请报送单位重新发送"
    ),
    "file-damaged": error(
        "内容已损坏，无法读取",
        "请用 WPS 或 Excel 打开，能打开就另存一份 .xlsx；打不开请报送单位重新发送",
    ),
    "file-password": error("文件设了打开密码", "请用密码打开后，取消密码另存一份"),
    "file-old-format": error(
        "是很早的表格格式，无法读取", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再放进来"
    ),
    "file-not-workbook": error(
        "是{what}，不是能读的表格", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再放进来；放错的请移走"
    ),
    "file-not-word": error(
        "不是 Word 文件（.docx）",
        "请用 Word 或 WPS 打开，另存为 .docx 后再试",
    ),
    "file-too-large": error(
        "{what}，超过了能读的上限",
        "请删去表外多余的行、列和工作表（Ctrl+End 可看到最后一格），或拆成几个文件",
        "压缩包可以装下远大于自身的内容，全部展开会耗尽内存。",
    ),
    "file-wrong-ending": note("扩展名是 {ending}，实际是{what}，已按实际内容读取"),
    "text-quote-open": error(
        "第 {line} 行起的双引号没有成对，以下的内容分不清属于哪一格",
        "请补上或删去多余的双引号；最好用 WPS 或 Excel 打开核对后另存为 .xlsx",
    ),
    "sheet-hidden": note("这张工作表是隐藏的，仍已读取"),
    "rows-hidden": note("第 {rows} 行是隐藏的，仍已读取"),
    "sheet-filtered": note("这张工作表开着筛选，筛去的行仍已读取"),
}

_HEADINGS: dict[str, Kind] = {
    "sheet-missing": error(
        "没有工作表「{sheet}」，现有：{sheets}",
        "请把工作表改名为「{sheet}」，或在方案的「工作表」写上实际的名称",
    ),
    "head-missing": error(
        "没有找到表头：没有一处写着{wanted}等列名",
        "请补上表头；表头在别处的，在方案的「表头」写明是第几行",
    ),
    "column-doubtful": error(
        "「{field}」对得上不止一处：{columns}，都没有采用",
        "请只留一处，或改正表头和方案的「别名」，使名称不重复",
        "猜错一列，整列得分都错。",
    ),
    "column-missing": error(
        "没有「{field}」这一项",
        "{near}",
        "名称相同才算同一列；名称里包含这几个字的不算。",
    ),
    "column-extra": note("{columns}不是这张表要填的字段，没有采用"),
    "head-note-conflict": error(
        "「{field}」的表头写单位「{head}」，表上方写「{note}」，整列没有采用",
        "请核对后只留一个单位",
    ),
    "total-differs": warning(
        "{label}行的「{field}」填 {stated}，各行相加是 {sum}",
        "请核对各行和{label}，改正有误的一处；计算只用各行的数",
    ),
    "merged-number": warning(
        "「{field}」的 {cells} 合并成一格，填着「{text}」，{count} 行各按这个数计",
        "请取消合并，逐行填上各自的数；各行确实都是这个数的也请逐行填写",
        "合并的一格可能是几个单位的合计，分开计就重复了。",
    ),
    "error-cell": error("「{field}」的单元格是错误值 {text}，没有采用", "请改正公式，或直接填上数"),
    "uncalculated": error(
        "「{field}」的公式 {text} 没有存下计算结果，按未填计",
        "请用 Excel 或 WPS 打开，保存后再报",
        "没有结果的公式不是 0。",
    ),
    "unit-column-missing": error(
        "没有写明单位的一列", "请在表头加上「单位代码」或「单位名称」一列"
    ),
    "unit-blank": error("这一行没有写明是哪个单位，没有采用", "请填上单位代码或单位名称"),
    "unit-disagrees": error(
        "单位代码「{given}」与单位名称「{name}」不是同一个单位，这一行没有采用",
        "请核对后改正其中一个",
    ),
    "unit-twice": error(
        "「{unit}」有不止一行（还有{others}），都没有采用", "请只留一行，或把两行合成一行"
    ),
    "alias-unknown": warning(
        "单位别名「{alias}」指的代码「{given}」在台账中找不到，这个别名没有采用",
        "请改正这一行的代码，或先在台账中登记",
    ),
    "unit-out-of-year": note("「{unit}」在 {year} 年末无效（{span}），不参加考核"),
    "form-without-unit": error(
        "看不出是哪个单位的表，没有采用", "请在表中「{label}」旁填上单位名称或代码"
    ),
    "file-name-disagrees": warning(
        "表中写的是「{unit}」，文件名像是「{other}」的，已按表中的单位采用",
        "请核对是不是复制别的单位的表后忘了改",
    ),
    "form-twice": error(
        "「{unit}」有不止一份表（还有{others}），都没有采用；不同之处：{changes}",
        "请确定以哪一份为准，把其余的移出文件夹",
        "两份都在时，以哪一份为准不能由程序决定。",
    ),
    "versions-differ": error(
        "与{others}像是同一份表的不同版本，都没有采用；不同之处：{changes}",
        "请确定以哪一份为准，把其余的移出文件夹",
        "两份都在时，以哪一份为准不能由程序决定。",
    ),
    "versions-equal": warning("与{others}内容相同，只用了一份", "请把多余的移出文件夹"),
    "item-blank": error("这一行没有写明是哪个指标，没有采用", "请填上指标编号"),
    "item-unknown": error("方案中没有指标「{text}」，这一行没有采用", "{near}"),
    "item-several": error("叫「{text}」的指标不止一个，这一行没有采用", "请填写指标编号"),
    "item-not-leaf": warning(
        "「{text}」下面还有指标，它的分由下级得出，这一行没有采用", "请把分打在它的下级指标上"
    ),
    "entry-without-year": warning(
        "这一行没有写年度，{words}，没有采用",
        "请填上「年度」，写明是哪一年的考核",
        "改分和解除的记录年年续写，往年的不能再用一次。",
    ),
    "entry-year-unclear": warning("年度「{text}」看不出是哪一年，这一行没有采用", "请写成 2021"),
    "entry-of-other-year": note("这一行是 {given} 年度的，{year} 年度不用"),
    "score-twice": error("{who}的「{item}」有不止一个分（还有{others}），都没有采用", "请只留一行"),
    "source-empty": error(
        "数据来源「{source}」没有找到文件：{pattern}", "请放好文件，或改正方案中的「文件」"
    ),
    "last-year-missing": warning(
        "没有上年的数据：{pattern}", "请放上上年的文件；没有时，与上年比较的项目无法计算"
    ),
    "file-unused": warning(
        "没有任何数据来源用到这个文件", "请核对文件名和扩展名是否合乎方案的「文件」"
    ),
    "field-nowhere": error(
        "字段「{field}」在各数据来源中都没有找到",
        "{near}",
    ),
    "field-twice": error(
        "字段「{field}」在不止一个数据来源中有：{sources}，都没有采用",
        "请在字段的「来源」写明取自哪一个",
    ),
    "register-missing": error(
        "没有{file}", "请在台账文件夹中建好这张表，第一行写列名：{columns}，以下一行一个"
    ),
    "register-empty": error(
        "没有一个单位参加 {year} 年的考核", "请在这张表中登记单位，并核对启用日期和停用日期"
    ),
    "scope-undecided": error(
        "{unit}是否在评定范围内无法判断（{reason}），没有评定", "请在台账中补上「范围」用到的这一列"
    ),
    "roster-missing": error(
        "名单「{source}」还没有，不知道评哪些单位", "请放好这份名单；每行一个单位"
    ),
    "register-without-name": error(
        "代码「{given}」没有写名称，没有采用", "请填上名称；报来的表和印出的文件都要用它"
    ),
    "register-without-code": error(
        "「{name}」没有代码，没有采用", "请填上代码；代码一经使用不要改"
    ),
    "register-code-twice": error(
        "代码「{given}」用了不止一次：{names}，只用了第一个", "请给每个单位一个自己的代码"
    ),
}

_VALUES: dict[str, Kind] = {
    "bad-number": error(
        "「{text}」不是数",
        "请只填数字；单位写在表头，说明写在备注栏",
        "文字不能参加计算，也不能当作 0。",
    ),
    "number-too-large": error(
        "「{text}」大得不合情理，没有采用",
        "请核对数字和计量单位，看是否多打了数字，或几个数粘在了一起",
        "超过一千万亿的数在考核中没有，表格软件也存不准。",
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
    "bad-period": error(
        "「{text}」看不出是哪一段时间",
        "请写上年份，如 2021年9月、2021年9月1日至10月15日、2021年上半年、2021-2022学年",
    ),
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
        "「{text}」可以指{candidates}，没有采用",
        "请写全称或代码",
        "两个单位同一个简称，不能合并。",
    ),
    "name-campus": error(
        "「{text}」像是{candidates}的校区或分园，但台账没有这样登记",
        "若属于它，请在台账该单位的「校区」栏写上；若不是，请写全称或代码",
    ),
    "name-not-then": error(
        "「{text}」在{day}不在使用期内，台账中是{candidates}",
        "请核对日期，或改填当时的单位",
    ),
}

KINDS: dict[str, Kind] = {**_FILES, **_HEADINGS, **_VALUES}
