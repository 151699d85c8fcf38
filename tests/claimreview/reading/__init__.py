"""How each value of a ClaimReview is read."""
