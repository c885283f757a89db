"""Notebooks over the ledger, thin over :mod:`notebooks.analysis`; they read references and de-identified columns."""
