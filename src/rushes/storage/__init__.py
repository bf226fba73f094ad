"""Where bytes are kept. `open_storage` chooses by the URL's scheme."""
