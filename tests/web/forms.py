"""What a form of a page carries unseen."""

from html import unescape
from re import findall

from httpx import Response


def hidden(answer: Response) -> dict[str, str]:
    """The hidden fields of a page's forms, of all of them together."""
    found = findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text)
    return {name: unescape(value) for name, value in found}
