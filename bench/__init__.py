"""What is measured here is printed side by side: ratios hold from one machine to the next, times do not."""
