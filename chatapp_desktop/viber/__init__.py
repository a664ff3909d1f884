"""What a Viber message may be: parameters, types, drafts, checks. No Qt, no I/O, no clock."""
