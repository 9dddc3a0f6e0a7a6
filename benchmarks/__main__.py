"""`python -m benchmarks`, also `make bench`."""

from benchmarks.options import parse
from benchmarks.run import run

if __name__ == "__main__":
    run(parse())
