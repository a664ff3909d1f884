"""A local stand-in for the service, for the demo, for training and for tests."""
