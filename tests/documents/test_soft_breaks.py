"""What single newlines mean: in Chinese, English, verse, captions, interviews."""

from __future__ import annotations

from reader.documents.model import THIN_SPACE, SpanStyle
from reader.documents.reading import parse_text


def texts(source: str) -> list[str]:
    return [block.text for block in parse_text(source).blocks]


def test_a_chinese_line_is_a_paragraph() -> None:
    lines = ["春天来了，山上的雪慢慢化了。", "河水涨了起来！", "孩子们又到河边去了……", "一切如常"]
    assert texts("\n".join(lines)) == lines


def test_hard_wrapped_chinese_is_joined_without_spaces() -> None:
    source = (
        "一本好书往往不是一口气读完的，读到一半的时候，人会停下来，看看窗外，想一想自己\n"
        "经历过的事情，然后再回到书里去。这样读书很慢，但是读过的东西会留下来，变成自己\n"
        "的一部分。许多年以后，人们也许不记得书名，却还记得那个下午的光线，还有 Markdown\n"
        "文件里的那一行字。\n"
        "第二段从这里开始，它也是按照固定的宽度折行的，所以每一行的长度几乎一样，只有最\n"
        "后一行比较短。\n"
    )
    joined = texts(source)
    assert len(joined) == 2
    assert "".join(joined) == source.replace("\n", "")


def test_two_chinese_lines_cut_inside_a_sentence_are_one() -> None:
    first = "我们在那里认识了一位老渔夫，他一边补网一边给我们讲了许多关于"
    second = "这片海的故事，太阳快落山的时候才让我们走。"
    assert texts(f"{first}\n{second}") == [first + second]
    assert texts(f"他没有说话。\n{first}\n{second}") == ["他没有说话。", first + second]


def test_chinese_lines_that_were_not_cut_stay_lines() -> None:
    title = "▲一张摄于镇口老桥上的照片，照片里的人都已经不在这个镇子里住了"
    ends = "后来我们再也没有回去过。"
    assert texts(f"{title}\n{ends}") == [title, ends]
    entries = ["河边的第一座磨坊和它的主人", "镇口的老桥以及桥下的船家"]
    assert texts("\n".join(entries)) == entries
    short = "雪停了"
    long = "孩子们一起跑到院子里去堆雪人，直到天黑下来大人叫他们回家吃饭才肯进屋。"
    assert texts(f"{short}\n{long}") == [short, long]


def test_english_lines_join_with_one_space() -> None:
    assert texts("A sentence that\ngoes on here\nand a well-\nknown word.\n") == [
        "A sentence that goes on here and a well-known word."
    ]


def test_hard_breaks_stay() -> None:
    assert texts("# T\n\nfirst line  \nsecond line\\\nthird\n")[1:] == [
        "first line\nsecond line\nthird"
    ]


def test_bilingual_lines_are_paragraphs_of_their_own() -> None:
    lines = ["The river rose.", "河水涨了起来。", "The children went out.", "孩子们出去了。"]
    assert texts("\n".join(lines)) == lines


def test_verse_keeps_its_lines() -> None:
    poem = "白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼"
    assert texts(poem) == [poem]
    english = "Because I could not stop for Death\nHe kindly stopped for me\nThe Carriage held"
    assert texts(english) == [english]


def test_names_in_a_list_are_no_captions() -> None:
    names = [f"{a}{b}" for a in "赵钱孙李周吴郑王" for b in ("明", "小红", "建国", "丽")]
    assert texts("\n".join(names)) == names


def test_speakers_open_paragraphs() -> None:
    source = (
        "Interviewer: Where did it begin?\nEngineer: In a kitchen,\nwith two chairs.\n"
        "Interviewer: And then?\nEngineer: Then a third chair.\n"
    )
    document = parse_text(source)
    assert [block.text for block in document.blocks] == [
        "Interviewer: Where did it begin?",
        "Engineer: In a kitchen, with two chairs.",
        "Interviewer: And then?",
        "Engineer: Then a third chair.",
    ]
    for block in document.blocks:
        (label,) = block.spans
        assert label.style is SpanStyle.SPEAKER
        assert block.text[label.start : label.end].endswith(":")


def test_a_label_alone_takes_the_words_of_the_next_line() -> None:
    source = "**甲：**\n你好吗？\n**乙：**很好。\n**甲：**真的？\n**乙：**\n真的。\n"
    assert texts(source) == ["甲：你好吗？", "乙：很好。", "甲：真的？", "乙：真的。"]


