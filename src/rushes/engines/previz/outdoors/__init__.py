"""What is over every place under the open sky: its light, its air, clouds, stars and what falls."""
