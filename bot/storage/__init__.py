"""What is kept: chosen languages and states under a keyed hash, handled update ids for a day, and maintainers' holds. Nothing else."""
