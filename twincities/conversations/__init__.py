"""Where conversations are kept: whole on disk, while a turn reads and writes only its own part of them."""
