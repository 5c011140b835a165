"""Incoming: files that others made, read as tables of text. It knows rows, columns and values, and no complaint's case.

Whatever is wrong with a file is a sentence (`Unreadable`). It never follows what a file points to, never runs what
stands in it, and never takes more memory than the limits in `sheets` allow. It may import `rules`.
"""
