"""What a person does: one class per desk, one method per act."""
