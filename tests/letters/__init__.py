"""Letters: tests from facts to the text read back out of the PDF."""
