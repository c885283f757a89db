"""Prefect flows: thin, named for what they do. They only sequence; the ledger says what is true."""
