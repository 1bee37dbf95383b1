"""What follows from the data: pure functions of the model."""
