"""Preflight: what a print shop's own check would find, found before the file leaves."""
