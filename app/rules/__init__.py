"""Rules: the Complaint Handling Code as pure functions of entries, an edition and a calendar.

Here belong counting, clocks, editions, stages and triage. Here belongs no window, no book, no `today` of its own.
Imports the standard library alone.
"""
