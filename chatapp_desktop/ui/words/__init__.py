"""Words for people, in the language of the moment."""
