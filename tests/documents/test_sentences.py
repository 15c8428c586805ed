"""Where sentences end: one case a line, the sentences parted by `|`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.model import THIN_SPACE, Language
from reader.documents.sentences import split_sentences

EN, ZH = Language.ENGLISH, Language.CHINESE

ENGLISH = """\
The tide came in.| Nobody saw it!| Why not?| They slept
Dr. Hale met J. R. Ito at 3.14 p.m. on the U.S. coast.
It cost $3.50.| Then he left...and came back.| “Really?” she said.| Yes.
See e.g. the first one, i.e. this.| Done.
Wait...| What?| Yahoo! is a name.| She said no.| See No. 5 and Fig. 3 on p. 12.
Choose plan B.| Then we leave.| It was I.| He knew.
He lived in the U.S.| The river was wide.| He joined the U.S. Army.
Acme Inc.| It sold tea.| Acme Inc. Tea was better.| Tea, salt, etc.| Nothing else.
1. First things first.| 2. Second things.
3.2. A clause with a number.
It was so.[3]| Then nothing.²| The next one.
(He left.)| She stayed.| He (really?) left.
“Yes.”| He left.| "No."| She stayed.| “Why?” he asked.
She came at 5 p.m.| The end.| At 5 p.m. Li left.
Mr. and Mrs. Li.| Prof. Wu came in Jan. 2020.| It was Jan.| Then Feb. came.
Visit example.com or v1.2.3 today.| Bye.
“Stop!”| “No,” he said.| ‘Fine.’| *So it was.*| **Well.**
A. B. Chen wrote it.| Ph.D. students read it.| She holds a Ph.D.| He does not.
Is that so?!| Yes!!!| No. . .| Perhaps.
He said (and meant it!) so.| True.
What did he say: “Go.”| And they went
"""
CHINESE = """\
他来了。|你走了！|“真的吗？”她问。|是……
他说：“走吧。”|然后走了。
“你好！”小王笑着说：“请坐。”|我坐下了。
「走吧。」他說。|「好。」|「去哪？」
我……我不知道。|他想了很久很久也没有想明白……|后来他走了。
版本 5.2 很好。|第二句
他（真的？）走了。|（他来了。）|我也来了。
看《你好！》，很好。|什么？！|不会吧！！！
他来了.|她走了.
没有人知道。。。|只有她知道｡|真的
价格是3.5元。|涨了！
"""


@pytest.mark.parametrize("case", ENGLISH.splitlines())
def test_english(case: str) -> None:
    check(case, EN)


@pytest.mark.parametrize("case", CHINESE.splitlines())
def test_chinese(case: str) -> None:
    check(case, ZH)


def check(case: str, language: Language) -> None:
    expected = case.split("|")
    text = "".join(expected)
    found = [text[start:end].strip() for start, end in split_sentences(text, language)]
    assert found == [one.strip() for one in expected]


def test_lines() -> None:
    assert shown("第一行\n第二行") == ["第一行\n", "第二行"]
    assert shown("A title\n\nA line of a poem\nanother one") == [
        "A title\n\n", "A line of a poem\n", "another one",
    ]  # fmt: skip
    wrapped = (
        "The river keeps its old name although nobody in town\nremembers who gave it. So be it."
    )
    assert len(shown(wrapped)) == 2
    assert shown("\n\nabc.") == ["\n\nabc."]
    assert shown("   ") == ["   "]
    assert shown("abc.  \n ") == ["abc.  \n "]


def test_captions_without_punctuation() -> None:
    line = "and then we went down to the harbour to look at the boats"
    captions = THIN_SPACE.join([line] * 12)
    found = shown(captions)
    assert 4 <= len(found) <= 8
    assert all(one.rstrip(THIN_SPACE).endswith("boats") for one in found)
    chinese = " ".join(["后来我们就去了码头看船"] * 20)
    found = shown(chinese)
    assert 4 <= len(found) <= 10
    assert all(one.strip().endswith("看船") for one in found)


def test_a_long_english_sentence_stays_whole() -> None:
    assert len(shown("a long and winding way to say it, " * 30 + "is this.")) == 1


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *("Dr", ".", "...", "…", "。", "？", "!", "”", "“", "（", "）", " ", "\n"),
                    *(THIN_SPACE, "Mr. ", "3.14", "说", "他说。", "A", "etc. ", "The ", "河水"),
                    *("[1]", "p.m. "),
                ]
            ),
            st.text(max_size=5),
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(Language),
)  # fmt: skip
def test_sentences_cover_the_text(text: str, language: Language) -> None:
    spans = split_sentences(text, language)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    if text.strip():
        assert all(text[start:end].strip() for start, end in spans)


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]
