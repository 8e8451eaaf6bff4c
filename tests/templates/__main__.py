"""Write every shipped template."""

from tests.templates.shipped import TEMPLATES, made

for path in TEMPLATES:
    path.write_bytes(made(path))
