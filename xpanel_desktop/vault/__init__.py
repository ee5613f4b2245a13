"""API keys in the OS keyring, and nowhere else."""

from xpanel_desktop.vault.state import Held, Place, Reason, VaultState
from xpanel_desktop.vault.vault import Vault

__all__ = ["Held", "Place", "Reason", "Vault", "VaultState"]
