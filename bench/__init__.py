"""Speed and memory, measured against a named peer or a physical limit in the same run."""
