"""``python -m tests.benchmarks.search``; see among.py."""

from tests.benchmarks.search.among import main

main()
