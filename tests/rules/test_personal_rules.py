"""What is personal, and what only looks so."""

import pytest

from sitegen.rules.personal_rules import _kind


@pytest.mark.parametrize(
    "text",
    [
        "956c21d5c2523b8a8523df28a638c4a5a244d8b38a3e6af15700029296a112f3",
        "sha256 15700029296a112f3956c21d5c2523b8a8523df28a638c4a5a244d8b38a3e6a",
        "https://example.org/13812345678.html",
        "共13812345678901人",
    ],
)
def test_digits_of_checksums_and_addresses_are_nobody_s(text: str) -> None:
    assert _kind(text) is None


@pytest.mark.parametrize(
    "text", ["联系人：13812345678", "Tel13812345678", "+86 138 1234 5678", "a13812345678b"]
)
def test_a_mobile_number_is_somebody_s(text: str) -> None:
    assert _kind(text) == "手机号码"
