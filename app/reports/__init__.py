"""Reports: what is printed from the book besides letters: a slip of how a date was counted, the diary on paper.

Also the diary as a file for calendar programs. Each is handed everything that it says, frozen, and asks nothing of the
book. Imports paper and rules.
"""
