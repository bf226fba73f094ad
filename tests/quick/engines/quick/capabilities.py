from rushes.engines.previz.capabilities import CAPABILITIES as PREVIZ

CAPABILITIES = PREVIZ
