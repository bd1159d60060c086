"""What a reader gets at an address."""


def text_of(client, address: str, status: int = 200) -> str:
    """The answer's text, its no-break spaces as plain ones."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode().replace("\u00a0", " ").replace("\u2060", "")
