"""ClaimReview out, and its rules."""
