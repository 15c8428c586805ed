"""Characters with several readings, told by what stands around them.

Words decide most of these (长度, 成长); the dictionary has them. Here is what is left: frequent
characters that stand alone or that the segmenter has drawn into a word that no dictionary has
(一只, 他长). Each rule looks at a few characters on both sides, in Simplified characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rule(NamedTuple):
    """The sound of a character where the text before and behind it is like this.

    before: what the text up to the character must end with; behind: what must follow. Patterns.
    """

    sound: str
    before: str = ""
    behind: str = ""

    def fits(self, before: str, behind: str) -> bool:
        """Whether the character stands so."""
        return bool(
            (not self.before or _ends(self.before).search(before))
            and (not self.behind or _begins(self.behind).match(behind))
        )


@cache
def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})$")


@cache
def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_WHO: Final = "我|你|您|他|她|它|们|谁|人|大家|自己"
_NUMBERS: Final = "[一二两三四五六七八九十百千万几半每多数]"
_END: Final = r"$|[，。、；：？！”’）》」』]"

_RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "得": (
        Rule("de2", behind="了[一-鿿]*[病奖分]|奖|病|分|益|失|罪|胜|票|知|意|名|逞|空|便宜"),
        Rule(
            "dei3",
            f"(?:{_WHO}|还|就|都|也|总|又|可|才|必|非|只|至少|起码|那|那么|所以|这)",
            "(?!很|太|更|最|多|不|没|好|快|慢|清|越|非常|十分|像|到|出|来|起|了|知|意)[一-鿿]",
        ),
        Rule("dei3", r"^|[，。；：？！、]", "先|去|有|要|靠|看|让|把|给|用|等|做|想|找|买|问|说"),
        Rule("de5"),
    ),
    "地": (
        Rule("di4", r"^|[，。；：？！、的之和与及块片亩遍满各此该本当内外两三每]"),
        Rule("di4", behind=_END),
        Rule("de5"),
    ),
    "了": (
        Rule("liao3", "[一-鿿]不", r"(?!了)"),
        Rule("liao3", "[受忘免少办做吃走去来到解帮救管赢输比跑逃错变改]得"),
        Rule("le5"),
    ),
    "着": (Rule("zhao2", "[睡找见猜够摸]不?得?", f"{_END}|了|没"), Rule("zhe5")),
    "还": (
        Rule("huan2", behind="(?:给|钱|书|债|款|清|贷|账|价|礼|手|击|原|乡|愿|俗)"),
        Rule("huan2", "[归偿奉退交送返发生把要去来]", f"{_END}|了|给"),
        Rule("hai2"),
    ),
    "长": (
        Rule("zhang3", "[部校院市县省会队厂社局科处班组村镇乡船董家州站行店团排连营]", _END),
        Rule("zhang3", "(?<![很太更最多不])", "[得了出大高成满着在]"),
        Rule("zhang3", "(?:越|在|会|能|快|正|再|又|还|都)", f"{_END}|越|啊|呢"),
        Rule("chang2"),
    ),
    "只": (
        Rule("zhi1", "[一二两三四五六七八九十百千几半每多哪]", "(?!有|是|会|能|要|好)"),
        Rule("zhi1", "[这那]", "(?![有是会能要好不在说为因怕剩想需用算可得限适])[一-鿿]"),
        Rule("zhi3"),
    ),
    "为": (
        Rule("wei4", behind="了|何|什么|此|的是|我|你|他|她|它|自己|人民|大家|谁"),
        Rule(
            "wei2",
            "[成作认称视分变改定名更极颇最尤大甚译列设升降化转誉喻封评选指解读写制均皆即则约应"
            "亦年率是以合并聘尊奉结沦传引立拜判誉换折记比值高长宽深重价身]",
        ),
        Rule("wei2", behind=f"{_NUMBERS}|\\d|主|首|例|准|止|限|所|王|人所|数|期|零|\\s*\\d|{_END}"),
        Rule("wei4"),
    ),
    "种": (
        Rule(
            "zhong4",
            "(?<![这那一几各两每某何此该多种品物人])",
            "[树花菜地田草瓜豆稻麦茶上下满过着了]",
        ),
        Rule("zhong4", "[栽耕播抢不好去来在会能想要]", _END),
        Rule("zhong3"),
    ),
    "行": (Rule("hang2", "[两三四五六七八九十几每第\\d]|哪一|同一|前一|后一|下一|上一"),
          Rule("xing2")),
    "数": (
        Rule("shu3", "数[一了]"),
        Rule("shu3", behind="了|一数|不清|着|到|过|起来|上一|得"),
        Rule("shu4"),
    ),
    "教": (
        Rule("jiao1", behind=f"书|课|会|过|得|了|给|学生|孩子|{_WHO}|[一-鿿]{{0,2}}[汉英语文写读]"),
        Rule("jiao1", "[我你您他她们谁师生曾会能来去在不想要]"),
        Rule("jiao4"),
    ),
    "干": (
        Rule("gan4", "[我你他她们谁在不要想能会怎样么怎]"),
        Rule("gan4", behind="什么|嘛|吗|活|了|过|得|完|事|到|起|成|点|这|那|啥|掉|不"),
        Rule("gan1"),
    ),
    "倒": (
        Rule("dao3", "[摔跌推打病击压放绊滑晕吹撞拉卧翻昏躺]"),
        Rule("dao3", behind="下|地|塌|在|闭|霉|台|了(?:下|霉)"),
        Rule("dao4"),
    ),
    "背": (Rule("bei1", behind="着|起|包|负|了一"), Rule("bei4")),
    "差": (Rule("cha1", "[之时温偏落误色反逆级]"), Rule("cha4")),
    "切": (Rule("qie4", "[一亲密迫热急关贴恳殷深]"), Rule("qie1")),
    "当": (Rule("dang4", "[上适恰妥正得不值典]", _END), Rule("dang1")),
    "处": (Rule("chu3", behind="于|在|理|分|罚|置|死|决|境|世|女|方|事"), Rule("chu4")),
    "发": (
        Rule("fa4", "[头毛白理长短黑金银假烫染剪落秀卷怒华鬓]", f"{_END}|型|廊|夹|丝"),
        Rule("fa1"),
    ),
}  # fmt: skip
_TWINS: Final = {
    "還": "还", "長": "长", "為": "为", "爲": "为", "種": "种", "數": "数", "當": "当",
    "處": "处", "發": "发", "著": "", "髮": "", "隻": "", "幹": "", "乾": "", "於": "",
}  # fmt: skip
"""Traditional characters with the readings of a Simplified one; "": with fewer."""


def sound_by_context(character: str, before: str, behind: str) -> str:
    """The numbered syllable of a character by its surroundings; "" where no rule knows it.

    before, behind: some Simplified text around it, the line's or the sentence's.
    """
    for rule in _RULES.get(_TWINS.get(character, character), ()):
        if rule.fits(before, behind):
            return rule.sound
    return ""


def prepare() -> None:
    """Compile the patterns, which takes some hundredths of a second, from any thread."""
    for rules in _RULES.values():
        for rule in rules:
            _ends(rule.before)
            _begins(rule.behind)


RULED: Final = frozenset(_RULES) | {twin for twin, plain in _TWINS.items() if plain}
"""The characters for which there are rules."""
