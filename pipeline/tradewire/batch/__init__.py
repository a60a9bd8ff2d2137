"""Many articles: inputs found as they are needed, worked on by processes, written in parts, gone on with
after whatever ended the run.

`inputs` finds and opens them, `reading` says which of their articles are still to do, `ledger` knows
what is done, `parts` and `folder` keep what is written, `run` puts it together, `lane` is where failures go.
"""
