"""`python -m bench`: every measure, one after the other, in about half a minute."""

from bench import live

if __name__ == "__main__":
    live.main()
