"""The settings as every command takes them: with keys that the screen can work with."""

from __future__ import annotations

from explorer.config import Settings, load_settings


def checked_settings() -> Settings:
    """Read the settings; ConfigError also where the screen would refuse the keys."""
    settings = load_settings()
    if settings.keys:
        from explorer.tui.start import keymap_of

        keymap_of(settings)
    return settings
