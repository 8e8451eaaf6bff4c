"""Questionnaires in papers: the workbook 问卷统计 and the names that Word templates print."""
