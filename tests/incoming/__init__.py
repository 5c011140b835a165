"""Tests of the room that reads other people's files."""
