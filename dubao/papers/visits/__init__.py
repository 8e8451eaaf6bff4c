"""Papers about revisits: the plan as a workbook, notices, records, reports."""
