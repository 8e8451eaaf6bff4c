"""`python -m dubao.model.problems` prints the catalogue page."""

import sys

from dubao.model.problems.page import catalogue_page

if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
sys.stdout.write(catalogue_page())
