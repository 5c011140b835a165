"""Rules: tests of counting, clocks, editions, stages and triage, against the Code and a calendar."""
