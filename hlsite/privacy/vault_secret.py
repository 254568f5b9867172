"""Keeps secrets out of whatever prints values: reprs, logs, tracebacks with their locals."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Generic, NoReturn, ParamSpec, TypeVar

from hlsite.model.problem import ContentError

Value = TypeVar("Value")
Given = ParamSpec("Given")
Result = TypeVar("Result")


class VaultError(ValueError):
    """Something about the vault, said for its librarian; never holds a value out of it."""


class NoVaultError(VaultError):
    """There is no vault: names cannot be looked for."""


class MissingKeyError(VaultError):
    """No key file where one is looked for."""


class WrongKeyError(VaultError):
    """The vault is not locked to this key."""


class TamperedError(VaultError):
    """A file is not what was written: changed, cut short, or something else."""


class Secret(Generic[Value]):
    """A value that nothing prints: only `reveal()` gives it away, and it cannot be pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: Value) -> None:
        self._value = value

    def reveal(self) -> Value:
        """The value; never bind it to a name for longer than it takes to use it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is neither copied nor written to a file")


def confining(
    *safe: type[BaseException],
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Let no frame of a function out with what it raises.

    A traceback keeps every frame it came through, and tools that print locals print what lay in
    them, `from None` or not. So the exception leaves without its frames and without its context,
    and one that could hold a value in its arguments is replaced by its class's name. The
    arguments of the function itself stay visible: pass secrets as `Secret`, keys as `VaultKey`.

    Args:
        safe: Further exceptions whose arguments hold no private value.
    """
    known: tuple[type[BaseException], ...] = (VaultError, ContentError, KeyboardInterrupt, *safe)

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        @functools.wraps(function)
        def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            fault: BaseException
            try:
                return function(*args, **kwargs)
            except known as error:
                fault = error
            except OSError as error:
                fault = VaultError(f"{error.filename or 'a file'}: {error.strerror or 'failed'}")
            except Exception as error:  # noqa: BLE001 - nothing may leave with its frames
                fault = VaultError(f"stopped by an unexpected {type(error).__name__}")
            fault.__traceback__ = fault.__context__ = fault.__cause__ = None
            raise fault

        return run

    return decorate


confined = confining()
