"""How each value of a ClaimReview is read, whatever form it has. ``read`` beside it says which values."""
