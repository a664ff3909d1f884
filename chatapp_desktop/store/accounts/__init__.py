"""Who sends, to whom, and when: profiles and the rules that hold for them."""
