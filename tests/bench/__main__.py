"""Everything that is claimed of speed, in one run: `python -m tests.bench [RUNS]`.

The due list is measured in smaller books here than those of which it is claimed; `tests.bench.due_lists` makes these.
"""

from __future__ import annotations

import sys

from app import clock
from tests.bench import deadlines, due_lists, letters, start_ups

CASES, OPEN = 10_000, 500

if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    start_ups.main(wanted)
    letters.main(wanted * 3)
    due_lists.main(CASES, OPEN)
    differing = deadlines.main()
    sys.stdout.write(f"Measured {clock.today().isoformat()}, medians.\n")
    sys.exit(differing)
