"""Public values in, files for the print shop out."""
