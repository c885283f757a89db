"""The demo: sixty made-up households through a practice county on a day with faults, proved against its truth."""
