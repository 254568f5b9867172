"""How a name may be written: scripts, transliterations, endings, disguises."""
