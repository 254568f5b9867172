"""`python -m hlsite`."""

from hlsite.cli import main

main(prog_name="hlsite")
