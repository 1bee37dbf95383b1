"""What a change of the data means, told for a reviewer."""
