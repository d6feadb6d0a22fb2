"""HTTP and HTML: the three faces and what they share."""
