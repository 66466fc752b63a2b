"""The same work on all cores of a machine: chunks of raw reports, processes, and one writer."""