def test_markup_over_a_line_end_is_kept_together() -> None:
    (block,) = parse_text("这是**很重要\n的一句**话").blocks
    assert block.text == "这是很重要的一句话"
    assert [(s.start, s.end, s.style) for s in block.spans] == [(2, 8, SpanStyle.STRONG)]


def test_captions_in_english_flow() -> None:
    speech = (
        "so the first thing we did was to walk around the town and ask people what they were "
        "reading and it turned out that most of them were reading two books at the same time "
        "one of them at home and the other one on the train which is not what we had expected "
        "at all because we thought that people would read one book and then the next one and "
        "now I want to show you what we learned from them about how a page is really used"
    )
    words = speech.split()
    lines: list[str] = []
    sizes = [4, 7, 3, 6, 5, 2, 8]
    while words:
        size = sizes[len(lines) % len(sizes)]
        lines.append(" ".join(words[:size]))
        words = words[size:]
    lines = lines * 2
    document = parse_text("\n".join(lines))
    assert len(document.blocks) < len(lines) / 4
    assert THIN_SPACE.join(b.text for b in document.blocks).split(THIN_SPACE) == lines
    for block in document.blocks:
        assert len(block.segments) == block.text.count(THIN_SPACE) + 1


def test_a_comma_ends_no_thought() -> None:
    assert texts(
        "1908年铁路通了，\n鱼价翻了一番，\n旧渡船当废铁卖了。\n这是一百年前的事情了。"
    ) == [
        "1908年铁路通了，\n鱼价翻了一番，\n旧渡船当废铁卖了。",
        "这是一百年前的事情了。",
    ]
    long = "学校建在教堂上面的山坡上，从窗户望出去，整个海湾、两座灯塔、"
    assert texts(f"{long}\n还有海岸线都看得见。") == [f"{long}还有海岸线都看得见。"]


def test_a_stanza_of_free_verse_stays_together() -> None:
    stanza = "船侧身躺着\n像雨中睡去的牛\n它们只梦见潮水\n醒来时又浮在水面之上"
    assert texts(f"# 潮\n\n{stanza}\n")[1:] == [stanza]


def test_properties_keep_their_lines() -> None:
    source = "Created: November 3, 2023 4:12 PM\nStatus: Done\n作者: 林小满"
    assert texts(f"# Notes\n\n{source}\n")[1:] == [source]


def test_long_and_empty_properties_stand_among_others() -> None:
    source = (
        "Status: Done\nTags: bells, 钟\nCreated: March 3, 2026 10:21 PM\n"
        "Summary: What was said about bells, which went on for quite a while, in two languages; it"
        " ends with a full stop.\nArea:\n"
        f"URL: https://example.org/bells?id={'1234567890' * 8}"
    )
    assert texts(f"# Notes\n\n{source}\n")[1:] == [source]


def test_sentences_after_colons_are_no_properties() -> None:
    source = (
        "The rule: whoever comes last shuts the door, and whoever comes first opens the window, "
        "even in winter.\nThe exception: on the day of the fair nobody shuts anything, since all "
        "of the town walks in and out.\nThe reason: nobody knows."
    )
    assert texts(f"# Rules\n\n{source}\n")[1:] == [source.replace("\n", " ")]


def test_entries_in_two_languages_are_not_run_together() -> None:
    lines = ["港务长 gǎngwùzhǎng harbour master", "账簿 zhàngbù ledger", "渔网 yúwǎng fishing net"]
    assert texts("# Words\n\n" + "\n".join(lines))[1:] == lines


def test_a_number_wrapped_in_the_middle_is_whole() -> None:
    text = "村里有三家铺子：一家卖绳子，一家卖面包，还有一家卖船上的人留下来的东西。"
    text += "1908年铁路通了，一年之内鱼价翻了一番，"
    text += "旧渡船当废铁卖了，比起父亲的声音，我更记得柏油的气味，还有别的。"
    wrapped = "\n".join(text[at : at + 38] for at in range(0, len(text), 38))
    assert "19\n08" in wrapped
    assert texts(wrapped) == [text]


def test_lines_of_which_nothing_is_seen_part_nothing() -> None:
    """A comment or a tag alone on its line, in the middle of a paragraph, ended the reading."""
    comment = "\n<!-- a note -->\n"
    assert texts(f"<b>The ferry</b>{comment}<b>left at seven.</b>") == ["The ferry left at seven."]
    for source in ("<b>渡船</b>{}<b>七点开。</b>", "<b>渡船</b>{}</tmx>", "点 < b\n</i>{}</b>"):
        assert "".join(texts(source.format(comment)))[0] in "渡点"
