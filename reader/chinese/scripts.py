"""Which script a Chinese text is written in, and in whose regional form.

Owns the characters and words that tell. It runs before the first text is on screen, so it counts
members of two sets over a bounded sample and never loads OpenCC.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

SAMPLE_SIZE: Final = 9_000
"""Code points looked at, at most; a longer text gives a part of its start, middle and end."""

_CLEAR: Final = 0.9  # a quotation or a careless converter must not turn a text into "mixed"

# Frequent characters that one script has and the other has not. Left out: characters both write,
# in whatever sense (后 里 干 台 只 面 几 于), and forms that a region writes in Traditional text
# (群 床 户 强 温 脱 没 晒).
_SIMPLIFIED: Final = frozenset(
    "发来复个药团术冲学烟国无苏历头录风尔会针并县体电参区气马荡统数动机摆过须时门为语签长书罗进标"
    "车师亚获纤业点关维计坛黄两报闲转围东难见说兰图艺结红龙联单湾庄经满达规乐场记阳节内义戏词对炼"
    "传声脏带调运军实变现饥产链选连号应鱼兴争飞费张弥丝双纳华员积陈异杂穷备类断专鲁资莱归处组网赛"
    "卖铁乌间这离权尝话远萨乡钱脚岛众证论层乱从观弹状欧压导换亲队麦绝约盘树铲银将纸贝笔济视剂杀汉"
    "识脑奥卤农医际雾齐还纪灯旧问质轮细扬辞劳宁圣伦仑课装级热独环爱条伤镇诺兹养总梦输决奖圆横镜试"
    "货击敌礼楼阴务编态许肠补库径织丽馆响盖销饭顾读贵脉综绿齿边设访虚听剧牵摇遗诗谋负财岁宝势园枪"
    "怀拨检欢举请购议载庆绣测悬仪颜称紧样护钢领题顶顿险谢讯脸营凤创给祸铺错鹤萝写烧伟鸟评败讨轴荣"
    "启属尘寻桥验饰闻认轻腾刘纵码赶软审杨毁鸿职则宫终缘灭残汤墙阵陆逊订讲胶续灵习锋预觉虑袅刚忧缝"
    "显临优锦额饼驾顺随谈胆卫块够练简潜乔项诚谱让蓝协吴寿炉挥闹韩辉迁卢继监泽铜隐静弯奋倾绷猪稳扫"
    "锅钩骑骗们侦仅仓亿谁爷妈吗伞枣栏侠侣侥侧侨俭债偿储兽冈册冯况冻凉减"
)
_TRADITIONAL: Final = frozenset(
    "發來復個藥團術衝學煙國無蘇歷頭錄風爾會針並縣體電參區氣馬蕩統數動機擺過須時門爲語籤長書羅進標"
    "車師亞獲纖業點關維計壇黃兩報閑轉圍東難見說蘭圖藝結紅龍聯單灣莊經滿達規樂場記陽節內義戲詞對煉"
    "傳聲髒帶調運軍實變現飢產鏈選連號應魚興爭飛費張彌絲雙納華員積陳異雜窮備類斷專魯資萊歸處組網賽"
    "賣鐵烏間這離權嘗話遠薩鄉錢腳島衆證論層亂從觀彈狀歐壓導換親隊麥絕約盤樹鏟銀將紙貝筆濟視劑殺漢"
    "識腦奧滷農醫際霧齊還紀燈舊問質輪細揚辭勞寧聖倫侖課裝級熱獨環愛條傷鎮諾茲養總夢輸決獎圓橫鏡試"
    "貨擊敵禮樓陰務編態許腸補庫徑織麗館響蓋銷飯顧讀貴脈綜綠齒邊設訪虛聽劇牽搖遺詩謀負財歲寶勢園槍"
    "懷撥檢歡舉請購議載慶繡測懸儀顏稱緊樣護鋼領題頂頓險謝訊臉營鳳創給禍鋪錯鶴蘿寫燒偉鳥評敗討軸榮"
    "啓屬塵尋橋驗飾聞認輕騰劉縱碼趕軟審楊毀鴻職則宮終緣滅殘湯牆陣陸遜訂講膠續靈習鋒預覺慮嫋剛憂縫"
    "顯臨優錦額餅駕順隨談膽衛塊夠練簡潛喬項誠譜讓藍協吳壽爐揮鬧韓輝遷盧繼監澤銅隱靜彎奮傾繃豬穩掃"
    "鍋鉤騎騙們偵僅倉億誰爺媽嗎傘棗欄俠侶僥側僑儉債償儲獸岡冊馮況凍涼減於沒羣後裡裏為麼隻麵麪鬆"
    "髮鬍鬚準製幾係範醜眾啟鐘鍾盡惡當噹歎贊讚憑帳滙彙廠廣豐雞週佔捲榦幹臺颱曆複鑒鑑衞説綫鬥誌雖傢"
    "鬱脫溫戶強淨僞偽"
)


class Form(StrEnum):
    """The form a text is written in, which decides how it is converted."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"  # no region declared, none evident
    TAIWAN = "taiwan"
    HONG_KONG = "hong-kong"
    MIXED = "mixed"
    NONE = "none"  # no Chinese, or nothing in it that tells


