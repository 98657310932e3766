"""Alembic's migrations; they travel inside the package, so that every installation can bring itself up to date."""
