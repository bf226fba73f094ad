from rushes.engines.previz.capabilities import CAPABILITIES as PREVIZ

#: All that previz can do but to work on what it did not make.
CAPABILITIES = PREVIZ.model_copy(update={"uploaded_source": False, "characters": False})
