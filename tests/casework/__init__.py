"""Tests of casework, on a book in memory."""
