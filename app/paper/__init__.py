"""Paper: the typefaces, tagged paragraphs, lists, tables and pages that every printed thing shares.

The only room, with letters and reports, that knows reportlab. Knows nothing of complaints. Imports no other room.
"""
