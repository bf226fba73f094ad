"""People with what they ride, hold, sit on, work at and play with; animals with what they carry."""
