<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>Duidu</name>
<message><source> characters</source><translation> 个字</translation></message>
<message><source> or </source><comment>between keys</comment><translation> 或 </translation></message>
<message><source> {choice} ▾</source><translation> {choice} ▾</translation></message>
<message><source>&amp;Chinese</source><translation>中文(&amp;C)</translation></message>
<message><source>&amp;Edit</source><translation>编辑(&amp;E)</translation></message>
<message><source>&amp;File</source><translation>文件(&amp;F)</translation></message>
<message><source>&amp;Go</source><translation>跳转(&amp;G)</translation></message>
<message><source>&amp;Help</source><translation>帮助(&amp;H)</translation></message>
<message><source>&amp;Layout</source><translation>版式(&amp;L)</translation></message>
<message><source>&amp;Notes</source><translation>笔记(&amp;N)</translation></message>
<message><source>&amp;Pairs</source><translation>配对(&amp;P)</translation></message>
<message><source>&amp;View</source><translation>视图(&amp;V)</translation></message>
<message><source>+ Folder</source><translation>+ 文件夹</translation></message>
<message><source>&lt; 1 min</source><translation>不到 1 分钟</translation></message>
<message><source>[[cheat-sheet]] shows all keys.</source><translation>[[cheat-sheet]] 显示全部按键。</translation></message>
<message><source>[[next-row]] and [[previous-row]] go by paragraphs, [[screen-down]] by screens.</source><translation>[[next-row]] 和 [[previous-row]] 逐段移动，[[screen-down]] 翻一屏。</translation></message>
<message><source>[[next-variant]], or the button above: Simplified, Taiwan, Hong Kong and more.</source><translation>按 [[next-variant]]，或用上方的按钮：简体、台湾、香港等。</translation></message>
<message><source>[[notes]] shows all that you have marked, [[find]] finds words in the text.</source><translation>[[notes]] 列出你标注过的一切，[[find]] 在正文里查找。</translation></message>
<message><source>[[open]] opens a file. “+ Folder” at the left lists a whole folder.</source><translation>[[open]] 打开文件；左下方的“+ 文件夹”列出整个文件夹。</translation></message>
<message><source>A bookmark is here now.</source><translation>已在此处加上书签。</translation></message>
<message><source>A copy of all annotations is in {path}.</source><translation>所有标注的副本已存为 {path}。</translation></message>
<message><source>A document without a title</source><translation>无标题的文档</translation></message>
<message><source>a key is missing between the quotation marks</source><translation>引号之间缺少按键</translation></message>
<message><source>a newer version of Duidu has written them</source><translation>它们由更新版本的 Duidu 写成</translation></message>
<message><source>a newer version of Duidu wrote it</source><translation>它由更新版本的 Duidu 写成</translation></message>
<message><source>a number gets too large</source><translation>有一个数变得太大</translation></message>
<message><source>A pair for each sentence</source><translation>逐句配对</translation></message>
<message><source>A pattern can have up to {number:,} characters.</source><translation>表达式最多可有 {number:,} 个字符。</translation></message>
<message><source>A phrase can have up to {number:,} characters.</source><translation>词句最多可有 {number:,} 个字符。</translation></message>
<message><source>A row for each paragraph of this one</source><translation>把这一段按其中的段落拆开</translation></message>
<message><source>A4</source><translation>A4</translation></message>
<message><source>A5</source><translation>A5</translation></message>
<message><source>About Duidu</source><translation>关于 Duidu</translation></message>
<message><source>Act on the Left</source><translation>操作左侧</translation></message>
<message><source>Act on the Other Side</source><translation>操作另一侧</translation></message>
<message><source>Act on the Right</source><translation>操作右侧</translation></message>
<message><source>Add a folder that holds Markdown or text files, or drop files on this window.</source><translation>添加一个有 Markdown 或文本文件的文件夹，或把文件拖到这个窗口上。</translation></message>
<message><source>Add a folder to the library</source><translation>把一个文件夹加入书库</translation></message>
<message><source>Add a Folder…</source><translation>添加文件夹…</translation></message>
<message><source>Add a Note</source><translation>添加笔记</translation></message>
<message><source>Add a note…</source><translation>添加笔记…</translation></message>
<message><source>Add a word to look for.</source><translation>请再写一个要搜索的词。</translation></message>
<message><source>Add Folder to Library…</source><translation>将文件夹加入书库…</translation></message>
<message><source>Add Folder…</source><translation>添加文件夹…</translation></message>
<message><source>Add Keys…</source><translation>添加按键…</translation></message>
<message><source>Add the Other Language…</source><translation>添加另一种语言…</translation></message>
<message><source>Add the sentence that follows</source><translation>把下一句也选上</translation></message>
<message><source>Add the text that answers</source><translation>附上对应的文字</translation></message>
<message><source>Added</source><comment>order</comment><translation>添加时间</translation></message>
<message><source>All highlights, notes and bookmarks are in this one file. It can lie in a folder that a sync program keeps the same on several machines.</source><translation>所有高亮、笔记和书签都在这一个文件里。它可以放在由同步程序在几台电脑之间保持一致的文件夹中。</translation></message>
<message><source>All that is here. Duidu reads it back with the same pairs.</source><translation>保留全部内容；Duidu 再打开时，配对不变。</translation></message>
<message><source>All Usual Keys</source><translation>全部恢复默认</translation></message>
<message><source>All words must be in the same paragraph or its counterpart: try fewer.</source><translation>所有的词必须在同一段落或其对应段落中：试试少用几个。</translation></message>
<message><source>All; or some, with commas between</source><translation>全部；或只写几个，用逗号隔开</translation></message>
<message><source>an error in the program: {error}</source><translation>程序内部出错：{error}</translation></message>
<message><source>Annotation {number:,} of {all:,}.</source><translation>第 {number:,} 条标注，共 {all:,} 条。</translation></message>
<message><source>Annotations</source><translation>标注</translation></message>
<message><source>Annotations (*.json *.jsonld);;All files (*)</source><translation>标注 (*.json *.jsonld);;所有文件 (*)</translation></message>
<message><source>Annotations (*.json)</source><translation>标注 (*.json)</translation></message>
<message><source>Annotations are kept in {path}</source><translation>标注保存在 {path}</translation></message>
<message><source>Annotations are kept in {path} from now on.</source><translation>今后标注保存在 {path}。</translation></message>
<message><source>Annotations are not saved</source><translation>标注尚未保存</translation></message>
<message><source>Annotations File</source><translation>标注文件</translation></message>
<message><source>Annotations File…</source><translation>标注文件…</translation></message>
<message><source>Annotations: {new} new, {changed} changed, {same} already there, {refused} could not be read.</source><translation>标注：新增 {new} 条，更新 {changed} 条，已有 {same} 条，无法读取 {refused} 条。</translation></message>
<message><source>Annotations: {new} new, {changed} changed, {same} already there.</source><translation>标注：新增 {new} 条，更新 {changed} 条，已有 {same} 条。</translation></message>
<message><source>another program is writing to it</source><translation>另一个程序正在写入</translation></message>
<message><source>another window is writing to it</source><translation>另一个窗口正在写入</translation></message>
<message><source>Appearance</source><translation>外观</translation></message>
<message><source>As in source</source><translation>同原文</translation></message>
<message><source>As in the Source  原文</source><translation>同原文</translation></message>
<message><source>As it is paired here, with your repairs.</source><translation>按这里的配对，包括你的修正。</translation></message>
<message><source>Attach to Selection</source><translation>附到所选文字</translation></message>
<message><source>B5</source><translation>B5</translation></message>
<message><source>Back</source><translation>后退</translation></message>
<message><source>Back to where you were</source><translation>回到刚才的位置</translation></message>
<message><source>Back to “{name}”</source><translation>回到“{name}”</translation></message>
<message><source>before this date: 2025-06</source><translation>在此日期之前：2025-06</translation></message>
<message><source>begun, not finished</source><translation>读过一部分</translation></message>
<message><source>Between paragraphs</source><translation>段落间距</translation></message>
<message><source>Between the sidebar and the text</source><translation>侧栏与正文之间</translation></message>
<message><source>Between the text and the notes</source><translation>正文与笔记之间</translation></message>
<message><source>Blue</source><translation>蓝色</translation></message>
<message><source>blue</source><translation>蓝色</translation></message>
<message><source>Bookmark</source><translation>书签</translation></message>
<message><source>Both are in Chinese: “{first}” and “{second}”.</source><translation>两份都是中文：“{first}”和“{second}”。</translation></message>
<message><source>Both are in English: “{first}” and “{second}”.</source><translation>两份都是英文：“{first}”和“{second}”。</translation></message>
<message><source>Both are in one language. [[other-side]] changes the side.</source><translation>两处是同一种语言。按 [[other-side]] 换到另一侧。</translation></message>
<message><source>Both Sides</source><translation>两侧</translation></message>
<message><source>Both sides</source><translation>两侧</translation></message>
<message><source>both sides</source><translation>两侧</translation></message>
<message><source>Both sides are marked</source><translation>两侧都已标出</translation></message>
<message><source>Both sides are marked.</source><translation>两侧都已标出。</translation></message>
<message><source>Both, as marked</source><translation>两侧，按标注的情况</translation></message>
<message><source>Built-in</source><translation>内置</translation></message>
<message><source>By title</source><translation>按标题</translation></message>
<message><source>Cancel</source><translation>取消</translation></message>
<message><source>Cannot be read: {reason}.</source><translation>无法读取：{reason}。</translation></message>
<message><source>category</source><translation>类别</translation></message>
<message><source>Change the Chinese</source><translation>换一种中文</translation></message>
<message><source>Changed</source><translation>更改日期</translation></message>
<message><source>changed before this date: 2025-06</source><translation>在此日期之前修改过：2025-06</translation></message>
<message><source>Changed from</source><translation>更改日期从</translation></message>
<message><source>changed from this date on: 2025-06</source><translation>自此日期起修改过：2025-06</translation></message>
<message><source>Changed to</source><translation>更改日期到</translation></message>
<message><source>Change…</source><translation>更改…</translation></message>
<message><source>Chinese</source><translation>中文</translation></message>
<message><source>Chinese First</source><translation>中文在前</translation></message>
<message><source>Chinese first</source><translation>中文在前</translation></message>
<message><source>Chinese flush on both sides</source><translation>中文两端对齐</translation></message>
<message><source>Chinese only</source><translation>只有中文</translation></message>
<message><source>Chinese size</source><translation>中文大小</translation></message>
<message><source>Chinese words found on the other side: {share}%</source><translation>在另一侧找到的中文词：{share}%</translation></message>
<message><source>Chinese: {choice}</source><translation>中文：{choice}</translation></message>
<message numerus="yes"><source>Chinese: {count} characters</source><translation><numerusform>中文：{count} 个字符</numerusform></translation></message>
<message><source>Chinese: {form}.</source><translation>中文形式：{form}。</translation></message>
<message><source>Choose a layout</source><translation>选择模板</translation></message>
<message><source>Choose a Layout…</source><translation>选择模板…</translation></message>
<message><source>Choose a row first: click it, or press [[next-row]].</source><translation>请先选一段：点击它，或按 [[next-row]]。</translation></message>
<message><source>Choose a sentence that another one stands before.</source><translation>请选一个前面还有句子的句子。</translation></message>
<message><source>Choose English in one row and Chinese in another.</source><translation>请在一段中选英文，在另一段中选中文。</translation></message>
<message><source>Choose the Counterpart…</source><translation>选择对照文本…</translation></message>
<message><source>Choose the same text in the other language</source><translation>选择同一文本的另一种语言</translation></message>
<message><source>Choose…</source><translation>选择…</translation></message>
<message><source>Clear the Filter</source><translation>清除筛选</translation></message>
<message><source>Clear the filter (Esc)</source><translation>清除筛选（Esc）</translation></message>
<message><source>Clear the filter (Esc), or use fewer words.</source><translation>清除筛选（Esc），或少用几个词。</translation></message>
<message><source>Clear the filter (Esc), use fewer words, or add a folder.</source><translation>清除筛选（Esc），少用几个词，或添加文件夹。</translation></message>
<message><source>Click a highlight, or go to one with [[next-annotation]] or [[previous-annotation]] first.</source><translation>请先点击一处高亮，或用 [[next-annotation]] 或 [[previous-annotation]] 前往一处。</translation></message>
<message><source>Close</source><translation>关闭</translation></message>
<message><source>Close (Esc)</source><translation>关闭（Esc）</translation></message>
<message><source>Close Anyway</source><translation>仍要关闭</translation></message>
<message><source>Close Duidu</source><translation>关闭 Duidu</translation></message>
<message><source>Close the contents</source><translation>关闭目录</translation></message>
<message><source>Close the contents (Esc)</source><translation>关闭目录（Esc）</translation></message>
<message><source>Close the panel</source><translation>关闭面板</translation></message>
<message><source>Colour</source><translation>颜色</translation></message>
<message><source>Colours</source><translation>颜色</translation></message>
<message><source>colours</source><translation>颜色</translation></message>
<message><source>Column</source><translation>栏宽</translation></message>
<message><source>Command</source><translation>命令</translation></message>
<message><source>command</source><translation>命令</translation></message>
<message><source>Commands and their keys</source><translation>命令及其按键</translation></message>
<message><source>Commands, documents, headings, settings</source><translation>命令、文档、标题、设置</translation></message>
<message><source>Contents</source><translation>目录</translation></message>
<message><source>Copied as Markdown.</source><translation>已复制为 Markdown。</translation></message>
<message numerus="yes"><source>Copied {count:,} characters.</source><translation><numerusform>已复制 {count:,} 个字符。</numerusform></translation></message>
<message><source>Copied.</source><translation>已复制。</translation></message>
<message><source>Copy</source><translation>复制</translation></message>
<message><source>Copy Address</source><translation>复制地址</translation></message>
<message><source>Copy All as Markdown</source><translation>全部复制为 Markdown</translation></message>
<message><source>Copy as Markdown</source><translation>复制为 Markdown</translation></message>
<message><source>Copy Both Languages</source><translation>复制两种语言</translation></message>
<message><source>Copy Details</source><translation>复制详细信息</translation></message>
<message><source>Copy every annotation of the document</source><translation>复制文档的全部标注</translation></message>
<message><source>Copy Path</source><translation>复制路径</translation></message>
<message><source>Copy Source</source><translation>复制原文</translation></message>
<message><source>Copy the annotation in hand with its note</source><translation>复制当前标注及其笔记</translation></message>
<message><source>Copy the selected rows in both languages</source><translation>复制所选各段的两种语言</translation></message>
<message><source>Copy the selection as shown, or the annotation in hand, or the row</source><translation>按显示的样子复制所选文字，或当前标注，或当前段</translation></message>
<message><source>Copy the selection in the form of Chinese that the file has</source><translation>按文件中的中文形式复制所选文字</translation></message>
<message><source>Copy Title</source><translation>复制标题</translation></message>
<message><source>Copying …</source><translation>正在复制…</translation></message>
<message><source>Counted at {words} English words or {characters} Chinese characters a minute.</source><translation>按每分钟 {words} 个英文词或 {characters} 个汉字计算。</translation></message>
<message><source>CSV for Readwise</source><translation>CSV（供 Readwise 用）</translation></message>
<message><source>d MMMM yyyy</source><comment>a date, in the letters of Qt: 18 October 2025</comment><translation>yyyy年M月d日</translation></message>
<message><source>Dark</source><translation>深色</translation></message>
<message><source>Date</source><comment>order</comment><translation>日期</translation></message>
<message><source>Delete</source><translation>删除</translation></message>
<message><source>Delete the annotation in hand</source><translation>删除当前标注</translation></message>
<message><source>Details</source><translation>详细信息</translation></message>
<message><source>Detect</source><translation>自动检测</translation></message>
<message><source>Dictionary</source><translation>词典</translation></message>
<message><source>dictionary</source><translation>词典</translation></message>
<message><source>Dismiss</source><translation>知道了</translation></message>
<message><source>Do again what was taken back</source><translation>重做刚才撤销的操作</translation></message>
<message><source>document</source><translation>文档</translation></message>
<message><source>Documents</source><translation>文档</translation></message>
<message><source>Done again: {step}.</source><translation>已重做：{step}。</translation></message>
<message><source>Drag over words and choose a colour. [[note]] writes a note on them.</source><translation>拖过文字，选一种颜色；[[note]] 写一条笔记。</translation></message>
<message><source>Drop the selection, leave full screen</source><translation>取消选择，退出全屏</translation></message>
<message><source>Duidu could not start. Your documents, highlights and notes were not touched.&#10;&#10;The details below help to mend this. They stay on your computer unless you send them.</source><translation>Duidu 无法启动。你的文档、高亮和笔记都没有被改动。&#10;&#10;下面的详细信息有助于修正这个问题。除非你把它发给别人，它只留在你的电脑上。</translation></message>
<message><source>Duidu is {percent}% sure that these two belong together.</source><translation>Duidu 有 {percent}% 的把握认为这两处相互对应。</translation></message>
<message><source>Duidu is {percent}% sure that this has no translation here.</source><translation>Duidu 有 {percent}% 的把握认为此处没有译文。</translation></message>
<message><source>Duidu is {share}% sure that these two belong together.</source><translation>Duidu 有 {share}% 的把握认为这两段彼此对应。</translation></message>
<message><source>Duidu is {share}% sure that this has no translation here.</source><translation>Duidu 有 {share}% 的把握认为这一段在这里没有译文。</translation></message>
<message><source>Duidu was not closed properly the last time</source><translation>上次 Duidu 没有正常关闭</translation></message>
<message><source>Duidu was not closed properly the last time. What it had said to be saved is all here.</source><translation>上次 Duidu 没有正常关闭。凡是提示过已保存的内容都在。</translation></message>
<message><source>Duidu 对读</source><translation>Duidu 对读</translation></message>
<message><source>E-book (EPUB)</source><translation>电子书（EPUB）</translation></message>
<message><source>Edit Note</source><translation>编辑笔记</translation></message>
<message><source>Elsewhere</source><translation>其他</translation></message>
<message><source>en, zh, both, hans, hant</source><translation>en、zh、both、hans、hant</translation></message>
<message><source>Encoding</source><translation>编码</translation></message>
<message><source>Encoding of the file. Click to open it with another.</source><translation>文件的编码。点击可换一种编码打开。</translation></message>
<message><source>End</source><translation>结尾</translation></message>
<message><source>English</source><translation>英文</translation></message>
<message><source>English and Chinese</source><translation>英文和中文</translation></message>
<message><source>English only</source><translation>只有英文</translation></message>
<message><source>English size</source><translation>英文大小</translation></message>
<message><source>English words found on the other side: {share}%</source><translation>在另一侧找到的英文词：{share}%</translation></message>
<message numerus="yes"><source>English: {count} characters</source><translation><numerusform>英文：{count} 个字符</numerusform></translation></message>
<message><source>Entries that cannot be read</source><translation>无法读取的内容</translation></message>
<message><source>Esc closes. Keys can be changed in the preferences.</source><translation>按 Esc 关闭。按键可在偏好设置中更改。</translation></message>
<message><source>Even Columns</source><translation>两栏等宽</translation></message>
<message><source>Every translation is shown. [[hide-translation]] hides them.</source><translation>译文已全部显示。按 [[hide-translation]] 遮住。</translation></message>
<message><source>Everything was there already.</source><translation>内容都已经在了，没有变化。</translation></message>
<message><source>Export as</source><translation>导出格式</translation></message>
<message><source>Export as PDF</source><translation>导出 PDF 文件</translation></message>
<message><source>Export as PDF…</source><translation>导出 PDF 文件…</translation></message>
<message><source>Export Both Languages</source><translation>导出两种语言</translation></message>
<message><source>Export Both Languages…</source><translation>导出两种语言…</translation></message>
<message><source>Export Highlights and Notes</source><translation>导出高亮和笔记</translation></message>
<message><source>Export Highlights and Notes…</source><translation>导出高亮和笔记…</translation></message>
<message><source>Export to</source><translation>导出到</translation></message>
<message><source>Exported to “{name}”.</source><translation>已导出到“{name}”。</translation></message>
<message numerus="yes"><source>Exported {count} files of {all}.</source><translation><numerusform>共 {all} 个文件，导出了 {count} 个。</numerusform></translation></message>
<message><source>Exports</source><translation>导出</translation></message>
<message><source>Export…</source><translation>导出…</translation></message>
<message><source>Extend Back by a Character</source><translation>往回多选一个字符</translation></message>
<message><source>Extend Back by a Line</source><translation>往回多选一行</translation></message>
<message><source>Extend Back by a Word</source><translation>往回多选一个词</translation></message>
<message><source>Extend by a Character</source><translation>往后多选一个字符</translation></message>
<message><source>Extend by a Line</source><translation>往后多选一行</translation></message>
<message><source>Extend by a Word</source><translation>往后多选一个词</translation></message>
<message><source>Face of Chinese</source><translation>中文字体</translation></message>
<message><source>Face of English</source><translation>英文字体</translation></message>
<message><source>Files stay as they are: another form of Chinese, or readings with it, are only another view of them.</source><translation>文件本身不变：换一种中文形式、加上注音，都只是换一种显示方式。</translation></message>
<message><source>Fill the screen</source><translation>占满整个屏幕</translation></message>
<message><source>Filter</source><translation>筛选</translation></message>
<message><source>Filter annotations</source><translation>筛选标注</translation></message>
<message><source>Filter by command or key</source><translation>按命令或按键筛选</translation></message>
<message><source>Filter documents</source><translation>筛选文档</translation></message>
<message><source>Filter headings</source><translation>筛选标题</translation></message>
<message><source>Filter notes</source><translation>筛选笔记</translation></message>
<message><source>Filter the commands</source><translation>筛选命令</translation></message>
<message><source>Filter the Library</source><translation>筛选书库</translation></message>
<message><source>Find a Command or Document…</source><translation>查找命令或文档…</translation></message>
<message><source>Find in the text</source><translation>在正文中查找</translation></message>
<message><source>Find in this text</source><translation>在本文中查找</translation></message>
<message><source>Find it again</source><translation>再找到它</translation></message>
<message><source>Find Next</source><translation>查找下一个</translation></message>
<message><source>Find Previous</source><translation>查找上一个</translation></message>
<message><source>Find words in every document and note</source><translation>在所有文档和笔记中查找文字</translation></message>
<message><source>Find words in this text</source><translation>在本文中查找文字</translation></message>
<message><source>Find…</source><translation>查找…</translation></message>
<message><source>First in one language, then in the other: the rest is aligned around them</source><translation>先在一种语言中选，再在另一种语言中选：其余部分以此为准对齐</translation></message>
<message><source>First Steps</source><translation>入门</translation></message>
<message><source>Focus on the Text</source><translation>专注正文</translation></message>
<message><source>folder or file name</source><translation>文件夹或文件的名称</translation></message>
<message><source>Folders</source><translation>文件夹</translation></message>
<message><source>Folders of the library</source><translation>书库中的文件夹</translation></message>
<message><source>Follow the System</source><translation>跟随系统</translation></message>
<message><source>For e-readers: each paragraph above its translation.</source><translation>供电子书阅读器使用：每段之下是它的译文。</translation></message>
<message><source>For spreadsheets: a line for each pair, without markup.</source><translation>供电子表格使用：每对一行，不带格式。</translation></message>
<message><source>For translation programs: what has an answer, without markup.</source><translation>供翻译软件使用：只有成对的文字，不带格式。</translation></message>
<message><source>Form of Chinese</source><translation>中文形式</translation></message>
<message><source>Form of Chinese ({key})</source><translation>中文形式（{key}）</translation></message>
<message><source>Form of Chinese: {choice}</source><translation>中文形式：{choice}</translation></message>
<message><source>Format</source><translation>格式</translation></message>
<message><source>Forward</source><translation>前进</translation></message>
<message><source>Forward again</source><translation>再往前</translation></message>
<message><source>from</source><translation>从</translation></message>
<message><source>from this date on: 2025-06</source><translation>自此日期起：2025-06</translation></message>
<message><source>front matter</source><translation>文件开头的元数据</translation></message>
<message><source>Full Screen</source><translation>全屏</translation></message>
<message><source>Give both columns the same width</source><translation>让两栏一样宽</translation></message>
<message><source>Given up.</source><translation>已放弃。</translation></message>
<message><source>Go On in “{name}”</source><translation>继续阅读“{name}”</translation></message>
<message><source>Go to</source><translation>转到</translation></message>
<message><source>Go to 50%, Any Number Before</source><translation>转到 50%，数字任选</translation></message>
<message><source>Go to a Link or Row in Sight</source><translation>转到可见的链接或段</translation></message>
<message><source>Go to a share of the text, typed before (5 0 %) or when asked</source><translation>跳到正文的百分之几：先输入数字（5 0 %），或在询问时输入</translation></message>
<message><source>Go to Bookmark…</source><translation>转到书签…</translation></message>
<message><source>Go to Per Cent…</source><translation>转到百分比…</translation></message>
<message><source>Go to the filter box</source><translation>转到筛选框</translation></message>
<message><source>Go to the Text</source><translation>前往正文</translation></message>
<message><source>Green</source><translation>绿色</translation></message>
<message><source>green</source><translation>绿色</translation></message>
<message><source>Half a screen back</source><translation>后退半屏</translation></message>
<message><source>Half a Screen Down</source><translation>下移半屏</translation></message>
<message><source>Half a screen on</source><translation>前进半屏</translation></message>
<message><source>Half a Screen Up</source><translation>上移半屏</translation></message>
<message><source>has a tag</source><translation>带有某个标签</translation></message>
<message><source>has Chinese</source><translation>有中文</translation></message>
<message><source>has English</source><translation>有英文</translation></message>
<message><source>heading</source><translation>标题</translation></message>
<message><source>Headings</source><translation>标题</translation></message>
<message><source>Headings, code, tables and pictures cannot be cut.</source><translation>标题、代码、表格和图片不能拆开。</translation></message>
<message><source>Headings, code, tables and pictures stand in rows of their own.</source><translation>标题、代码、表格和图片各自成段。</translation></message>
<message><source>Hidden. Press [[reveal]] to show it.</source><translation>已遮住。按 [[reveal]] 显示。</translation></message>
<message><source>Hide or Show Translations</source><translation>遮住或显示译文</translation></message>
<message><source>Highlight</source><translation>高亮</translation></message>
<message><source>Highlight in Blue</source><translation>蓝色高亮</translation></message>
<message><source>Highlight in Green</source><translation>绿色高亮</translation></message>
<message><source>Highlight in Pink</source><translation>粉色高亮</translation></message>
<message><source>Highlight in Purple</source><translation>紫色高亮</translation></message>
<message><source>Highlight in Yellow</source><translation>黄色高亮</translation></message>
<message><source>highlight, note, bookmark</source><translation>highlight（高亮）、note（笔记）、bookmark（书签）</translation></message>
<message><source>highlight, underline</source><translation>highlight（高亮）、underline（下划线）</translation></message>
<message><source>Highlighted</source><translation>已高亮</translation></message>
<message><source>Highlighted in {colour}</source><translation>已用{colour}高亮</translation></message>
<message><source>Highlighted.</source><translation>已高亮。</translation></message>
<message><source>Hong Kong</source><translation>香港</translation></message>
<message><source>Hong Kong  香港繁體</source><translation>香港繁体</translation></message>
<message><source>Hong Kong, Local Words  香港用語</source><translation>香港繁体，香港用语</translation></message>
<message><source>Hong Kong, words</source><translation>香港用语</translation></message>
<message><source>How far into the text?</source><translation>转到正文的什么位置？</translation></message>
<message><source>How Sure?</source><translation>把握有多大？</translation></message>
<message><source>Image</source><translation>图片</translation></message>
<message><source>Image not found</source><translation>找不到图片</translation></message>
<message><source>Image on the web, not loaded</source><translation>网络上的图片，未载入</translation></message>
<message><source>Image outside the document's folder, not opened</source><translation>图片在文档的文件夹之外，未打开</translation></message>
<message><source>Image that cannot be read</source><translation>无法读取的图片</translation></message>
<message><source>Import annotations</source><translation>导入标注</translation></message>
<message><source>Import Annotations…</source><translation>导入标注…</translation></message>
<message><source>In the layout and the form of Chinese that you see.</source><translation>版式与中文形式同屏幕上所见。</translation></message>
<message><source>in the summary</source><translation>在摘要中</translation></message>
<message><source>in the title</source><translation>在标题中</translation></message>
<message><source>in the title of the document</source><translation>在文档的标题中</translation></message>
<message><source>in this year, month or day</source><translation>在这一年、月或日</translation></message>
<message><source>it begins with &lt;{tag}&gt;</source><translation>它以 &lt;{tag}&gt; 开头</translation></message>
<message><source>it calls itself without end</source><translation>它无休止地调用自身</translation></message>
<message><source>It cannot be copied: {reason}.</source><translation>无法复制：{reason}。</translation></message>
<message><source>it defines entities, which no translation memory needs</source><translation>它定义了实体，而翻译记忆库不需要实体</translation></message>
<message><source>It does not seem to be in the other language.</source><translation>它看来不是另一种语言的。</translation></message>
<message><source>it exists already</source><translation>已经存在</translation></message>
<message><source>it holds a tag without an end</source><translation>其中有一个没有结束的标记</translation></message>
<message><source>it is a folder</source><translation>这是一个文件夹</translation></message>
<message><source>it is damaged, and cannot be set aside</source><translation>它已损坏，又无法移到一旁</translation></message>
<message><source>It is in the other language. Duidu can set the two against each other.</source><translation>它是另一种语言的。Duidu 可以把两者对照排列。</translation></message>
<message><source>it is in use</source><translation>正在使用中</translation></message>
<message><source>it is not a file</source><translation>它不是文件</translation></message>
<message><source>it is not a file of annotations of this program</source><translation>它不是本程序的标注文件</translation></message>
<message><source>it is not UTF-8 text</source><translation>它不是 UTF-8 文本</translation></message>
<message><source>it makes too much text</source><translation>它生成的文字太多</translation></message>
<message><source>it needs too much memory</source><translation>它需要的内存太多</translation></message>
<message><source>it refers to another file</source><translation>它引用了另一个文件</translation></message>
<message><source>it should read like this: {example}</source><translation>应写成这样：{example}</translation></message>
<message><source>it took too long to answer</source><translation>等待回应超时</translation></message>
<message><source>its folder is not there</source><translation>它所在的文件夹不见了</translation></message>
<message><source>Its highlights and notes will stand here. Those of all documents are under Library.</source><translation>它的高亮和笔记会列在这里。所有文档的标注在“书库”之下。</translation></message>
<message><source>its loops turn more than {most} times</source><translation>它的循环超过 {most} 次</translation></message>
<message><source>Keep the annotations in</source><translation>标注保存到</translation></message>
<message><source>Keep the readings of the other rows hidden</source><translation>不显示其他段的注音</translation></message>
<message><source>Keep Together</source><translation>仍然对照</translation></message>
<message><source>Kept in {path}, which can be edited as well.</source><translation>保存在 {path}，也可以直接编辑。</translation></message>
<message><source>Keys</source><translation>按键</translation></message>
<message><source>Landscape</source><translation>横向</translation></message>
<message><source>Language</source><translation>语言</translation></message>
<message><source>Language of the interface</source><translation>界面语言</translation></message>
<message><source>Language: {choice}</source><translation>语言：{choice}</translation></message>
<message><source>Larger Text</source><translation>放大文字</translation></message>
<message><source>Last changed first</source><translation>最近修改的在前</translation></message>
<message><source>Last read</source><comment>order</comment><translation>最近阅读</translation></message>
<message><source>Layout</source><translation>版式</translation></message>
<message><source>Layout</source><comment>of exports</comment><translation>模板</translation></message>
<message><source>Layout ({key})</source><translation>版式（{key}）</translation></message>
<message><source>Layout: {choice}</source><translation>版式：{choice}</translation></message>
<message><source>Layouts (*.j2 *.md *.txt);;All files (*)</source><translation>模板 (*.j2 *.md *.txt);;所有文件 (*)</translation></message>
<message><source>Leave the text for what stands beside it; from there back</source><translation>离开正文，前往旁边的部分；再按回到正文</translation></message>
<message><source>Letters of links and rows</source><translation>链接和对照段的字母</translation></message>
<message><source>Library</source><translation>书库</translation></message>
<message><source>Licences</source><translation>许可证</translation></message>
<message><source>Light</source><translation>浅色</translation></message>
<message><source>Line height</source><translation>行高</translation></message>
<message><source>Line {number} of the keys: {problem}.</source><translation>按键文件第 {number} 行：{problem}。</translation></message>
<message><source>Line {number} of the keys: “{name}” stands above, too; this counts.</source><translation>按键文件第 {number} 行：“{name}”上面已经出现过；以这一行为准。</translation></message>
<message><source>List a folder's documents</source><translation>列出一个文件夹里的文档</translation></message>
<message><source>Look Again</source><translation>重新查看</translation></message>
<message><source>Look the word up in the dictionary, offline</source><translation>在离线词典中查这个词</translation></message>
<message><source>Look Up</source><translation>查词典</translation></message>
<message><source>Looking for documents…</source><translation>正在查找文档…</translation></message>
<message><source>Looking…</source><translation>正在查找…</translation></message>
<message><source>Mainland, words</source><translation>大陆用词</translation></message>
<message><source>Make one row of this one and the next</source><translation>把这一段与下一段并为一段</translation></message>
<message><source>Make one row of this one and the one before</source><translation>把这一段与上一段并为一段</translation></message>
<message><source>Make the text larger</source><translation>把文字放大</translation></message>
<message><source>Make the text smaller</source><translation>把文字缩小</translation></message>
<message><source>Mark</source><translation>标注</translation></message>
<message><source>Mark the other side with it</source><translation>连同另一侧一起标出</translation></message>
<message><source>Mark the selection in the colour used last</source><translation>用上次的颜色标出所选文字</translation></message>
<message><source>Mark the selection, or change its colour</source><translation>标出所选文字，或更改颜色</translation></message>
<message><source>Mark what answers it, too; or adjust, add or remove the other half</source><translation>连对应的文字一起标出；或调整、添加、去掉另一半</translation></message>
<message><source>Markdown, block quotes</source><translation>Markdown，引用块</translation></message>
<message><source>Markdown, both languages by turns</source><translation>Markdown，两种语言交替</translation></message>
<message><source>Markdown, Obsidian callouts</source><translation>Markdown，Obsidian 标注框</translation></message>
<message><source>Marks along the scroll bar</source><translation>滚动条旁的标记</translation></message>
<message><source>Match {at:,} of {number:,}{more} for “{text}”.</source><translation>“{text}”的第 {at:,} 处匹配，共 {number:,}{more} 处。</translation></message>
<message><source>Matches along the scroll bar</source><translation>滚动条旁的匹配标记</translation></message>
<message><source>meaning</source><translation>词义</translation></message>
<message><source>Meaning of {colour}</source><translation>{colour}的含义</translation></message>
<message><source>Meaning of {colour}…</source><translation>{colour}的含义…</translation></message>
<message><source>Meanings of the Colours</source><translation>颜色的含义</translation></message>
<message><source>Menu</source><translation>菜单</translation></message>
<message><source>Menu ({key})</source><translation>菜单（{key}）</translation></message>
<message><source>Menu of the Text</source><translation>正文菜单</translation></message>
<message><source>Merge with the Next Row</source><translation>与下一段合并</translation></message>
<message><source>Merge with the Row Before</source><translation>与上一段合并</translation></message>
<message><source>Move the First Paragraph Up</source><translation>把首段上移</translation></message>
<message><source>Move the Last Paragraph Down</source><translation>把末段下移</translation></message>
<message><source>Move the Sentence Down</source><translation>把句子下移</translation></message>
<message><source>Move the Sentence Up</source><translation>把句子上移</translation></message>
<message><source>Move the text on, at a speed of your own</source><translation>按自己的速度让文字自动前进</translation></message>
<message><source>Movement</source><translation>动效</translation></message>
<message><source>Movement on the screen</source><translation>屏幕上的动效</translation></message>
<message><source>name</source><translation>名字</translation></message>
<message><source>narrow</source><comment>quotation marks: narrow or wide</comment><translation>wide</translation></message>
<message><source>never opened</source><translation>从未打开</translation></message>
<message><source>New keys</source><translation>新按键</translation></message>
<message><source>Next Annotation</source><translation>下一处标注</translation></message>
<message><source>Next Form of Chinese</source><translation>下一种中文形式</translation></message>
<message><source>Next Heading</source><translation>下一个标题</translation></message>
<message><source>Next Layout</source><translation>下一种版式</translation></message>
<message><source>Next match</source><translation>下一处匹配</translation></message>
<message><source>Next page</source><translation>下一页</translation></message>
<message><source>Next Readings</source><translation>下一种注音</translation></message>
<message><source>Next Row</source><translation>下一段</translation></message>
<message><source>Next Screen</source><translation>下一屏</translation></message>
<message><source>Next Sentence</source><translation>下一句</translation></message>
<message><source>Next Weak Pair</source><translation>下一处存疑的配对</translation></message>
<message><source>No annotation before this.</source><translation>前面没有标注了。</translation></message>
<message><source>No annotation matches “{text}”.</source><translation>没有与“{text}”相符的标注。</translation></message>
<message><source>No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install one, then start Duidu again.</source><translation>这台电脑没有安装中文字体，中文只能显示为空方框。请安装一款中文字体，再重新启动 Duidu。</translation></message>
<message><source>No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install one, then start Duidu again. On Debian and Ubuntu: sudo apt install fonts-noto-cjk</source><translation>这台电脑没有安装中文字体，中文只能显示为空方框。请安装一款中文字体，再重新启动 Duidu。在 Debian 和 Ubuntu 上：sudo apt install fonts-noto-cjk</translation></message>
<message><source>No command with keys fits “{text}”.</source><translation>没有带按键的命令与“{text}”相符。</translation></message>
<message><source>No document is open</source><translation>没有打开的文档</translation></message>
<message><source>No document matches “{text}”.</source><translation>没有与“{text}”相符的文档。</translation></message>
<message><source>No heading after this.</source><translation>后面没有标题了。</translation></message>
<message><source>No heading before this.</source><translation>前面没有标题了。</translation></message>
<message><source>No heading has these words.</source><translation>没有含有这些词的标题。</translation></message>
<message><source>No highlights and notes yet</source><translation>还没有高亮和笔记</translation></message>
<message><source>No Keys</source><translation>不用按键</translation></message>
<message><source>no keys</source><translation>没有按键</translation></message>
<message><source>No longer found in the text</source><translation>正文中已找不到</translation></message>
<message><source>No meaning</source><translation>没有含义</translation></message>
<message><source>No more annotations.</source><translation>后面没有标注了。</translation></message>
<message><source>No pair here is weak.</source><translation>这里没有存疑的配对。</translation></message>
<message><source>No pair is being read.</source><translation>没有正在载入的配对。</translation></message>
<message><source>No Readings</source><translation>不显示注音</translation></message>
<message><source>No readings are shown.</source><translation>没有显示注音。</translation></message>
<message><source>No readings are shown. [[next-readings]] shows them.</source><translation>没有显示注音。按 [[next-readings]] 显示。</translation></message>
<message><source>no space is left on the disk</source><translation>磁盘空间已满</translation></message>
<message><source>no such file or folder</source><translation>没有这个文件或文件夹</translation></message>
<message><source>No weak pair above.</source><translation>上面没有存疑的配对。</translation></message>
<message><source>No weak pair below.</source><translation>下面没有存疑的配对。</translation></message>
<message><source>None</source><comment>matches</comment><translation>无</translation></message>
<message><source>None</source><comment>no readings</comment><translation>无</translation></message>
<message><source>Normal Text Size</source><translation>正常文字大小</translation></message>
<message><source>not a template</source><translation>不是模板</translation></message>
<message><source>not counted</source><translation>未计数</translation></message>
<message><source>Not every document has been read for the search yet; this goes on by itself.</source><translation>还有文档没有为搜索读过；这会自动继续。</translation></message>
<message><source>not now</source><translation>现在不可用</translation></message>
<message><source>not permitted</source><translation>没有权限</translation></message>
<message><source>not read yet</source><translation>还没有读</translation></message>
<message><source>Not saved</source><translation>未保存</translation></message>
<message><source>Not Translated</source><translation>没有译文</translation></message>
<message><source>Note</source><translation>笔记</translation></message>
<message><source>Note on a paragraph</source><translation>段落笔记</translation></message>
<message><source>Note on the Document</source><translation>给文档写笔记</translation></message>
<message><source>Note on the document</source><translation>文档笔记</translation></message>
<message><source>Note on this document…</source><translation>关于本文档的笔记…</translation></message>
<message><source>note: {note}</source><translation>笔记：{note}</translation></message>
<message><source>Notes</source><translation>笔记</translation></message>
<message><source>Notes Beside the Text</source><translation>正文旁的笔记</translation></message>
<message><source>Nothing answers it on the other side. Highlighted</source><translation>另一侧没有对应的文字。已高亮</translation></message>
<message><source>Nothing but the text. [[escape]] brings the rest back.</source><translation>只留正文。按 [[escape]] 恢复其余部分。</translation></message>
<message><source>Nothing fits “{text}”.</source><translation>没有与“{text}”相符的内容。</translation></message>
<message><source>Nothing here fits these choices.</source><translation>没有符合这些选择的内容。</translation></message>
<message><source>Nothing here is in both languages.</source><translation>这里没有两种语言对照的内容。</translation></message>
<message><source>Nothing here matches {pattern}</source><translation>这里没有符合 {pattern} 的文字</translation></message>
<message><source>Nothing here says “{text}”.</source><translation>没有与“{text}”相符的文字。</translation></message>
<message><source>Nothing here that Duidu can read.</source><translation>这里没有 Duidu 能读的文档。</translation></message>
<message><source>Nothing in the library says “{text}”.</source><translation>书库中没有与“{text}”相符的内容。</translation></message>
<message><source>Nothing is marked in this text.</source><translation>这篇正文还没有标注。</translation></message>
<message><source>Nothing is marked yet</source><translation>还没有标注</translation></message>
<message><source>Nothing on the other side answers these words.</source><translation>另一侧没有与这些文字对应的内容。</translation></message>
<message><source>Nothing to do again.</source><translation>没有可以重做的操作。</translation></message>
<message><source>Nothing to read yet</source><translation>还没有可读的内容</translation></message>
<message><source>Nothing to undo.</source><translation>没有可以撤销的操作。</translation></message>
<message><source>Nothing yet</source><translation>还没有</translation></message>
<message><source>Now go to what says the same and give the command again.</source><translation>现在转到意思相同的地方，再执行一次此命令。</translation></message>
<message><source>Now {colour}.</source><translation>已改为{colour}。</translation></message>
<message><source>number</source><translation>数字</translation></message>
<message><source>Of highlights on one side, quote the other side, too</source><translation>只标在一侧的高亮，也引用另一侧的文字</translation></message>
<message><source>OK</source><translation>好</translation></message>
<message><source>One above the other, the translation veiled</source><translation>上下排列，译文遮住</translation></message>
<message><source>One file for browsers and for paper, light or dark as the system is.</source><translation>单个文件，可用浏览器看，也可打印；随系统变为浅色或深色。</translation></message>
<message><source>One file; it can lie in a folder that a sync program keeps.</source><translation>只有一个文件，可以放在同步程序管理的文件夹里。</translation></message>
<message><source>One language alone</source><translation>只看一种语言</translation></message>
<message><source>one of its texts is as long as a book</source><translation>其中一段文字有一本书那么长</translation></message>
<message><source>One screen back</source><translation>后退一屏</translation></message>
<message><source>One screen on</source><translation>前进一屏</translation></message>
<message><source>One side</source><translation>一侧</translation></message>
<message><source>One Side Only</source><translation>只看一侧</translation></message>
<message><source>One side only</source><translation>只看一侧</translation></message>
<message><source>One Side, or Both Again</source><translation>只看一侧，或恢复两侧</translation></message>
<message><source>Only a part could be read. {reason}</source><translation>只读出了一部分。{reason}</translation></message>
<message><source>Only a text in both languages can be repaired.</source><translation>只有双语的文本才能修正配对。</translation></message>
<message><source>Only some documents were looked at: take out what chooses them.</source><translation>只查看了一部分文档：去掉限定文档的条件再试。</translation></message>
<message><source>Only the current row shows its readings.</source><translation>只有当前段显示注音。</translation></message>
<message><source>Only {colour}</source><translation>只看{colour}</translation></message>
<message><source>Only {side} is marked now.</source><translation>现在只标出{side}。</translation></message>
<message><source>Only {side} is shown. [[swap-sides]] swaps the sides.</source><translation>现在只显示{side}。按 [[swap-sides]] 交换两侧。</translation></message>
<message><source>Open</source><translation>打开</translation></message>
<message><source>Open a document</source><translation>打开一篇文档</translation></message>
<message><source>Open a document first.</source><translation>请先打开一篇文档。</translation></message>
<message><source>Open a document, or drop a file or a folder here. What is in your folders is listed at the left.&#10;&#10;English and Chinese stand side by side; press [[next-variant]] to change the form of the Chinese, [[next-row]] and [[previous-row]] to move from paragraph to paragraph, [[screen-down]] for the next screen.</source><translation>打开一篇文档，或把文件、文件夹拖到这里。文件夹里的文档会列在左侧。&#10;&#10;英文与中文左右并排；按 [[next-variant]] 更换中文形式，按 [[next-row]] 和 [[previous-row]] 逐段移动，按 [[screen-down]] 翻到下一屏。</translation></message>
<message><source>Open a Document…</source><translation>打开文档…</translation></message>
<message><source>Open Another…</source><translation>打开别的…</translation></message>
<message><source>Open Folder</source><translation>打开文件夹</translation></message>
<message><source>Open It Alone</source><translation>单独打开</translation></message>
<message><source>Open link</source><translation>打开链接</translation></message>
<message><source>Open Recent</source><translation>最近打开</translation></message>
<message><source>Open the folder with your highlights, notes and places</source><translation>打开存放高亮、笔记和阅读位置的文件夹</translation></message>
<message><source>Open the menu</source><translation>打开菜单</translation></message>
<message><source>Open this address in your web browser?</source><translation>用浏览器打开这个地址？</translation></message>
<message><source>Opened files</source><translation>打开过的文件</translation></message>
<message><source>Opening “{name}”</source><translation>正在打开“{name}”</translation></message>
<message><source>Open…</source><translation>打开…</translation></message>
<message><source>Order of the list</source><translation>列表的顺序</translation></message>
<message><source>Order: {order}</source><translation>顺序：{order}</translation></message>
<message><source>Other Half</source><translation>另一半</translation></message>
<message><source>Page before</source><translation>上一页</translation></message>
<message><source>Page {page} of {pages}</source><translation>第 {page} 页，共 {pages} 页</translation></message>
<message><source>Page {page} of {pages} and more</source><translation>第 {page} 页，已排 {pages} 页，还在继续</translation></message>
<message><source>Pages</source><translation>页面</translation></message>
<message><source>Pair</source><translation>配对</translation></message>
<message><source>Pair the document with its translation in another file</source><translation>把文档与另一文件中的译文配成对照</translation></message>
<message><source>Pairing stopped. The document is shown alone for now.</source><translation>已停止配对，暂时单独显示该文档。</translation></message>
<message><source>Paper</source><translation>纸张</translation></message>
<message><source>part of the path is not a folder</source><translation>路径中有一部分不是文件夹</translation></message>
<message><source>Path of the annotations file</source><translation>标注文件的路径</translation></message>
<message><source>PDF document</source><translation>PDF 文档</translation></message>
<message><source>Pick one of the bookmarks of the text</source><translation>从本文的书签中选一个</translation></message>
<message><source>Pink</source><translation>粉色</translation></message>
<message><source>pink</source><translation>粉色</translation></message>
<message><source>Pinyin</source><translation>拼音</translation></message>
<message><source>Pinyin is shown above the characters.</source><translation>拼音显示在汉字上方。</translation></message>
<message><source>Pinyin, zhuyin, the document's own, none</source><translation>依次为拼音、注音符号、文档自带的、无</translation></message>
<message><source>Places in documents cannot be read: {reason}.</source><translation>无法读取文档中的阅读位置：{reason}。</translation></message>
<message><source>Places in documents cannot be saved: {reason}.</source><translation>无法保存文档中的阅读位置：{reason}。</translation></message>
<message><source>Preferences</source><translation>偏好设置</translation></message>
<message><source>Preferences…</source><translation>偏好设置…</translation></message>
<message><source>Press the new keys; Esc gives up</source><translation>请按新的按键；按 Esc 放弃</translation></message>
<message><source>Preview</source><translation>预览</translation></message>
<message><source>Preview of the type</source><translation>字体预览</translation></message>
<message><source>Previous Annotation</source><translation>上一处标注</translation></message>
<message><source>Previous Form of Chinese</source><translation>上一种中文形式</translation></message>
<message><source>Previous Heading</source><translation>上一个标题</translation></message>
<message><source>Previous match</source><translation>上一处匹配</translation></message>
<message><source>Previous Row</source><translation>上一段</translation></message>
<message><source>Previous Screen</source><translation>上一屏</translation></message>
<message><source>Previous Sentence</source><translation>上一句</translation></message>
<message><source>Previous Weak Pair</source><translation>上一处存疑的配对</translation></message>
<message><source>Print or Export as PDF</source><translation>打印或导出 PDF 文件</translation></message>
<message><source>Print or Export as PDF…</source><translation>打印或导出 PDF 文件…</translation></message>
<message><source>Print…</source><translation>打印…</translation></message>
<message><source>Progress</source><translation>进度</translation></message>
<message><source>Purple</source><translation>紫色</translation></message>
<message><source>purple</source><translation>紫色</translation></message>
<message><source>Put a bookmark on the row, or take it away</source><translation>给这一段加上或去掉书签</translation></message>
<message><source>Put everything but the text away</source><translation>收起正文以外的一切</translation></message>
<message><source>Put Markdown or text files into it, and they appear here by themselves; or add another folder.</source><translation>放入 Markdown 或文本文件，它们会自动出现在这里；也可以添加别的文件夹。</translation></message>
<message><source>Put the reading cursor on the sentence first: [[next-sentence]].</source><translation>请先把阅读光标放到句子上：[[next-sentence]]。</translation></message>
<message><source>Put the text on paper</source><translation>把文字印到纸上</translation></message>
<message><source>Quick filters</source><translation>快速筛选</translation></message>
<message><source>Quit</source><translation>退出</translation></message>
<message><source>Quote the text that answers, too</source><translation>同时引用对应的文字</translation></message>
<message><source>Re-attaching</source><translation>重新附上</translation></message>
<message><source>Read</source><translation>阅读</translation></message>
<message><source>Read Alone</source><translation>单独阅读</translation></message>
<message><source>Read only</source><translation>只读</translation></message>
<message><source>Read Side by Side</source><translation>左右对照阅读</translation></message>
<message><source>Read the document without its translation while that takes long to pair</source><translation>配对太久时，先不带译文阅读文档</translation></message>
<message><source>Read the file again</source><translation>重新读取文件</translation></message>
<message><source>read to the end</source><translation>已经读完</translation></message>
<message><source>Read Without the Other Language</source><translation>不带另一种语言阅读</translation></message>
<message><source>Read your own</source><translation>读自己的</translation></message>
<message><source>Read “{name}” beside the open text?</source><translation>把“{name}”与打开的正文对照阅读吗？</translation></message>
<message><source>Reading</source><translation>阅读</translation></message>
<message><source>Reading the library for the search: {number:,} of {all:,} documents</source><translation>正在为搜索读取书库：{number:,} / {all:,} 篇文档</translation></message>
<message><source>Readings</source><translation>注音</translation></message>
<message><source>Readings of the Current Row Only</source><translation>只显示当前段的注音</translation></message>
<message><source>Readings of the current row only</source><translation>只显示当前段的注音</translation></message>
<message><source>Readings of the Document</source><translation>文档自带的注音</translation></message>
<message><source>Reads English and Chinese side by side. Everything stays on your computer.&#10;MIT licence. Built with the parts below, each under its own licence; Qt under the LGPL, as a library of its own that can be replaced.</source><translation>英文与中文并排阅读。一切都留在你的电脑上。&#10;MIT 许可证。由下列部件构成，各有各的许可证；Qt 依 LGPL 使用，是可以替换的独立库。</translation></message>
<message><source>Redo</source><translation>重做</translation></message>
<message><source>Redo Repair</source><translation>重做修正</translation></message>
<message><source>Redo {step}</source><translation>重做“{step}”</translation></message>
<message><source>Reduced: nothing fades</source><translation>减弱：没有淡入淡出</translation></message>
<message><source>Regular expression</source><translation>正则表达式</translation></message>
<message><source>Regular expression (Alt+R)</source><translation>正则表达式（Alt+R）</translation></message>
<message><source>Reload</source><translation>重新载入</translation></message>
<message><source>Removal</source><translation>删除</translation></message>
<message><source>Removal of a Bookmark</source><translation>移除书签</translation></message>
<message><source>Removal of the Other Half</source><translation>移除另一半</translation></message>
<message><source>Remove</source><translation>移除</translation></message>
<message><source>Remove empty note</source><translation>移除空笔记</translation></message>
<message><source>Remove from the Library</source><translation>从书库中移除</translation></message>
<message><source>Remove from This List</source><translation>从列表中移除</translation></message>
<message><source>Remove other half</source><translation>移除另一半</translation></message>
<message><source>Remove the tag “{tag}”</source><translation>移除标签“{tag}”</translation></message>
<message><source>Remove “{name}” from the Library</source><translation>从书库中移除“{name}”</translation></message>
<message numerus="yes"><source>Removed {count:,} annotations. [[undo]] brings back what was there.</source><translation><numerusform>已删除 {count:,} 条标注。按 [[undo]] 可以恢复。</numerusform></translation></message>
<message><source>Removing a folder takes it off the list. Its files stay.</source><translation>移除文件夹只是把它从列表中去掉，其中的文件不受影响。</translation></message>
<message><source>Retry Now</source><translation>立即重试</translation></message>
<message><source>Reveal the Row</source><translation>显示这一段的译文</translation></message>
<message><source>Round the end.</source><translation>已绕过末尾。</translation></message>
<message><source>Round the start.</source><translation>已绕过开头。</translation></message>
<message><source>Samples</source><translation>示例</translation></message>
<message><source>Save a Copy Elsewhere…</source><translation>另存一份到别处…</translation></message>
<message><source>Save a copy of the annotations</source><translation>保存标注的副本</translation></message>
<message><source>Save a Copy…</source><translation>另存一份…</translation></message>
<message><source>Saved</source><translation>已保存</translation></message>
<message><source>Saving…</source><translation>正在保存…</translation></message>
<message><source>Scroll by Itself</source><translation>自动滚动</translation></message>
<message><source>Search the keys</source><translation>搜索按键</translation></message>
<message><source>Search the Library</source><translation>搜索书库</translation></message>
<message><source>Search the library</source><translation>搜索书库</translation></message>
<message><source>Search the Library…</source><translation>搜索书库…</translation></message>
<message><source>Select a Sentence</source><translation>选择一句</translation></message>
<message><source>Select All</source><translation>全选</translation></message>
<message><source>Select everything on this side</source><translation>选择这一侧的全部文字</translation></message>
<message><source>Select one character less</source><translation>少选一个字符</translation></message>
<message><source>Select one character more</source><translation>多选一个字符</translation></message>
<message><source>Select one line less</source><translation>少选一行</translation></message>
<message><source>Select one line more</source><translation>多选一行</translation></message>
<message><source>Select One Sentence More</source><translation>再选一句</translation></message>
<message><source>Select one word less</source><translation>少选一个词</translation></message>
<message><source>Select one word more</source><translation>多选一个词</translation></message>
<message><source>Select some text first: press [[select-sentence]] for a sentence, drag with the mouse, or press [[select-all]].</source><translation>请先选择一些文字：按 [[select-sentence]] 选择一句，用鼠标拖动，或按 [[select-all]]。</translation></message>
<message><source>Select some words, or go to a row with [[next-row]] or [[previous-row]], first.</source><translation>请先选择一些文字，或用 [[next-row]] 或 [[previous-row]] 前往某一段。</translation></message>
<message><source>Select text and click a colour to mark it.</source><translation>选择文字，再点击一种颜色，就能标出。</translation></message>
<message><source>Select text and press {first} to {last} to mark it, or {note} to write a note on it.</source><translation>选择文字，按 {first} 到 {last} 就能标出，按 {note} 可以写笔记。</translation></message>
<message><source>Select text and press {first} to {last} to mark it.</source><translation>选择文字，按 {first} 到 {last} 就能标出。</translation></message>
<message><source>Select the next sentence of the current row</source><translation>选择当前段的下一句</translation></message>
<message><source>Select the Row</source><translation>选择整段</translation></message>
<message><source>Select the words that this note belongs to first.</source><translation>请先选择这条笔记所属的文字。</translation></message>
<message><source>Select this side of the row, then one row more</source><translation>选择这一段的这一侧，再按则多选一段</translation></message>
<message><source>Separate the document from its translation in another file</source><translation>让文档与另一文件中的译文分开</translation></message>
<message><source>Sepia</source><translation>米黄</translation></message>
<message><source>Set the text in the next layout</source><translation>换用下一种版式</translation></message>
<message><source>Setting</source><translation>设置</translation></message>
<message><source>setting</source><translation>设置</translation></message>
<message><source>Settings cannot be read from {path}: {reason}.</source><translation>无法从 {path} 读取设置：{reason}。</translation></message>
<message><source>Settings cannot be saved to {path}: {reason}.</source><translation>无法将设置保存到 {path}：{reason}。</translation></message>
<message><source>Show all keys</source><translation>显示所有按键</translation></message>
<message><source>Show Folder</source><translation>显示文件夹</translation></message>
<message><source>Show in Folder</source><translation>在文件夹中显示</translation></message>
<message><source>Show letters on links and rows, and type one</source><translation>在链接和各段上显示字母，输入其一即可跳转</translation></message>
<message><source>Show My Data</source><translation>显示我的数据</translation></message>
<message><source>Show one side only, or both as before</source><translation>只显示一侧，或恢复原来的两侧</translation></message>
<message><source>Show or hide the headings of the text</source><translation>显示或隐藏正文的各级标题</translation></message>
<message><source>Show or hide the panel of notes</source><translation>显示或隐藏笔记面板</translation></message>
<message><source>Show or hide the sidebar</source><translation>显示或隐藏侧栏</translation></message>
<message><source>Show pinyin above the characters</source><translation>在汉字上方显示拼音</translation></message>
<message><source>Show the Chinese in the next form</source><translation>用下一种形式显示中文</translation></message>
<message><source>Show the Chinese in the previous form</source><translation>用上一种形式显示中文</translation></message>
<message><source>Show the Chinese twice, in two forms</source><translation>用两种形式各显示一遍中文</translation></message>
<message><source>Show the Chinese without readings</source><translation>中文不带注音</translation></message>
<message><source>Show the file in the file manager</source><translation>在文件管理器中显示文件</translation></message>
<message><source>Show the hidden translation of the row, or hide it again</source><translation>显示这一段被遮住的译文，或再遮住</translation></message>
<message><source>Show the Log</source><translation>显示日志</translation></message>
<message><source>Show the readings that the file gives for its characters</source><translation>显示文件为汉字标出的注音</translation></message>
<message><source>Show zhuyin beside the characters</source><translation>在汉字旁显示注音符号</translation></message>
<message><source>Side by Side</source><translation>左右并排</translation></message>
<message><source>Side by side</source><translation>左右并排</translation></message>
<message><source>Side by side, the translation veiled</source><translation>左右并排，译文遮住</translation></message>
<message><source>Side by side.</source><translation>左右并排。</translation></message>
<message><source>Sidebar</source><translation>侧栏</translation></message>
<message><source>Sides</source><translation>哪一侧</translation></message>
<message><source>Simplified</source><translation>简体</translation></message>
<message><source>Simplified  简体</source><translation>简体</translation></message>
<message><source>Simplified and Traditional Side by Side (简 | 繁)</source><translation>简体与繁体并排（简 | 繁）</translation></message>
<message><source>Simplified Chinese</source><translation>简体中文</translation></message>
<message><source>Simplified, Mainland Words  大陆用词</source><translation>简体，大陆用词</translation></message>
<message><source>Size of Chinese beside the rest</source><translation>中文相对大小</translation></message>
<message><source>Size of English beside the rest</source><translation>英文相对大小</translation></message>
<message><source>Smaller Text</source><translation>缩小文字</translation></message>
<message><source>Some lists or quotes are nested very deeply; inner marks are shown as text.</source><translation>有些列表或引用嵌套得太深；内层的标记按文字显示。</translation></message>
<message><source>Some paragraphs have too many formatting marks; they are shown as plain text.</source><translation>有些段落的格式标记太多，按纯文本显示。</translation></message>
<message><source>Something in this file is more than Duidu can handle ({error}).</source><translation>文件中有 Duidu 处理不了的内容（{error}）。</translation></message>
<message><source>Something unexpected happened</source><translation>发生了意外情况</translation></message>
<message><source>Sort the documents</source><translation>文档的排序</translation></message>
<message><source>Speed {number} of {all}: + and - change it, any other key stops the text.</source><translation>速度 {number} / {all}：按 + 和 - 调整，按其他键停下。</translation></message>
<message><source>Split Before the Sentence</source><translation>在此句前拆分</translation></message>
<message><source>Split into Paragraphs</source><translation>拆成段落</translation></message>
<message><source>Stacked</source><translation>上下排列</translation></message>
<message><source>Stacked, one above the other</source><translation>上下排列</translation></message>
<message><source>Stacked: one language above the other.</source><translation>上下排列：一种语言在上，另一种在下。</translation></message>
<message><source>Start</source><translation>开头</translation></message>
<message><source>Start Reading</source><translation>开始阅读</translation></message>
<message><source>Status</source><translation>状态</translation></message>
<message><source>Step Back Out</source><translation>退出一步</translation></message>
<message><source>Stop Pairing</source><translation>停止配对</translation></message>
<message><source>Stopped.</source><translation>已停下。</translation></message>
<message><source>Study</source><translation>研读</translation></message>
<message><source>Study</source><comment>a layout</comment><translation>研读</translation></message>
<message><source>Study, Stacked</source><translation>研读（上下排列）</translation></message>
<message><source>Study, stacked</source><translation>研读（上下排列）</translation></message>
<message><source>Study, stacked: translations are veiled. [[reveal]] shows that of the row, [[hide-translation]] all of them.</source><translation>研读（上下排列）：译文已遮住。按 [[reveal]] 显示这一段的译文，按 [[hide-translation]] 显示全部译文。</translation></message>
<message><source>Study: the translation veiled</source><translation>研读：译文遮住</translation></message>
<message><source>Study: translations are veiled. [[reveal]] shows that of the row, [[hide-translation]] all of them.</source><translation>研读：译文已遮住。按 [[reveal]] 显示这一段的译文，按 [[hide-translation]] 显示全部译文。</translation></message>
<message><source>Style</source><translation>样式</translation></message>
<message><source>Suggestions</source><translation>建议</translation></message>
<message><source>Swap the sides: the first is read</source><translation>两侧对调：在前的一侧是要读的</translation></message>
<message><source>Table of two columns (TSV)</source><translation>两列的表格（TSV）</translation></message>
<message><source>Tag “{tag}” · {number}</source><translation>标签“{tag}” · {number}</translation></message>
<message><source>Tags</source><translation>标签</translation></message>
<message><source>tags {tags}</source><translation>标签 {tags}</translation></message>
<message><source>Tags…</source><translation>标签…</translation></message>
<message><source>Taiwan</source><translation>台湾</translation></message>
<message><source>Taiwan  臺灣正體</source><translation>台湾正体</translation></message>
<message><source>Taiwan, Local Words  臺灣用語</source><translation>台湾正体，台湾用语</translation></message>
<message><source>Taiwan, words</source><translation>台湾用语</translation></message>
<message><source>Take back the last change to your annotations</source><translation>撤销对标注的上一次改动</translation></message>
<message><source>Take back the last repair of the pair</source><translation>撤销对配对的上一次修正</translation></message>
<message><source>Take in annotations from a file of Duidu or another program</source><translation>从 Duidu 或其他程序的文件中读入标注</translation></message>
<message><source>Take the pairs away as a web page, an e-book, Markdown or a translation memory</source><translation>将对照的两种语言另存为网页、电子书、Markdown 或翻译记忆库</translation></message>
<message><source>Take your annotations away as Markdown, CSV or Web Annotations</source><translation>把标注导出为 Markdown、CSV 或 Web Annotations</translation></message>
<message><source>Tell colours apart by pattern, too</source><translation>同时用线型区分颜色</translation></message>
<message><source>Tell how sure the pairing of the row is</source><translation>说明这一段的配对有多大把握</translation></message>
<message><source>Text</source><translation>正文</translation></message>
<message><source>Text at 100%</source><translation>文字恢复为 100%</translation></message>
<message><source>Text size</source><translation>文字大小</translation></message>
<message><source>Texts (*.md *.markdown *.txt *.text *.srt *.vtt *.lrc *.ass *.tmx *.tsv);;All files (*)</source><translation>文本 (*.md *.markdown *.txt *.text *.srt *.vtt *.lrc *.ass *.tmx *.tsv);;所有文件 (*)</translation></message>
<message><source>The annotation of this link is not among yours.</source><translation>这个链接所指的标注不在你的标注之中。</translation></message>
<message><source>The annotations are still being read. Try again in a moment.</source><translation>标注还在读取中，请稍后再试。</translation></message>
<message><source>The annotations stay where they were</source><translation>标注仍在原处</translation></message>
<message><source>The best there is</source><translation>自动选择最合适的</translation></message>
<message><source>The bookmark is gone.</source><translation>书签已移除。</translation></message>
<message><source>The Chinese alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看中文。按 [[reveal]] 显示这一段的译文，按 [[swap-sides]] 两侧对调。</translation></message>
<message><source>The Chinese comes first now.</source><translation>现在中文在前。</translation></message>
<message><source>The Chinese is longer than is usual in this text.</source><translation>中文比这篇正文里通常的要长。</translation></message>
<message><source>The Chinese is shorter than is usual in this text.</source><translation>中文比这篇正文里通常的要短。</translation></message>
<message><source>the Chinese side</source><translation>中文侧</translation></message>
<message><source>The copy could not be written</source><translation>副本无法写入</translation></message>
<message><source>The cursor's sentence, or this side's first one, goes to the row before</source><translation>阅读光标所在的句子，或这一侧的首句，移到上一对照段</translation></message>
<message><source>The cursor's sentence, or this side's last one, goes to the next row</source><translation>阅读光标所在的句子，或这一侧的末句，移到下一对照段</translation></message>
<message><source>The dictionary does not have “{word}”.</source><translation>词典中没有“{word}”这个词。</translation></message>
<message><source>the disk or drive failed</source><translation>磁盘出错</translation></message>
<message><source>The disk refuses “{name}”: {reason}. Choose another folder.</source><translation>磁盘无法写入“{name}”：{reason}。请换一个文件夹。</translation></message>
<message><source>The disk refuses: {reason}. Choose another folder.</source><translation>磁盘无法写入：{reason}。请换一个文件夹。</translation></message>
<message><source>The document</source><translation>文档</translation></message>
<message><source>The document is not where it was. Open it, and its notes are there again.</source><translation>文档不在原来的位置。打开它，笔记就会重新出现。</translation></message>
<message><source>The English alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看英文。按 [[reveal]] 显示这一段的译文，按 [[swap-sides]] 两侧对调。</translation></message>
<message><source>The English comes first now.</source><translation>现在英文在前。</translation></message>
<message><source>the English side</source><translation>英文侧</translation></message>
<message><source>The file cannot be read: {reason}.</source><translation>无法读取文件：{reason}。</translation></message>
<message><source>The file does not say how its text is encoded; {encoding} fits best. If the text looks wrong, open it with another encoding.</source><translation>文件没有注明编码；{encoding} 最为吻合。如果文字显示不对，请换一种编码打开。</translation></message>
<message><source>The file has changed on disk.</source><translation>文件在磁盘上已被改动。</translation></message>
<message><source>The file is gone; what you see is still here.</source><translation>文件已不在了；你看到的内容仍然保留着。</translation></message>
<message><source>The file needs more memory than this computer has free.</source><translation>打开此文件所需的内存超过了电脑的可用内存。</translation></message>
<message><source>The file of places in documents was damaged.</source><translation>记录阅读位置的文件损坏了。</translation></message>
<message><source>The file of places in documents was damaged. It was kept as {name}.</source><translation>记录阅读位置的文件损坏了。原件已保留为 {name}。</translation></message>
<message><source>The file of “{title}” is not there (it was {path}): the words are those that were stored.</source><translation>“{title}”的文件不在了（原在 {path}）：以下是当时保存下来的文字。</translation></message>
<message><source>The file of “{title}” is not there: the words are those that were stored.</source><translation>“{title}”的文件不在了：以下是当时保存下来的文字。</translation></message>
<message><source>the file system is read-only</source><translation>文件系统是只读的</translation></message>
<message><source>The file with your annotations was damaged; it was kept as {name}.</source><translation>你的标注文件损坏了；原件已保留为 {name}。</translation></message>
<message><source>the file would be too large</source><translation>文件会太大</translation></message>
<message><source>The front matter cannot be read as TOML ({error}); it is shown as text.</source><translation>文首信息无法按 TOML 读取（{error}），现按文字显示。</translation></message>
<message><source>The front matter cannot be read as YAML; it is shown as text.</source><translation>文首信息无法按 YAML 读取，现按文字显示。</translation></message>
<message><source>The front matter has a mistake ({problem}); it is shown as text.</source><translation>文首信息有误（{problem}），现按文字显示。</translation></message>
<message><source>The front matter has a mistake in line {line} ({problem}); it is shown as text.</source><translation>文首信息第 {line} 行有误（{problem}），现按文字显示。</translation></message>
<message><source>The front matter has more than {most} keys; it is shown as text.</source><translation>文首信息超过 {most} 项，现按文字显示。</translation></message>
<message><source>The front matter is nested too deeply; it is shown as text.</source><translation>文首信息嵌套太深，现按文字显示。</translation></message>
<message><source>The front matter is not a list of keys and values; it is shown as text.</source><translation>文首信息不是“键：值”的列表，现按文字显示。</translation></message>
<message><source>The front matter uses YAML references, which are not read; it is shown as text.</source><translation>文首信息用了 YAML 引用，引用不予读取，现按文字显示。</translation></message>
<message><source>The interface</source><translation>界面</translation></message>
<message><source>The keys act on the left side</source><translation>按键作用于左侧</translation></message>
<message><source>The keys act on the other side</source><translation>按键作用于另一侧</translation></message>
<message><source>The keys act on the right side</source><translation>按键作用于右侧</translation></message>
<message><source>The keys act on {side}.</source><translation>按键现在作用于{side}。</translation></message>
<message><source>The keys cannot be read from {path}: {reason}. The usual ones are used, and the file is left as it is.</source><translation>无法从 {path} 读取按键：{reason}。现使用默认按键，文件保持原样。</translation></message>
<message><source>The keys cannot be saved to {path}: {reason}.</source><translation>无法将按键保存到 {path}：{reason}。</translation></message>
<message><source>the keys of “{name}” should be in quotation marks</source><translation>“{name}”的按键应写在引号里</translation></message>
<message><source>The last changes to your annotations are not on the disk.</source><translation>最近对标注的更改还没有写入磁盘。</translation></message>
<message><source>The layout of exports</source><translation>导出所用的模板</translation></message>
<message><source>The layout {name} cannot be used, line {line}: {problem}.</source><translation>模板 {name} 无法使用，第 {line} 行：{problem}。</translation></message>
<message><source>The layout {name} cannot be used: {problem}.</source><translation>模板 {name} 无法使用：{problem}。</translation></message>
<message><source>The layout {name} is larger than any layout needs to be.</source><translation>模板 {name} 过大，不像是模板文件。</translation></message>
<message><source>The layout {name} is not UTF-8 text.</source><translation>模板 {name} 不是 UTF-8 文本。</translation></message>
<message><source>The layout {path} cannot be read: {reason}.</source><translation>无法读取模板 {path}：{reason}。</translation></message>
<message><source>The lengths fit.</source><translation>长度相称。</translation></message>
<message><source>The library cannot be searched. {reason}</source><translation>无法搜索书库。{reason}</translation></message>
<message><source>The library is empty: add a folder with “+ Folder” below the list.</source><translation>书库是空的：用列表下方的“+ 文件夹”添加一个文件夹。</translation></message>
<message><source>the name is too long</source><translation>名称太长</translation></message>
<message><source>The newest backup, {name}, was joined in.</source><translation>最新的备份 {name} 已合并进来。</translation></message>
<message><source>The pages are being set…</source><translation>正在排版…</translation></message>
<message><source>The pair is still being read.</source><translation>这一对文件还在读取中。</translation></message>
<message><source>The printer does not answer. See whether it is switched on, or export a PDF.</source><translation>打印机没有回应。请看看它是否已开机，或者导出 PDF。</translation></message>
<message><source>the quota of disk space is used up</source><translation>磁盘配额已用完</translation></message>
<message><source>The reading cursor to the next sentence; what answers it lights up</source><translation>阅读光标移到下一句，对应的句子随之亮起</translation></message>
<message><source>The reading cursor to the sentence before</source><translation>阅读光标移到上一句</translation></message>
<message><source>The readings cannot be loaded.</source><translation>无法载入注音。</translation></message>
<message><source>The readings that the document gives are shown.</source><translation>显示文档自带的注音。</translation></message>
<message><source>The repair could not be kept: {reason}.</source><translation>未能保存修正：{reason}。</translation></message>
<message><source>The repair is done again.</source><translation>修正已重做。</translation></message>
<message><source>The repair is taken back. [[redo-repair]] does it again.</source><translation>修正已撤销。[[redo-repair]] 可重做。</translation></message>
<message><source>The rows are repaired. [[undo-repair]] takes it back.</source><translation>对照段已修正。[[undo-repair]] 可撤销。</translation></message>
<message><source>the same letters</source><translation>字母相同</translation></message>
<message><source>the sentence</source><translation>这一句</translation></message>
<message><source>The settings file has values without sense; the defaults are used: {names}.</source><translation>设置文件中有无法理解的值，这些设置改用默认值：{names}。</translation></message>
<message><source>The settings file was damaged; the defaults are used.</source><translation>设置文件已损坏，现使用默认设置。</translation></message>
<message><source>The text</source><translation>正文</translation></message>
<message><source>The text alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看正文。按 [[reveal]] 显示这一段的译文，按 [[swap-sides]] 两侧对调。</translation></message>
<message><source>The text behind this window changes along.</source><translation>此窗口后面的正文会随之变化。</translation></message>
<message><source>The two languages beside each other</source><translation>两种语言左右并排</translation></message>
<message><source>The two languages one above the other</source><translation>两种语言上下排列</translation></message>
<message><source>The two sides of the row do not answer each other</source><translation>这一段的两侧并不对应</translation></message>
<message><source>The whole library, a file each</source><translation>整个书库，每篇一个文件</translation></message>
<message><source>The whole library, in one file</source><translation>整个书库，合为一个文件</translation></message>
<message><source>the whole paragraph</source><translation>整个段落</translation></message>
<message><source>The whole text shows its readings.</source><translation>全文显示注音。</translation></message>
<message><source>Theme</source><translation>主题</translation></message>
<message><source>Theme: {choice}</source><translation>主题：{choice}</translation></message>
<message><source>There are no words in this selection.</source><translation>所选范围里没有文字。</translation></message>
<message><source>There is no bookmark in this text yet.</source><translation>这篇正文里还没有书签。</translation></message>
<message><source>there is no command “{name}”</source><translation>没有“{name}”这个命令</translation></message>
<message><source>There is no further sentence on this side.</source><translation>这一侧后面没有句子了。</translation></message>
<message><source>There is no repair to do again.</source><translation>没有可以重做的修正。</translation></message>
<message><source>There is no repair to take back.</source><translation>没有可以撤销的修正。</translation></message>
<message><source>There is no row after this one.</source><translation>这一段后面没有别的段了。</translation></message>
<message><source>There is no row before this one.</source><translation>这一段前面没有别的段了。</translation></message>
<message><source>There is no sentence on this side to move.</source><translation>这一侧没有可移动的句子。</translation></message>
<message><source>There is no text here that has been read to its end.</source><translation>这里还没有完整读入的正文。</translation></message>
<message><source>There is no text here to mark.</source><translation>这里没有可以标出的文字。</translation></message>
<message><source>There is no text on this side to move.</source><translation>这一侧没有可移动的文字。</translation></message>
<message><source>There is no text on this side. [[other-side]] changes the side.</source><translation>这一侧没有文字。按 [[other-side]] 换到另一侧。</translation></message>
<message><source>There is no word here to look up.</source><translation>这里没有可查的词。</translation></message>
<message><source>There is nothing in sight to go to.</source><translation>眼前没有可以前往的地方。</translation></message>
<message><source>There is nothing marked in this document yet.</source><translation>这篇文档还没有任何标注。</translation></message>
<message><source>There is only one language here.</source><translation>这里只有一种语言。</translation></message>
<message><source>There was no {name} any more; what it held was found in the backups.</source><translation>{name} 不见了；其中的内容已从备份中找回。</translation></message>
<message><source>There was nothing to export.</source><translation>没有可导出的内容。</translation></message>
<message><source>These Two Belong Together</source><translation>这两处相互对应</translation></message>
<message><source>These two files do not seem to say the same: “{first}” and “{second}”.</source><translation>“{first}”和“{second}”这两个文件说的似乎不是一回事。</translation></message>
<message><source>These words are its other half now.</source><translation>这些文字现在是它的另一半。</translation></message>
<message><source>They appear here as they are found.</source><translation>找到后会出现在这里。</translation></message>
<message><source>This document</source><translation>本文档</translation></message>
<message><source>This document gives no readings of its own.</source><translation>这篇文档没有自带注音。</translation></message>
<message><source>This file has no text in it.</source><translation>这个文件里没有文字。</translation></message>
<message><source>This folder cannot be read: {reason}.</source><translation>无法读取这个文件夹：{reason}。</translation></message>
<message><source>This is not a text file. Duidu opens Markdown and plain text; export it as one of these first.</source><translation>这不是文本文件。Duidu 能打开 Markdown 和纯文本；请先导出为其中一种。</translation></message>
<message><source>This is not text.</source><translation>这不是文本。</translation></message>
<message><source>This is the first row.</source><translation>这是第一段。</translation></message>
<message><source>This is the first.</source><translation>这是第一句。</translation></message>
<message><source>This is the last row.</source><translation>这是最后一段。</translation></message>
<message><source>This is the last sentence.</source><translation>这是最后一句。</translation></message>
<message><source>This link leads nowhere that Duidu can open: {address}</source><translation>这个链接指向的地方 Duidu 打不开：{address}</translation></message>
<message><source>This link leads nowhere that this Duidu knows.</source><translation>这个链接指向的地方，这里的 Duidu 不认识。</translation></message>
<message><source>This pattern is not finished or has a mistake: {reason} (at character {number}).</source><translation>这个表达式没有写完或有错误：{reason}（第 {number} 个字符）。</translation></message>
<message><source>This pattern is not finished or has a mistake: {reason}.</source><translation>这个表达式没有写完或有错误：{reason}。</translation></message>
<message><source>This pattern is too large. Shorten it.</source><translation>这个表达式太大，请缩短。</translation></message>
<message><source>This pattern takes too long. Simplify it: one repetition inside another, as in “(a+)+”, is often the reason.</source><translation>这个表达式耗时太久，请简化：重复之中再有重复（如“(a+)+”）往往是原因。</translation></message>
<message><source>This row has one paragraph on each side. It can be split before a sentence.</source><translation>这一段两侧各只有一个段落，可以在某一句前拆分。</translation></message>
<message><source>This side's first paragraph goes to the row before</source><translation>这一侧的首段移到上一对照段</translation></message>
<message><source>This side's last paragraph goes to the next row</source><translation>这一侧的末段移到下一对照段</translation></message>
<message><source>This system's SQLite has no full-text search (FTS5).</source><translation>本系统的 SQLite 没有全文搜索（FTS5）。</translation></message>
<message><source>This text cannot be searched.</source><translation>这篇正文无法查找。</translation></message>
<message><source>This text has no headings.</source><translation>这篇正文没有标题。</translation></message>
<message><source>This text is in one language; the layout is for those in two.</source><translation>这篇文字只有一种语言；版式只对双语文字起作用。</translation></message>
<message><source>Those of every document will stand here.</source><translation>所有文档的高亮和笔记会列在这里。</translation></message>
<message><source>Those of the document</source><translation>文档自带的</translation></message>
<message><source>Title</source><comment>order</comment><translation>标题</translation></message>
<message><source>to</source><translation>到</translation></message>
<message><source>To the end</source><translation>到结尾</translation></message>
<message><source>To the match before</source><translation>到上一处匹配</translation></message>
<message><source>To the next annotation</source><translation>到下一处标注</translation></message>
<message><source>To the next heading</source><translation>到下一个标题</translation></message>
<message><source>To the next match</source><translation>到下一处匹配</translation></message>
<message><source>To the Next Part of the Window</source><translation>到窗口的下一部分</translation></message>
<message><source>To the next row</source><translation>到下一段</translation></message>
<message><source>To the next row that may be paired wrongly</source><translation>到下一处可能配错的段</translation></message>
<message><source>To the previous annotation</source><translation>到上一处标注</translation></message>
<message><source>To the previous heading</source><translation>到上一个标题</translation></message>
<message><source>To the previous row</source><translation>到上一段</translation></message>
<message><source>To the row before that may be paired wrongly</source><translation>到上一处可能配错的段</translation></message>
<message><source>To the start</source><translation>到开头</translation></message>
<message><source>too many files are open</source><translation>打开的文件太多</translation></message>
<message><source>Toolbar</source><translation>工具栏</translation></message>
<message><source>Traditional</source><translation>繁体</translation></message>
<message><source>Traditional  繁體</source><translation>繁体</translation></message>
<message><source>Traditional Chinese</source><translation>繁体中文</translation></message>
<message><source>Translation memory (TMX)</source><translation>翻译记忆库（TMX）</translation></message>
<message><source>Try Again</source><translation>重试</translation></message>
<message><source>Two forms of Chinese stand beside each other; nothing is hidden.</source><translation>两种中文形式正并排显示，没有遮住任何内容。</translation></message>
<message><source>Two rows: the sentence that the reading cursor is on begins the second</source><translation>分成两段：第二段从阅读光标所在的句子开始</translation></message>
<message><source>Two-Sided Highlight</source><translation>两侧高亮</translation></message>
<message><source>Type to search</source><translation>输入以搜索</translation></message>
<message><source>Type what you want: commands, documents, headings, settings</source><translation>输入想找的内容：命令、文档、标题、设置</translation></message>
<message><source>Type, colours, folders, notes and keys</source><translation>字体、颜色、文件夹、笔记和按键</translation></message>
<message><source>Underline</source><translation>下划线</translation></message>
<message><source>Underline the selection, or change what is marked</source><translation>给所选文字加下划线，或更改标注样式</translation></message>
<message><source>Underline the words that translate the one under the mouse or selected</source><translation>给鼠标所指或所选的词的译词加下划线</translation></message>
<message><source>Underline, or highlight again</source><translation>改用下划线，或恢复高亮</translation></message>
<message><source>Underlined</source><translation>已加下划线</translation></message>
<message><source>Underlined.</source><translation>已加下划线。</translation></message>
<message><source>Undo</source><translation>撤销</translation></message>
<message><source>Undo Repair</source><translation>撤销修正</translation></message>
<message><source>Undo {step}</source><translation>撤销“{step}”</translation></message>
<message><source>Undone: {step}.</source><translation>已撤销：{step}。</translation></message>
<message><source>unread, reading, read</source><translation>unread、reading、read</translation></message>
<message><source>US Letter</source><translation>美国信纸</translation></message>
<message><source>Use as other half</source><translation>用作另一半</translation></message>
<message><source>Use Duidu's</source><translation>使用 Duidu 自带的</translation></message>
<message><source>Use It Here</source><translation>改用于此</translation></message>
<message><source>Usual Keys</source><translation>默认按键</translation></message>
<message><source>Usual Type</source><translation>默认字体</translation></message>
<message><source>Usually it has no keys</source><translation>默认没有按键</translation></message>
<message><source>Usually {keys}</source><translation>默认为 {keys}</translation></message>
<message><source>variant form</source><translation>简繁形式</translation></message>
<message><source>Veil the second language, or show it</source><translation>遮住或显示第二种语言</translation></message>
<message><source>Web Annotations (JSON-LD)</source><translation>Web Annotations（JSON-LD）</translation></message>
<message><source>Web page, two columns</source><translation>网页，左右两栏</translation></message>
<message><source>Welcome to Duidu</source><translation>欢迎使用 Duidu</translation></message>
<message><source>What</source><translation>内容</translation></message>
<message><source>What can be done with the row or the selection</source><translation>对这一段或所选文字可做的事</translation></message>
<message><source>What can be done with the selected words</source><translation>对所选文字可做的事</translation></message>
<message><source>What do you want?</source><translation>想做什么？</translation></message>
<message><source>What does this colour stand for? For example: vocabulary, disagree.</source><translation>这种颜色代表什么？例如：生词、不同意。</translation></message>
<message><source>What fits</source><translation>相符的内容</translation></message>
<message><source>What is found appears here.</source><translation>找到的内容会出现在这里。</translation></message>
<message><source>What it had said to be saved is all here: highlights, notes, and your places in documents.</source><translation>它说过已保存的内容都在：高亮、笔记，以及你在各个文档中的位置。</translation></message>
<message><source>What speaks for the pairing of the row: lengths, words found, how sure it is</source><translation>这一段配对的依据：长度、找到的词、把握有多大</translation></message>
<message><source>What the colours mean</source><translation>颜色的含义</translation></message>
<message><source>What this program is</source><translation>这是个什么程序</translation></message>
<message><source>What to begin with</source><translation>从哪里开始</translation></message>
<message><source>What to begin with, on one card</source><translation>从哪里开始，都在一张卡片上</translation></message>
<message><source>What was found</source><translation>搜索结果</translation></message>
<message><source>where it came from</source><translation>来源</translation></message>
<message><source>Where they are kept</source><translation>保存在哪里</translation></message>
<message><source>Where your annotations are kept</source><translation>标注保存在哪里</translation></message>
<message><source>Which translation of the document is shown beside it</source><translation>选择与文档对照显示的译文</translation></message>
<message><source>who speaks</source><translation>讲话的人</translation></message>
<message><source>who wrote it</source><translation>作者</translation></message>
<message><source>Whole word</source><translation>全词匹配</translation></message>
<message><source>Whole words only (Alt+W)</source><translation>只匹配完整的词（Alt+W）</translation></message>
<message><source>Why These Belong Together</source><translation>为何彼此对应</translation></message>
<message><source>Widest column</source><translation>最大栏宽</translation></message>
<message><source>With highlights</source><translation>包括高亮</translation></message>
<message><source>With notes, below their paragraphs</source><translation>包括笔记，放在所属段落下面</translation></message>
<message><source>With the pictures that lie beside the text</source><translation>带上正文旁的图片</translation></message>
<message><source>Words are looked for in every document of the library and in your notes: in both languages, and in whatever form the Chinese is written.&#10;&#10;“the tide” in quotes is a phrase; -draft leaves passages out; tag:essay, lang:zh, author:Lin and the other fields of the filter choose documents.</source><translation>在书库的所有文档和你的笔记中搜索：两种语言都找，不论中文写成哪种形式。&#10;&#10;加引号的“the tide”是词组；-draft 排除含有该词的段落；tag:essay、lang:zh、author:Lin 和其他筛选字段用来限定文档。</translation></message>
<message><source>Words That Answer</source><translation>对应的词</translation></message>
<message><source>Words that answer are marked.</source><translation>现在会标出对应的词。</translation></message>
<message><source>Words that answer are not marked.</source><translation>现在不标出对应的词。</translation></message>
<message><source>Write a note</source><translation>写一条笔记</translation></message>
<message><source>Write a note on the document as a whole</source><translation>给整篇文档写一条笔记</translation></message>
<message><source>Write a note on the selection or the paragraph</source><translation>给所选文字或段落写笔记</translation></message>
<message><source>Write a note…</source><translation>写一条笔记…</translation></message>
<message><source>Yellow</source><translation>黄色</translation></message>
<message><source>yellow</source><translation>黄色</translation></message>
<message><source>yellow, green, blue, pink, purple, or what a colour means</source><translation>yellow、green、blue、pink、purple，或颜色的含义</translation></message>
<message><source>yes, no, or words of the note</source><translation>yes、no，或笔记中的词</translation></message>
<message><source>You are not allowed to read “{name}”. Change its permissions to open it.</source><translation>你没有读取“{name}”的权限。请更改其权限后再打开。</translation></message>
<message><source>Your annotations cannot be saved: {reason}. Nothing is lost: they are kept in memory, and saving is tried again and again.</source><translation>你的标注无法保存：{reason}。什么都没有丢失：它们保留在内存中，程序会不断重试。</translation></message>
<message><source>Your annotations file is only read: {reason}.</source><translation>你的标注文件目前只读：{reason}。</translation></message>
<message><source>Your notes and your place in the text have just been saved, and Duidu goes on. If it behaves strangely from here, close it and start it again.&#10;&#10;The details below help to mend this. They stay on your computer unless you send them.</source><translation>你的笔记和你在正文中的位置刚刚保存好，Duidu 会继续运行。如果它从现在起表现异常，请关闭后重新打开。&#10;&#10;下面的详细信息有助于修正这个问题。除非你把它发给别人，它只留在你的电脑上。</translation></message>
<message><source>Your notes are still being read. Try again in a moment.</source><translation>正在读取你的笔记，请稍后再试。</translation></message>
<message><source>Your notes are still being read; then this is done.</source><translation>仍在读取笔记，读完后会执行。</translation></message>
<message><source>Your notes had still to be read. Do it once more.</source><translation>刚才笔记还没读完，请再操作一次。</translation></message>
<message><source>Zhuyin</source><translation>注音符号</translation></message>
<message><source>Zhuyin is shown beside the characters.</source><translation>注音符号显示在汉字旁。</translation></message>
<message><source>{annotations} in {number} documents</source><translation>{number} 篇文档中的 {annotations}</translation></message>
<message><source>{annotations}; this is the beginning</source><translation>{annotations}；这是开头部分</translation></message>
<message><source>{annotation}, not found in the text</source><translation>{annotation}，在正文中找不到</translation></message>
<message><source>{at:,} of {number:,}{more}</source><translation>{at:,} / {number:,}{more}</translation></message>
<message><source>{colour} ({meaning})</source><translation>{colour}（{meaning}）</translation></message>
<message><source>{colour} has no meaning now.</source><translation>{colour}不再有特定含义。</translation></message>
<message><source>{colour} stands for {meaning} now.</source><translation>{colour}现在代表“{meaning}”。</translation></message>
<message><source>{colour}: {meaning}</source><translation>{colour}：{meaning}</translation></message>
<message><source>{colour}…</source><translation>{colour}…</translation></message>
<message><source>{command}: {keys}</source><translation>{command}：{keys}</translation></message>
<message numerus="yes"><source>{count:,} documents</source><comment>found</comment><translation><numerusform>{count:,} 篇文档</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations</source><translation><numerusform>{count} 条标注</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations could be read in it.</source><translation><numerusform>其中有 {count} 条标注可以读出。</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations in {name} could not be read. The text is kept in the file, under “broken”; mend it there and it is read again.</source><translation><numerusform>{name} 中有 {count} 条标注无法读出。原文保留在文件的“broken”之下；在那里改好后就会重新读入。</numerusform></translation></message>
<message numerus="yes"><source>{count} damaged characters are shown as {sign}.</source><translation><numerusform>有 {count} 个损坏的字符，显示为 {sign}。</numerusform></translation></message>
<message numerus="yes"><source>{count} entries in the file cannot be read. They are kept in it, under “broken”; mended there, they are read again.</source><translation><numerusform>文件中有 {count} 条内容无法读取。它们保留在文件的“broken”之下，在那里改正后会重新读取。</numerusform></translation></message>
<message><source>{count} files …</source><translation>{count} 个文件…</translation></message>
<message><source>{count} folders joined the library.</source><translation>已将 {count} 个文件夹加入书库。</translation></message>
<message><source>{count} not found in the text</source><translation>{count} 条在正文中找不到</translation></message>
<message numerus="yes"><source>{count} of these are not found in the text</source><translation><numerusform>其中 {count} 条在正文中找不到</numerusform></translation></message>
<message numerus="yes"><source>{count} pages went to the printer.</source><translation><numerusform>已将 {count} 页发送到打印机。</numerusform></translation></message>
<message numerus="yes"><source>{count} units in neither English nor Chinese left out.</source><translation><numerusform>有 {count} 个单元既非英文也非中文，已略过。</numerusform></translation></message>
<message><source>{count}, outside of {fields}</source><translation>{count}（在 {fields} 之外）</translation></message>
<message numerus="yes"><source>{done} {count} blocks that you edited are left as they are.</source><translation><numerusform>{done}其中 {count} 处你改过的内容保持原样。</numerusform></translation></message>
<message><source>{done}.</source><translation>{done}。</translation></message>
<message><source>{done}: {what}, {side}.</source><translation>{done}：{what}，{side}。</translation></message>
<message><source>{done}: {what}.</source><translation>{done}：{what}。</translation></message>
<message><source>{doubt} Weak pair {number} of {all}.</source><translation>{doubt}存疑的配对：第 {number} 处，共 {all} 处。</translation></message>
<message><source>{first} {second}</source><comment>two sentences</comment><translation>{first}{second}</translation></message>
<message><source>{found} in {documents}</source><translation>{documents}中的 {found}</translation></message>
<message><source>{heading}, {number}, folded</source><translation>{heading}，{number}，已收起</translation></message>
<message><source>{heading}, {number}, unfolded</source><translation>{heading}，{number}，已展开</translation></message>
<message><source>{hours} h</source><translation>{hours} 小时</translation></message>
<message><source>{hours} h {minutes} min</source><translation>{hours} 小时 {minutes} 分</translation></message>
<message><source>{keys} has more than {most} presses</source><translation>{keys} 超过了 {most} 次按键</translation></message>
<message><source>{keys} is no key</source><translation>{keys} 不是按键</translation></message>
<message><source>{key} belongs to {command} ({keys}).</source><translation>{key} 已属于“{command}”（{keys}）。</translation></message>
<message><source>{key} belongs to {command}.</source><translation>{key} 已属于“{command}”。</translation></message>
<message><source>{key} cannot be a key of “{command}”: {other} has it, or one that begins alike.</source><translation>{key} 不能作为“{command}”的按键：“{other}”已使用它，或使用开头相同的按键。</translation></message>
<message><source>{key} is a key of {command} already.</source><translation>{key} 已经是“{command}”的按键。</translation></message>
<message><source>{language}: {percent}% read, {time} left</source><translation>{language}：已读 {percent}%，还需 {time}</translation></message>
<message><source>{meaning} ({colour})</source><translation>{meaning}（{colour}）</translation></message>
<message><source>{meaning}, underlined</source><translation>{meaning}，下划线</translation></message>
<message><source>{minutes} min</source><translation>{minutes} 分钟</translation></message>
<message><source>{name} ({meaning})</source><translation>{name}（{meaning}）</translation></message>
<message><source>{name} · {number:,}</source><translation>{name} · {number:,}</translation></message>
<message><source>{name}: less</source><translation>{name}：减小</translation></message>
<message><source>{name}: more</source><translation>{name}：增大</translation></message>
<message><source>{number:,} more in this document</source><translation>本文档中还有 {number:,} 处</translation></message>
<message><source>{number:,} more notes</source><translation>还有 {number:,} 条笔记</translation></message>
<message numerus="yes"><source>{number} notes</source><comment>found</comment><translation><numerusform>{number} 条笔记</numerusform></translation></message>
<message><source>{number} of {all}</source><translation>{number} / {all}</translation></message>
<message numerus="yes"><source>{number} passages</source><comment>found</comment><translation><numerusform>{number} 处</numerusform></translation></message>
<message><source>{number} things are wrong with {name}. {first}</source><translation>{name} 有 {number} 处错误。{first}</translation></message>
<message><source>{number}: [[go-to-percent]] goes to that share of the text, [[escape]] gives up.</source><translation>{number}：按 [[go-to-percent]] 跳到正文的百分之 {number}，按 [[escape]] 放弃。</translation></message>
<message><source>{order} ▾</source><translation>{order} ▾</translation></message>
<message><source>{path} cannot be read: {reason}.</source><translation>无法读取 {path}：{reason}。</translation></message>
<message><source>{path} holds neither Duidu's annotations nor Web Annotations.</source><translation>{path} 中既没有 Duidu 的标注，也没有 Web Annotations。</translation></message>
<message><source>{path} holds the highlights of another document.</source><translation>{path} 里是另一篇文档的高亮。</translation></message>
<message><source>{path} is larger than any file of annotations.</source><translation>{path} 过大，不像是标注文件。</translation></message>
<message><source>{path} is not JSON, or it is damaged ({error}).</source><translation>{path} 不是 JSON，或者已损坏（{error}）。</translation></message>
<message><source>{path} is not UTF-8 text; it is left as it is.</source><translation>{path} 不是 UTF-8 文本，保持原样。</translation></message>
<message><source>{path} is only read, not written: {reason}.</source><translation>{path} 只读取，不写入：{reason}。</translation></message>
<message><source>{path} is the document itself. Choose another name.</source><translation>{path} 就是文档本身。请换一个名称。</translation></message>
<message><source>{path} was written by a newer Duidu, which knows more.</source><translation>{path} 由更新版本的 Duidu 写成，此版本无法读懂。</translation></message>
<message><source>{path}: {reason}.</source><translation>{path}：{reason}。</translation></message>
<message><source>{percent} per cent of the text.</source><translation>正文的 {percent}%。</translation></message>
<message><source>{percent}%</source><translation>{percent}%</translation></message>
<message><source>{problem}, line {line}</source><translation>{problem}，第 {line} 行</translation></message>
<message><source>{program} {version}</source><translation>{program} {version}</translation></message>
<message><source>{reason}.</source><translation>{reason}。</translation></message>
<message><source>{reason}.&#10;Annotations are kept in {path}</source><translation>{reason}。&#10;标注保存在 {path}</translation></message>
<message><source>{said} It was kept as {name}.</source><translation>{said}原文件留作 {name}。</translation></message>
<message><source>{share:.0%} read</source><translation>已读 {share:.0%}</translation></message>
<message><source>{share} · EN {english} · 中 {chinese} left</source><translation>{share} · 还需 英 {english} · 中 {chinese}</translation></message>
<message><source>{share} · read</source><translation>{share} · 已读完</translation></message>
<message><source>{share} · {time} left</source><translation>{share} · 还需 {time}</translation></message>
<message><source>{tab}, {lost} of them not found in the text</source><translation>{tab}，其中 {lost} 条在正文中找不到</translation></message>
<message><source>{tab}, {number}</source><translation>{tab}，{number}</translation></message>
<message><source>{what} · {number}</source><translation>{what} · {number}</translation></message>
<message><source>{why} It may be on a disk that is not connected, or have another name now. What you marked in its documents is kept.</source><translation>{why}它可能在一块没有连接的磁盘上，或者已经改名。你在其中文档里的标注都还在。</translation></message>
<message><source>{words} ({key})</source><translation>{words}（{key}）</translation></message>
<message><source>“{first}” and “{second}” joined the library.</source><translation>“{first}”和“{second}”已加入书库。</translation></message>
<message><source>“{name}” cannot be read</source><translation>无法读取“{name}”</translation></message>
<message><source>“{name}” cannot be read ({reason}).</source><translation>无法读取“{name}”（{reason}）。</translation></message>
<message><source>“{name}” cannot be read as TMX ({reason}).</source><translation>无法将“{name}”作为 TMX 读取（{reason}）。</translation></message>
<message><source>“{name}” cannot be read: {reason}.</source><translation>无法读取“{name}”：{reason}。</translation></message>
<message><source>“{name}” cannot be written: {reason}. Choose another folder.</source><translation>无法写入“{name}”：{reason}。请换一个文件夹。</translation></message>
<message><source>“{name}” could not be read ({reason}). Try again, or check the disk.</source><translation>未能读取“{name}”（{reason}）。请重试，或检查磁盘。</translation></message>
<message><source>“{name}” has {size} MB; Duidu opens texts of up to {most} MB. Split it into parts to read it.</source><translation>“{name}”有 {size} MB；Duidu 最多打开 {most} MB 的文本。请拆成几部分再读。</translation></message>
<message><source>“{name}” holds no text.</source><translation>“{name}”中没有文字。</translation></message>
<message><source>“{name}” is a folder. Add it to the sidebar to see the documents inside.</source><translation>“{name}”是一个文件夹。把它加入侧栏，就能看到其中的文档。</translation></message>
<message><source>“{name}” is a pipe, a socket or a device, and holds no text.</source><translation>“{name}”是管道、套接字或设备，里面没有文字。</translation></message>
<message><source>“{name}” is damaged ({reason}); what stands before that line is shown.</source><translation>“{name}”已损坏（{reason}）；现显示该行之前的内容。</translation></message>
<message><source>“{name}” is not there any more. It may have been moved or renamed.</source><translation>“{name}”已经不在了，可能被移动或改名。</translation></message>
<message><source>“{name}” is the open text itself.</source><translation>“{name}”就是打开的正文。</translation></message>
<message><source>“{name}” joined the library.</source><translation>“{name}”已加入书库。</translation></message>
<message><source>“{name}”, a copy made by a sync program, was merged in.</source><translation>同步程序产生的副本“{name}”已合并进来。</translation></message>
<message><source>“{name}”, the other language, is left out. {reason}</source><translation>另一种语言的“{name}”未能载入。{reason}</translation></message>
<message><source>“{operator}” works with numbers only</source><translation>“{operator}”只能用于数字</translation></message>
<message><source>“{text}” cannot be reached</source><translation>找不到“{text}”</translation></message>
<message><source>“{text}” holds nothing to read</source><translation>“{text}”里没有可读的内容</translation></message>
<message><source>“{title}” is not where it was. Open it, and its notes are there again.</source><translation>“{title}”不在原来的位置。打开它，笔记就会重新出现。</translation></message>
<message><source>“{value}” is no colour here. Write {names}, or what a colour means.</source><translation>这里没有叫“{value}”的颜色。请写 {names}，或颜色的含义。</translation></message>
<message><source>“{value}” is no kind. Write one of {names}.</source><translation>“{value}”不是种类。请写 {names} 之一。</translation></message>
<message><source>“{value}” is no language here. Write en, zh, both, hans or hant.</source><translation>这里没有叫“{value}”的语言。请写 en、zh、both、hans 或 hant。</translation></message>
<message><source>“{value}” is no state. Write unread, reading or read.</source><translation>“{value}”不是阅读状态。请写 unread、reading 或 read。</translation></message>
<message><source>“{value}” is no style. Write one of {names}.</source><translation>“{value}”不是样式。请写 {names} 之一。</translation></message>
<message><source>“{value}” is not a date. Write 2025, 2025-06 or 2025-06-30.</source><translation>“{value}”不是日期。请写 2025、2025-06 或 2025-06-30。</translation></message>
<message><source>← → next word · ↑ ↓ scroll · Esc close · CC-CEDICT</source><translation>← → 换词 · ↑ ↓ 滚动 · Esc 关闭 · CC-CEDICT</translation></message>
<message><source>＋ Add the Chinese text…</source><translation>＋ 添加中文文本…</translation></message>
<message><source>＋ Add the English text…</source><translation>＋ 添加英文文本…</translation></message>
</context>
<context>
<name>QFileDialog</name>
<message><source>&amp;Look in:</source><translation>查找范围(&amp;L)：</translation></message>
<message><source>Files of &amp;type:</source><translation>文件类型(&amp;T)：</translation></message>
</context>
<context>
<name>QFileSystemModel</name>
<message><source>Computer</source><translation>电脑</translation></message>
<message><source>Size</source><translation>大小</translation></message>
</context>
<context>
<name>QShortcut</name>
<message><source>Backspace</source><translation>Backspace</translation></message>
<message><source>Del</source><translation>Del</translation></message>
<message><source>Down</source><translation>↓</translation></message>
<message><source>Enter</source><translation>Enter</translation></message>
<message><source>Ins</source><translation>Ins</translation></message>
<message><source>Left</source><translation>←</translation></message>
<message><source>Return</source><translation>Return</translation></message>
<message><source>Right</source><translation>→</translation></message>
<message><source>Space</source><translation>Space</translation></message>
<message><source>Up</source><translation>↑</translation></message>
</context>
</TS>
