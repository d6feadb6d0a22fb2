"""How it is really done: files, database, event streams."""
