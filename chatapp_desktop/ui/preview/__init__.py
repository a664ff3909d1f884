"""What the recipient will see: the bubble and its renderer, pictures, and the check of media."""
