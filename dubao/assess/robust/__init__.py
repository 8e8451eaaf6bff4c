"""How firm an assessment is: agreement of raters, ranks and grades under other weights."""
