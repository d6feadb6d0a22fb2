"""What is true on paper: the tree of a procedure, its cut by level, a walk through it."""
