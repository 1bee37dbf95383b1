"""What a command asks before it reads or writes a project: are its folders made of plain files?"""

from sitegen.commands.reporting import echo_findings
from sitegen.config import Config


def has_unfit_files(config: Config) -> bool:
    """Tell what in the project's folders is no plain file: while there is such a thing, nothing is done.

    What is read through a link may be any file of whoever runs the command, and what is written through one
    lands where it leads.
    """
    from sitegen.findings import in_order
    from sitegen.input_files import unfit_files

    unfit = in_order(each for folder in config.inputs for each in unfit_files(folder, config.root))
    if unfit:
        echo_findings(unfit)
    return bool(unfit)
