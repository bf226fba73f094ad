"""What swims with fins, arms or a bell."""
