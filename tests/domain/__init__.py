"""What is true on paper, proved without a clock, a disk or a network."""
