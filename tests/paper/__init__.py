"""Paper: tests of typefaces, lines, tags and pages."""
