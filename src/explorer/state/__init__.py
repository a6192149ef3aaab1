"""Where one is, what is filtered, how one came there, and the session: apart from any screen."""
