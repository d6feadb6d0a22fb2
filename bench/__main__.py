"""`python -m bench`: every measure, in about two minutes; or those one names, as `python -m bench check`."""

import sys

from bench import board, checking, live

if __name__ == "__main__":
    measures = {"live": live.main, "board": board.main, "check": checking.main}
    for name in sys.argv[1:] or measures:
        measures[name]()
