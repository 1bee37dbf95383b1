"""Subscriptions: Atom feeds of what happened, calendars of what is planned.

Identifiers are UUIDs made from stable names, never from an address, and times come from the data: a build on
another day or for another host gives subscribers nothing new.
"""

from sitegen.feeds.all_feeds import export_feeds

__all__ = ["export_feeds"]
