"""What is kept: chosen languages and states under a keyed hash, and handled update ids for a day. Nothing else."""
