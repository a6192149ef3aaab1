"""What the app knows apart from its widgets: filters, where one is, how one came, the session."""
