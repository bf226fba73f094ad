"""Steps, one file each."""
