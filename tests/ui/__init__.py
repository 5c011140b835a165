"""Windows: one widget, one behaviour a test, without a screen."""
