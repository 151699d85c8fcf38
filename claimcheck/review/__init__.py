"""The interactive review: questions as data, a pure machine that says what to ask next, prompts at the edge.

Knows the model; it is handed the store, the clock and the terminal as plain callables.
"""
