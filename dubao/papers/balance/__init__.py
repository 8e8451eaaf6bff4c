"""The tables of 义务教育优质均衡 (教督〔2017〕6号): application form, reports, work lists."""
