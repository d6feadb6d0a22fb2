"""Signals to the open screens: the hub of streams and the bus that rings it."""
