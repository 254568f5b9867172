import copy
import pickle
import traceback

import pytest

from hlsite.model.problem import ContentError, Problem
from hlsite.privacy.vault_secret import Secret, VaultError, confined, confining

PLANTED = "Planted Zhaksylykova"


def told(error: BaseException, but: frozenset[str] = frozenset()) -> str:
    """All that a tool which prints locals could print, contexts included.

    Args:
        error: What was raised.
        but: Functions of the test itself, whose frames hold what they plant.
    """
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    parts, seen = [], [report]
    while seen:
        one = seen.pop()
        frames = [
            frame
            for frame in one.stack
            if not frame.name.startswith("test_") and frame.name not in but
        ]
        parts += [f"{frame.name} {frame.locals}" for frame in frames]
        parts += one.format_exception_only()
        seen += [inner for inner in (one.__cause__, one.__context__) if inner is not None]
    return "\n".join(parts)


def test_secret_when_printed_shows_nothing() -> None:
    secret = Secret(PLANTED)
    assert [repr(secret), str(secret), f"{secret}", f"{secret!r:>4}"] == ["Secret(…)"] * 4
    assert secret.reveal() == PLANTED


@pytest.mark.parametrize("writer", [pickle.dumps, copy.copy, copy.deepcopy])
def test_secret_when_copied_or_pickled_refuses(writer: object) -> None:
    with pytest.raises(TypeError, match="neither copied nor written"):
        writer(Secret(PLANTED))  # type: ignore[operator]


def test_told_without_confinement_finds_the_planted_secret() -> None:
    def spill() -> None:
        name = PLANTED
        raise VaultError(f"{len(name)} characters") from None

    with pytest.raises(VaultError) as caught:
        spill()
    assert PLANTED in told(caught.value)


@pytest.mark.parametrize(
    ("raised", "expected", "message"),
    [
        (VaultError("no"), VaultError, "no"),
        (ContentError([Problem("a", 1, 1, "", "no")]), ContentError, "a:1:1: no"),
        (KeyboardInterrupt(), KeyboardInterrupt, ""),
        (KeyError(PLANTED), VaultError, "stopped by an unexpected KeyError"),
        (ValueError(PLANTED), VaultError, "stopped by an unexpected ValueError"),
        (MemoryError(), VaultError, "stopped by an unexpected MemoryError"),
        (OSError(28, "No space left", "vault.age"), VaultError, "vault.age: No space left"),
        (OSError(), VaultError, "a file: failed"),
    ],
)
def test_confined_when_something_is_raised_keeps_frames_and_values_in(
    raised: BaseException, expected: type[BaseException], message: str
) -> None:
    @confined
    def spill(_argument: Secret[str]) -> None:
        name = PLANTED
        try:
            int(name)
        except ValueError:
            raise raised from None

    with pytest.raises(expected) as caught:
        spill(Secret(PLANTED))
    assert str(caught.value) == message
    assert type(caught.value) is expected
    assert PLANTED not in told(caught.value)


def test_confining_when_told_of_a_safe_exception_lets_it_through() -> None:
    @confining(LookupError)
    def look() -> None:
        raise KeyError("id")

    with pytest.raises(KeyError, match="id"):
        look()


def test_confined_when_nothing_is_raised_returns_the_result() -> None:
    assert confined(len)("four") == 4
