"""The shelf: immutable objects, a catalogue, one pointer per source, an audit chain."""
