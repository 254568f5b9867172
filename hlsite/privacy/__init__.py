"""The one way from private records to public ones."""
