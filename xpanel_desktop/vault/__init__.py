"""API keys in the OS keyring, and nowhere else."""

from xpanel_desktop.vault.state import Place, Reason, VaultState
from xpanel_desktop.vault.vault import Vault

__all__ = ["Place", "Reason", "Vault", "VaultState"]
