"""`python -m bench`: every measure, one after the other, in about half a minute."""

from bench import board, live

if __name__ == "__main__":
    live.main()
    board.main()
