"""How a message is said to Alibaba Cloud: signature, transport, replies, client."""
