"""`python -m xpanel_desktop.practice`."""

import sys

from xpanel_desktop.practice.command_line import main

sys.exit(main())
