"""What swims without fins."""
