"""Letters: a draft is composed from the case, checked against the edition, approved, and only then set as a PDF.

An incomplete letter cannot be printed: `to_pdf` accepts only an `Approved`. May import rules and paper; never the book,
never Qt. `facts`, `wordings` and `drafts` are light; `checks` and `layouts` load reportlab, so import those late.
"""
