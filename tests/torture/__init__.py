"""The promise under force: what was said to be saved is there, whatever was done to the program.

`python -m tests.torture` (make torture) in the long form; `test_torture.py` in the short one.
"""
