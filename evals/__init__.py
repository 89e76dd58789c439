"""QUALITY: dragoman's answers to annotated data, and the floors that may only rise."""