def has_han(text: str) -> bool:
    """Whether any Chinese character is in `text`. Without one, no conversion changes it."""
    if text.isascii():
        return False
    for character in text[:16]:  # Chinese begins with Chinese: looking at all takes longer
        if "\u4e00" <= character <= "\u9fff":
            return True
    return max(text) >= "\u2e80" and any(map(_is_han, text))


def _is_han(character: str) -> bool:
    """An ideograph, a radical, 々 or 〇. No regular expression: its class takes 2 ms to compile."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\u2e80" <= character <= "\u2fdf"
        or character in "\u3005\u3007"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def script_of(text: str) -> str:
    """The script of `text`: "Hans", "Hant", "mixed", or "none" where nothing tells.

    "none" is also the answer for Chinese that both scripts write alike (你好).
    """
    if text.isascii():
        return "none"
    sample = _sample(text)
    present = set(sample)
    one_script = _only_script(present)
    if one_script:
        return one_script
    simplified = sum(map(_SIMPLIFIED.__contains__, sample))
    traditional = sum(map(_TRADITIONAL.__contains__, sample))
    total = simplified + traditional
    if simplified >= _CLEAR * total:
        return "Hans"
    return "Hant" if traditional >= _CLEAR * total else "mixed"


def _only_script(present: set[str]) -> str:
    """The script of a text with these characters, where none is of the other; "" otherwise.

    So it is with most texts, and there is nothing to be counted then.
    """
    has_simplified = not _SIMPLIFIED.isdisjoint(present)
    if _TRADITIONAL.isdisjoint(present):
        return "Hans" if has_simplified else "none"
    return "" if has_simplified else "Hant"


def _sample(text: str) -> str:
    """`text`, or its start, middle and end where it is longer than `SAMPLE_SIZE`."""
    if len(text) <= SAMPLE_SIZE:
        return text
    part = SAMPLE_SIZE // 3
    middle = (len(text) - part) // 2
    return text[:part] + text[middle : middle + part] + text[-part:]


# What tells one Traditional form from another. 著 counts where it is the particle that Hong Kong
# and older print write 着, not where it means "to write" or "evident".
_TAIWAN_FORMS: Final = (
    "裡|(?<![名原編譯專論巨顯卓土合撰])著(?![名作者稱述錄])"
    "|軟體|硬體|網路|記憶體|計程車|部落格|捷運|專案|使用者|資料庫|解析度"
)
_HONG_KONG_FORMS: Final = (
    "[説衞脱鋭悦閲税温户藴蜕揾]|[咗嘅喺哋冇嚟嗰]|的士|屋邨|港鐵|八達通|電郵|網誌"
)
_OTHER_FORMS: Final = "[爲喫]"
_NOT_TAIWAN_FORMS: Final = "[裏着綫]|軟件|硬件|網絡|信息|視頻|服務器|內存|打印|程序員"
_ENOUGH: Final = 3

_DECLARED: Final = {
    "tw": Form.TAIWAN,
    "hk": Form.HONG_KONG,
    "mo": Form.HONG_KONG,
    "cn": Form.SIMPLIFIED,
    "sg": Form.SIMPLIFIED,
    "my": Form.SIMPLIFIED,
    "hans": Form.SIMPLIFIED,
    "hant": Form.TRADITIONAL,
}


def regional_form(text: str, declared: str | None = None) -> Form:
    """The form of `text`: what `declared` says where the characters agree, else what they show.

    declared: a BCP-47 tag, in any case and with `-` or `_` (zh-TW, zh_Hant_HK); anything else is
    ignored. A region that is not declared is named only on clear evidence.
    """
    script = script_of(text)
    said = _declared_form(declared)
    if script == "none":
        return said or Form.NONE
    if script == "mixed":
        return Form.MIXED
    if script == "Hans":
        return Form.SIMPLIFIED
    if said is Form.TAIWAN or said is Form.HONG_KONG:
        return said
    return _traditional_form(_sample(text))


def _declared_form(tag: str | None) -> Form | None:
    """What a language tag says of the form; a region outweighs a script (zh-Hant-HK)."""
    parts = (tag or "").strip().lower().replace("_", "-").split("-")
    if parts[0] not in {"zh", "cmn", "yue"}:
        return None
    said = [_DECLARED[part] for part in parts[1:] if part in _DECLARED]
    if Form.SIMPLIFIED in said and "hans" in parts:
        return Form.SIMPLIFIED  # zh-Hans-HK: Simplified, read in Hong Kong
    if "hant" in parts and said[-1] is Form.SIMPLIFIED:
        return Form.TRADITIONAL  # zh-Hant-CN
    return said[-1] if said else None


def _traditional_form(sample: str) -> Form:
    """Taiwan or Hong Kong where a Traditional text clearly is one of them."""
    taiwan = len(re.findall(_TAIWAN_FORMS, sample))
    hong_kong = len(re.findall(_HONG_KONG_FORMS, sample))
    other = len(re.findall(_OTHER_FORMS, sample))
    not_taiwan = len(re.findall(_NOT_TAIWAN_FORMS, sample))
    if taiwan >= _ENOUGH and taiwan >= _CLEAR * (taiwan + hong_kong + other + not_taiwan):
        return Form.TAIWAN
    if hong_kong >= _ENOUGH and hong_kong >= _CLEAR * (hong_kong + taiwan + other):
        return Form.HONG_KONG
    return Form.TRADITIONAL
