"""What flies without feathers."""
