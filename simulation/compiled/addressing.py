"""Addressing: how compiled code sees an array of whole numbers, as nothing but where its words stand.

Numba hands an array on as seven values, counts who refers to it, and asks of every index whether it counts from the
end. None of that is needed of a memory that lives as long as the history that is played in it, and all of it together
takes longer than playing. So the entry makes of each array the bare address of its words; `m[address]` reads as it
did, and an index out of bounds is a fault that nothing catches.
"""

# Numba's functions for those who extend it have no types.
# mypy: disable-error-code="no-untyped-call, untyped-decorator, misc"

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, cast

from numba import types
from numba.core import cgutils
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic, lower_builtin, models, register_model

from simulation.columns import IntArray


class _Words(types.Type):
    """The type of such an address, for Numba."""

    dtype = types.int64

    def __init__(self) -> None:
        super().__init__(name="Words")


_WORDS = _Words()
register_model(_Words)(models.PointerModel)


@intrinsic
def _words_of(_: Any, array: Any) -> Any:
    def generate(context: Any, builder: Any, made: Any, arguments: Any) -> Any:
        return context.make_array(made.args[0])(context, builder, arguments[0]).data

    return _WORDS(array), generate


words_of = cast(Callable[[IntArray], IntArray], _words_of)
"""Where the words of an array of int64 stand; `m[i]` of that is the array's, for i from 0."""


@infer_global(operator.getitem)
class _Get(AbstractTemplate):
    def generic(self, args: Any, _: Any) -> Any:
        return signature(types.int64, _WORDS, types.int64) if isinstance(args[0], _Words) else None


@infer_global(operator.setitem)
class _Set(AbstractTemplate):
    def generic(self, args: Any, _: Any) -> Any:
        return signature(types.none, _WORDS, types.int64, types.int64) if isinstance(args[0], _Words) else None


@lower_builtin(operator.getitem, _Words, types.Integer)
def _get(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
    words, index = arguments
    return builder.load(cgutils.gep(builder, words, index))


@lower_builtin(operator.setitem, _Words, types.Integer, types.Integer)
def _set(context: Any, builder: Any, _: Any, arguments: Any) -> Any:
    words, index, value = arguments
    builder.store(value, cgutils.gep(builder, words, index))
    return context.get_dummy_value()
