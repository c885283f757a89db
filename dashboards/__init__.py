"""What engineers look at from four to five: Streamlit pages, thin over queries and actions tested without a browser."""
