"""Windows: the only room that knows Qt. Pages ask casework's questions and call its verbs; they decide no law."""
