"""Every fact that the site states, once, with what it rests on."""
