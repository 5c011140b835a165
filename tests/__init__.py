"""The tests: a mirror of the rooms; a test that runs across rooms says so in the first line of its module."""
