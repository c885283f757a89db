"""By Five: every application reaches its county before five o'clock.

This package is the trade itself (applications, calendars, deadlines, the ledger, the use cases).
It knows nothing of browsers, web frameworks, Prefect or Streamlit.
"""
