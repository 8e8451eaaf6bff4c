"""The Word engine: templates in docxtpl's syntax, compiled once and rendered many times.

`template.Template` is the way in; `values` holds what a paper may put at a tag besides text.
"""
