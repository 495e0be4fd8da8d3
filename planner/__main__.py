"""``python -m planner``: the same command as ``sla-planner``, for where scripts are not on the path."""

import sys

from planner.command_line import main

if __name__ == "__main__":
    sys.exit(main())
