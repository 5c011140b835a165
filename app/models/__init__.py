"""Book: the journal (the truth), the register (its index), documents, drafts and upgrades, in one SQLite file.

Rows never leave models and casework. May import rules; never letters, reports or Qt.
"""
