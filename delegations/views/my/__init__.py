"""What a delegate reads and writes with the personal link."""
