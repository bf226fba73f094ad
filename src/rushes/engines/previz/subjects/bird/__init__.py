"""What has two legs and feathers, or nearly so."""
