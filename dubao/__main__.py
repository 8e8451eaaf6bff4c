"""`python -m dubao`."""

import sys

from dubao.cli import main

sys.exit(main())
