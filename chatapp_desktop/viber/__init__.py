"""What a Viber message may be: parameters, message types, drafts and checks. No Qt, no I/O, no clock."""
