"""Texts that conversions stumble over: words that change length, between anything at all."""

from __future__ import annotations

from hypothesis import strategies as st

# fmt: off
WORDS = (
    "互联网", "内存", "打印机", "软件", "信息", "服务器", "算法", "优化", "程序员", "编程",
    "端口", "的士", "用户", "权限", "脚本", "脑梗", "卡塔尔", "SQL注入", "U盘", "关系数据库",
    "克里斯托弗·诺兰", "内存条", "詹姆斯·卡梅隆", "多线程", "以太网路由器", "网络", "博客",
    "網際網路", "記憶體", "印表機", "軟體", "資訊", "伺服器", "演算法", "最佳化", "程式設計師",
    "埠", "隨身碟", "使用者", "許可權", "著名", "乾隆", "後腳", "后脚", "皇后", "頭髮", "出發",
    "里面", "看著", "着火", "裏", "裡", "爲", "群众", "臺灣", "台湾", "ㄅ", "你好", "的", "和",
    "与", "在", "了",
)
# fmt: on

texts = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(
            ["𠮷野家", "🎉", "𫝈", "“", "”", "「", "」", "，", "。", "——", "·", "\n", " "]
        ),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=4),
        st.text(max_size=4),
    ),
    max_size=14,
).map("".join)
