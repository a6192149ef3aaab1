"""The JSON contract: what ``--format json`` prints, as pydantic models; it only ever grows."""
