"""What stands inside a file: one module for each format."""
