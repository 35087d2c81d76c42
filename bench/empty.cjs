// A process that does nothing: what every start is held against.
