"""The whole build: gather everything, produce everything, then write."""

from sitegen.pipeline.building import Result, Workshop, build, check, check_data

__all__ = ["Result", "Workshop", "build", "check", "check_data"]
