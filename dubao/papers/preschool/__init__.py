"""The tables of 县域学前教育普及普惠 (教督〔2020〕1号): items, shortfalls, evidence, overviews."""
