"""What ``make demo`` and ``make bench`` run. Not part of the product."""
