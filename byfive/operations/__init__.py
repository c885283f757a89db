"""The use cases: what By Five does, told without browsers, web frameworks, Prefect or Streamlit."""
