"""What is done with each kind of update; `route` decides."""
