"""Practice counties: real web servers with quirks, faults, a settable clock and a record of the truth.

Nothing here imports anything of By Five, and only tests, the benchmarks and the demo import this.
"""
