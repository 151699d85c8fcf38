"""Deciding where reviewers differ, and signing off: the disputes, what is asked, and what an answer comes to.

It is made like the review beside it: questions as data, a pure machine, and a walk that is handed the screen and the store.
"""
