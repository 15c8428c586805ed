"""The expressions that tell how a line starts."""

from __future__ import annotations

import re
from typing import Final

HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+(.*))?$")
HEADING_ID: Final = re.compile(r"\{:?[ \t]*#([\w-]+)[^{}]*\}[ \t]*$")
RULE: Final = re.compile(r" {0,3}(?:([-*_])(?:[ \t]*\1){2,}|={5,}|(?:—[ \t]*){3,}|－{4,})[ \t]*$")
SETEXT: Final = re.compile(r" {0,3}(?:(=)=+|(-)-+)[ \t]*$")
FENCE: Final = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]*)[^`]*$")
QUOTE: Final = re.compile(r" {0,3}>")
ITEM: Final = re.compile(r"( *)([-*+•◦▪]|\d{1,3}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)")
TASK: Final = re.compile(r"\[([ xX])\][ \t]+")
DEFINITION: Final = re.compile(
    r" {0,3}\[(?!\^)((?:[^\[\]\\\n]|\\.){1,300})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
FOOTNOTE: Final = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")
CONTENTS: Final = re.compile(r"\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:toc\b[^}]*\}|\$\{toc\})\s*$", re.I)
ATTRIBUTES: Final = re.compile(r"\s*\{:[^{}]*\}\s*$")
INLINE_ATTRIBUTES: Final = re.compile(r"(?<=[)\]*_`>])\{:[^{}\n]*\}")
PANDOC_ATTRIBUTES: Final = re.compile(r"(\]\([^()\n]*\))\{(?:[.#]|[\w-]+=)[^{}\n]*\}")
DIV: Final = re.compile(r" {0,3}:{3,}[ \t]*(?:\{[^{}]*\}|[\w-]+)?(.*)$")
MEANING: Final = re.compile(r" {0,3}:[ \t]{1,3}(?=\S)")
CALLOUT: Final = re.compile(r"[ \t]*\[!([\w-]+)\][+-]?[ \t]*(.*)$")
TEMPLATE: Final = re.compile(r" {0,3}(?:\{%.*%\}|\{\{.*\}\})[ \t]*$")
TEMPLATE_CODE: Final = re.compile(
    r" {0,3}\{[{%][-<%]?[ \t]*(highlight|codeblock|raw)\b[ \t]*(?:lang:)?([\w+#-]*)[^{}]*\}"
)
DISPLAY_MATH: Final = re.compile(
    r" {0,3}(\$\$|\\\[(?!.*(?<!\\)\]\([^()\s]*[./#]))(.*)$"  # no formula has a link
)
GRID: Final = re.compile(r" {0,3}\+(?:[:=-]+\+)+[ \t]*$")
COLUMNS: Final = re.compile(r" {0,3}-{2,}(?:[ \t]+-{2,})+[ \t]*$")
DELIMITER_ROW: Final = re.compile(
    r" {0,3}\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$"
)
HTML_START: Final = re.compile(r" {0,3}<(?:(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)|!--|\?|![A-Z])")

CLOSING_HASHES: Final = re.compile(r"(?:^|(?<=[ \t]))#+$")

FIRST: Final = frozenset("#>-*+_`~<[{=•◦▪—－$\\: \t0123456789")
"""What the line of any block but a paragraph or a table may start with."""
