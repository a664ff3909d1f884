"""Chat App Desktop: compose Viber messages and send them over Alibaba Cloud's Chat App service."""

__version__ = "0.1.0"
