"""The database: SQLAlchemy Core tables and the stores on them."""
