"""Tables of the reviewed claims."""
