"""Everything that is claimed of speed, in one run: `python -m tests.bench [RUNS]`."""

from __future__ import annotations

import sys

from app import clock
from tests.bench import deadlines, letters, start_ups

if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    start_ups.main(wanted)
    letters.main(wanted * 3)
    differing = deadlines.main()
    sys.stdout.write(f"Measured {clock.today().isoformat()}, {wanted} runs each, medians.\n")
    sys.exit(differing)
