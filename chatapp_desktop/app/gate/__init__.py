"""What may leave: the questions before a send, and the facts they rest on."""
