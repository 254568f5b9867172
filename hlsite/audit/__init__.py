"""The leak gate: looks for secrets in every byte before it is published."""
