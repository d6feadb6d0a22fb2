"""What is promised, proved."""
