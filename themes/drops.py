"""What a theme may read of a thing: an allow-list, never the thing."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar


class Drop(Mapping[str, Any]):
    """
    A thing as themes see it: the names in `fields`, computed when they are asked for.

    `is_homepage?` is answered by what is called `is_homepage`. Whatever isn't listed isn't there;
    the thing itself prints as nothing.
    """

    fields: ClassVar[frozenset[str]] = frozenset()

    def __getitem__(self, key: object) -> Any:
        """
        Return a field's value.

        :raises KeyError: if it isn't on the list.
        """
        if not isinstance(key, str) or key not in self.fields:
            raise KeyError(key)
        value = getattr(self, key.removesuffix("?"))
        return value() if callable(value) else value

    def __contains__(self, key: object) -> bool:
        return key in self.fields

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.fields))

    def __len__(self) -> int:
        return len(self.fields)

    # Two drops are the same when they are the same object: comparing fields would compute them.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __str__(self) -> str:
        return ""

    def __html__(self) -> str:
        return ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
