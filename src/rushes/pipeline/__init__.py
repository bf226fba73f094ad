"""What happens to a rendered file before it is its owner's: a readable list of steps."""
