"""The counties By Five files with: one folder, one declaration each."""
