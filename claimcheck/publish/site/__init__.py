"""A static site of what sessions have decided: its pages as values, their templates, and the folder they are put into.

Nothing is imported here, so that whoever writes a table waits for no template.
"""
