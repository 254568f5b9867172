"""Files in, a catalogue or all its problems out."""
