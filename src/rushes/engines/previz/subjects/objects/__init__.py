"""Things that stand: plants, buildings, food, products, furniture, instruments, tools and toys."""
