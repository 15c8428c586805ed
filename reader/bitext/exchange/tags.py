"""Language tags: what other programs call the Chinese of a text.

https://www.rfc-editor.org/info/bcp47
"""

from __future__ import annotations

from typing import Final

from reader.chinese.scripts import Form
from reader.chinese.variants import Variant

ENGLISH: Final = "en"

_FORMS: Final = {
    Variant.SIMPLIFIED: Form.SIMPLIFIED,
    Variant.MAINLAND_WORDS: Form.SIMPLIFIED,
    Variant.TRADITIONAL: Form.TRADITIONAL,
    Variant.TAIWAN: Form.TAIWAN,
    Variant.TAIWAN_WORDS: Form.TAIWAN,
    Variant.HONG_KONG: Form.HONG_KONG,
    Variant.HONG_KONG_WORDS: Form.HONG_KONG,
}
_MEMORY: Final = {
    Form.SIMPLIFIED: "zh-Hans",
    Form.TRADITIONAL: "zh-Hant",
    Form.TAIWAN: "zh-TW",
    Form.HONG_KONG: "zh-HK",
}
_PAGE: Final = {
    Form.SIMPLIFIED: "zh-Hans",
    Form.TRADITIONAL: "zh-Hant",
    Form.TAIWAN: "zh-Hant-TW",
    Form.HONG_KONG: "zh-Hant-HK",
}


def shown_form(form: Form, variant: Variant) -> Form:
    """The form that a text of `form` has when it is written as `variant`."""
    return _FORMS.get(variant, form)


def memory_tag(form: Form) -> str:
    """The tag that translation memories use: a region where there is one; `zh` where unknown."""
    return _MEMORY.get(form, "zh")


def page_tag(form: Form) -> str:
    """The tag that chooses a font: script, and region where there is one; `zh` where unknown."""
    return _PAGE.get(form, "zh")
