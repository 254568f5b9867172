"""Ways in: spreadsheets and scaffolds."""
