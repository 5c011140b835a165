"""Casework: verbs that change the book, questions that read it, and guides (step tables) that lead the officer.

What leaves this room is a frozen dataclass, complete, with no session behind it. May import rules, models,
letters and reports; never Qt.
"""
