"""A vault in memory: what is tested beside it is not the keyring."""

from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Place, Reason, Vault, VaultState


class HeldKeys(Vault):
    """Holds keys in a dictionary that tests can look into."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, Secret] = {}

    @property
    def state(self) -> VaultState:
        return VaultState(Place.MEMORY, "test", Reason.NONE)

    async def put(self, name: str, key: Secret) -> None:
        self.held[name] = key

    async def get(self, name: str) -> Secret | None:
        return self.held.get(name)

    async def remove(self, name: str) -> None:
        self.held.pop(name, None)
