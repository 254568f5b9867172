"""The desk edition: contacts, needs and left sides, for the librarians of one event alone.

Nothing but the command line imports this package, and nothing in it publishes.
"""
