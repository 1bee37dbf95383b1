"""What can go wrong in the program or its use. Faults in the data are findings, not exceptions."""


class SitegenError(Exception):
    """Base of every failure that the error boundary in `cli` turns into a message."""


class UsageError(SitegenError):
    """The command was called wrongly, or on a folder that is no project. Exit code 2."""


class InternalError(SitegenError):
    """The program broke a rule of its own, such as two pages with one URL. Exit code 3."""


class BrokenFileError(InternalError):
    """A file is not what its name says. Whoever knows that a template printed it says so."""
