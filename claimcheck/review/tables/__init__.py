"""Judgements without prompts: rows of a table read, checked as the review checks what is typed, and made into reviews."""
