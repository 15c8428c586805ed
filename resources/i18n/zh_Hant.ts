<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
<name>Duidu</name>
<message><source> characters</source><translation> 個字</translation></message>
<message><source> or </source><comment>between keys</comment><translation> 或 </translation></message>
<message><source> {choice} ▾</source><translation> {choice} ▾</translation></message>
<message><source>&amp;Chinese</source><translation>中文(&amp;C)</translation></message>
<message><source>&amp;Edit</source><translation>編輯(&amp;E)</translation></message>
<message><source>&amp;File</source><translation>檔案(&amp;F)</translation></message>
<message><source>&amp;Go</source><translation>前往(&amp;G)</translation></message>
<message><source>&amp;Help</source><translation>說明(&amp;H)</translation></message>
<message><source>&amp;Layout</source><translation>版面(&amp;L)</translation></message>
<message><source>&amp;Notes</source><translation>筆記(&amp;N)</translation></message>
<message><source>&amp;Pairs</source><translation>配對(&amp;P)</translation></message>
<message><source>&amp;View</source><translation>檢視(&amp;V)</translation></message>
<message><source>+ Folder</source><translation>+ 資料夾</translation></message>
<message><source>&lt; 1 min</source><translation>不到 1 分鐘</translation></message>
<message><source>[[cheat-sheet]] shows all keys.</source><translation>[[cheat-sheet]] 顯示全部按鍵。</translation></message>
<message><source>[[next-row]] and [[previous-row]] go by paragraphs, [[screen-down]] by screens.</source><translation>[[next-row]] 和 [[previous-row]] 逐段移動，[[screen-down]] 翻一頁。</translation></message>
<message><source>[[next-variant]], or the button above: Simplified, Taiwan, Hong Kong and more.</source><translation>按 [[next-variant]]，或用上方的按鈕：簡體、臺灣、香港等。</translation></message>
<message><source>[[notes]] shows all that you have marked, [[find]] finds words in the text.</source><translation>[[notes]] 列出你標註過的一切，[[find]] 在正文裡尋找。</translation></message>
<message><source>[[open]] opens a file. “+ Folder” at the left lists a whole folder.</source><translation>[[open]] 開啟檔案；左下方的「+ 資料夾」列出整個資料夾。</translation></message>
<message><source>A bookmark is here now.</source><translation>已在此處加上書籤。</translation></message>
<message><source>A copy of all annotations is in {path}.</source><translation>所有標註的副本已存為 {path}。</translation></message>
<message><source>A document without a title</source><translation>沒有標題的文件</translation></message>
<message><source>a key is missing between the quotation marks</source><translation>引號之間缺少按鍵</translation></message>
<message><source>a newer version of Duidu has written them</source><translation>它們由較新版本的 Duidu 寫成</translation></message>
<message><source>a newer version of Duidu wrote it</source><translation>它由較新版本的 Duidu 寫成</translation></message>
<message><source>a number gets too large</source><translation>有一個數變得太大</translation></message>
<message><source>A pair for each sentence</source><translation>逐句配對</translation></message>
<message><source>A pattern can have up to {number:,} characters.</source><translation>運算式最多可有 {number:,} 個字元。</translation></message>
<message><source>A phrase can have up to {number:,} characters.</source><translation>詞句最多可有 {number:,} 個字元。</translation></message>
<message><source>A row for each paragraph of this one</source><translation>把這一段依其中的段落拆開</translation></message>
<message><source>A4</source><translation>A4</translation></message>
<message><source>A5</source><translation>A5</translation></message>
<message><source>About Duidu</source><translation>關於 Duidu</translation></message>
<message><source>Act on the Left</source><translation>操作左側</translation></message>
<message><source>Act on the Other Side</source><translation>操作另一側</translation></message>
<message><source>Act on the Right</source><translation>操作右側</translation></message>
<message><source>Add a folder that holds Markdown or text files, or drop files on this window.</source><translation>加入一個有 Markdown 或文字檔的資料夾，或把檔案拖到這個視窗上。</translation></message>
<message><source>Add a folder to the library</source><translation>把一個資料夾加入書庫</translation></message>
<message><source>Add a Folder…</source><translation>加入資料夾…</translation></message>
<message><source>Add a Note</source><translation>加上筆記</translation></message>
<message><source>Add a note…</source><translation>加上筆記…</translation></message>
<message><source>Add a word to look for.</source><translation>請再寫一個要搜尋的詞。</translation></message>
<message><source>Add Folder to Library…</source><translation>將資料夾加入書庫…</translation></message>
<message><source>Add Folder…</source><translation>加入資料夾…</translation></message>
<message><source>Add Keys…</source><translation>加入按鍵…</translation></message>
<message><source>Add the Other Language…</source><translation>加入另一種語言…</translation></message>
<message><source>Add the sentence that follows</source><translation>把下一句也選取</translation></message>
<message><source>Add the text that answers</source><translation>附上對應的文字</translation></message>
<message><source>Added</source><comment>order</comment><translation>加入時間</translation></message>
<message><source>All highlights, notes and bookmarks are in this one file. It can lie in a folder that a sync program keeps the same on several machines.</source><translation>所有螢光標示、筆記和書籤都在這一個檔案裡。它可以放在由同步程式在幾台電腦之間保持一致的資料夾中。</translation></message>
<message><source>All that is here. Duidu reads it back with the same pairs.</source><translation>保留全部內容；Duidu 再開啟時，配對不變。</translation></message>
<message><source>All Usual Keys</source><translation>全部恢復預設</translation></message>
<message><source>All words must be in the same paragraph or its counterpart: try fewer.</source><translation>所有的詞必須在同一段落或其對應段落中：試試少用幾個。</translation></message>
<message><source>All; or some, with commas between</source><translation>全部；或只寫幾個，用逗號隔開</translation></message>
<message><source>an error in the program: {error}</source><translation>程式內部出錯：{error}</translation></message>
<message><source>Annotation {number:,} of {all:,}.</source><translation>第 {number:,} 則標註，共 {all:,} 則。</translation></message>
<message><source>Annotations</source><translation>標註</translation></message>
<message><source>Annotations (*.json *.jsonld);;All files (*)</source><translation>標註 (*.json *.jsonld);;所有檔案 (*)</translation></message>
<message><source>Annotations (*.json)</source><translation>標註 (*.json)</translation></message>
<message><source>Annotations are kept in {path}</source><translation>標註儲存在 {path}</translation></message>
<message><source>Annotations are kept in {path} from now on.</source><translation>今後標註儲存在 {path}。</translation></message>
<message><source>Annotations are not saved</source><translation>標註尚未儲存</translation></message>
<message><source>Annotations File</source><translation>標註檔案</translation></message>
<message><source>Annotations File…</source><translation>標註檔案…</translation></message>
<message><source>Annotations: {new} new, {changed} changed, {same} already there, {refused} could not be read.</source><translation>標註：新增 {new} 則，更新 {changed} 則，已有 {same} 則，無法讀取 {refused} 則。</translation></message>
<message><source>Annotations: {new} new, {changed} changed, {same} already there.</source><translation>標註：新增 {new} 則，更新 {changed} 則，已有 {same} 則。</translation></message>
<message><source>another program is writing to it</source><translation>另一個程式正在寫入</translation></message>
<message><source>another window is writing to it</source><translation>另一個視窗正在寫入</translation></message>
<message><source>Appearance</source><translation>外觀</translation></message>
<message><source>As in source</source><translation>同原文</translation></message>
<message><source>As in the Source  原文</source><translation>同原文</translation></message>
<message><source>As it is paired here, with your repairs.</source><translation>按這裡的配對，包括你的修正。</translation></message>
<message><source>Attach to Selection</source><translation>附到所選文字</translation></message>
<message><source>B5</source><translation>B5</translation></message>
<message><source>Back</source><translation>返回</translation></message>
<message><source>Back to where you were</source><translation>回到剛才的位置</translation></message>
<message><source>Back to “{name}”</source><translation>回到「{name}」</translation></message>
<message><source>before this date: 2025-06</source><translation>在此日期之前：2025-06</translation></message>
<message><source>begun, not finished</source><translation>讀過一部分</translation></message>
<message><source>Between paragraphs</source><translation>段落間距</translation></message>
<message><source>Between the sidebar and the text</source><translation>側邊欄與正文之間</translation></message>
<message><source>Between the text and the notes</source><translation>正文與筆記之間</translation></message>
<message><source>Blue</source><translation>藍色</translation></message>
<message><source>blue</source><translation>藍色</translation></message>
<message><source>Bookmark</source><translation>書籤</translation></message>
<message><source>Both are in Chinese: “{first}” and “{second}”.</source><translation>兩份都是中文：「{first}」和「{second}」。</translation></message>
<message><source>Both are in English: “{first}” and “{second}”.</source><translation>兩份都是英文：「{first}」和「{second}」。</translation></message>
<message><source>Both are in one language. [[other-side]] changes the side.</source><translation>兩處是同一種語言。按 [[other-side]] 換到另一側。</translation></message>
<message><source>Both Sides</source><translation>兩側</translation></message>
<message><source>Both sides</source><translation>兩側</translation></message>
<message><source>both sides</source><translation>兩側</translation></message>
<message><source>Both sides are marked</source><translation>兩側都已標出</translation></message>
<message><source>Both sides are marked.</source><translation>兩側都已標出。</translation></message>
<message><source>Both, as marked</source><translation>兩側，依標註的情況</translation></message>
<message><source>Built-in</source><translation>內建</translation></message>
<message><source>By title</source><translation>依標題</translation></message>
<message><source>Cancel</source><translation>取消</translation></message>
<message><source>Cannot be read: {reason}.</source><translation>無法讀取：{reason}。</translation></message>
<message><source>category</source><translation>類別</translation></message>
<message><source>Change the Chinese</source><translation>換一種中文</translation></message>
<message><source>Changed</source><translation>變更日期</translation></message>
<message><source>changed before this date: 2025-06</source><translation>在此日期之前修改過：2025-06</translation></message>
<message><source>Changed from</source><translation>變更日期從</translation></message>
<message><source>changed from this date on: 2025-06</source><translation>自此日期起修改過：2025-06</translation></message>
<message><source>Changed to</source><translation>變更日期到</translation></message>
<message><source>Change…</source><translation>變更…</translation></message>
<message><source>Chinese</source><translation>中文</translation></message>
<message><source>Chinese First</source><translation>中文在前</translation></message>
<message><source>Chinese first</source><translation>中文在前</translation></message>
<message><source>Chinese flush on both sides</source><translation>中文左右對齊</translation></message>
<message><source>Chinese only</source><translation>只有中文</translation></message>
<message><source>Chinese size</source><translation>中文大小</translation></message>
<message><source>Chinese words found on the other side: {share}%</source><translation>在另一側找到的中文詞：{share}%</translation></message>
<message><source>Chinese: {choice}</source><translation>中文：{choice}</translation></message>
<message numerus="yes"><source>Chinese: {count} characters</source><translation><numerusform>中文：{count} 個字元</numerusform></translation></message>
<message><source>Chinese: {form}.</source><translation>中文形式：{form}。</translation></message>
<message><source>Choose a layout</source><translation>選擇範本</translation></message>
<message><source>Choose a Layout…</source><translation>選擇範本…</translation></message>
<message><source>Choose a row first: click it, or press [[next-row]].</source><translation>請先選一段：按一下它，或按 [[next-row]]。</translation></message>
<message><source>Choose a sentence that another one stands before.</source><translation>請選一個前面還有句子的句子。</translation></message>
<message><source>Choose English in one row and Chinese in another.</source><translation>請在一段中選英文，在另一段中選中文。</translation></message>
<message><source>Choose the Counterpart…</source><translation>選擇對照文本…</translation></message>
<message><source>Choose the same text in the other language</source><translation>選擇同一文本的另一種語言</translation></message>
<message><source>Choose…</source><translation>選擇…</translation></message>
<message><source>Clear the Filter</source><translation>清除篩選</translation></message>
<message><source>Clear the filter (Esc)</source><translation>清除篩選（Esc）</translation></message>
<message><source>Clear the filter (Esc), or use fewer words.</source><translation>清除篩選（Esc），或少用幾個詞。</translation></message>
<message><source>Clear the filter (Esc), use fewer words, or add a folder.</source><translation>清除篩選（Esc），少用幾個詞，或加入資料夾。</translation></message>
<message><source>Click a highlight, or go to one with [[next-annotation]] or [[previous-annotation]] first.</source><translation>請先點一處螢光標示，或用 [[next-annotation]] 或 [[previous-annotation]] 前往一處。</translation></message>
<message><source>Close</source><translation>關閉</translation></message>
<message><source>Close (Esc)</source><translation>關閉（Esc）</translation></message>
<message><source>Close Anyway</source><translation>仍要關閉</translation></message>
<message><source>Close Duidu</source><translation>關閉 Duidu</translation></message>
<message><source>Close the contents</source><translation>關閉目錄</translation></message>
<message><source>Close the contents (Esc)</source><translation>關閉目錄（Esc）</translation></message>
<message><source>Close the panel</source><translation>關閉面板</translation></message>
<message><source>Colour</source><translation>顏色</translation></message>
<message><source>Colours</source><translation>顏色</translation></message>
<message><source>colours</source><translation>顏色</translation></message>
<message><source>Column</source><translation>欄寬</translation></message>
<message><source>Command</source><translation>指令</translation></message>
<message><source>command</source><translation>指令</translation></message>
<message><source>Commands and their keys</source><translation>指令及其按鍵</translation></message>
<message><source>Commands, documents, headings, settings</source><translation>指令、文件、標題、設定</translation></message>
<message><source>Contents</source><translation>目錄</translation></message>
<message><source>Copied as Markdown.</source><translation>已複製為 Markdown。</translation></message>
<message numerus="yes"><source>Copied {count:,} characters.</source><translation><numerusform>已複製 {count:,} 個字元。</numerusform></translation></message>
<message><source>Copied.</source><translation>已複製。</translation></message>
<message><source>Copy</source><translation>複製</translation></message>
<message><source>Copy Address</source><translation>複製網址</translation></message>
<message><source>Copy All as Markdown</source><translation>全部複製為 Markdown</translation></message>
<message><source>Copy as Markdown</source><translation>複製為 Markdown</translation></message>
<message><source>Copy Both Languages</source><translation>複製兩種語言</translation></message>
<message><source>Copy Details</source><translation>複製詳細資訊</translation></message>
<message><source>Copy every annotation of the document</source><translation>複製文件的全部標註</translation></message>
<message><source>Copy Path</source><translation>複製路徑</translation></message>
<message><source>Copy Source</source><translation>複製原文</translation></message>
<message><source>Copy the annotation in hand with its note</source><translation>複製目前的標註及其筆記</translation></message>
<message><source>Copy the selected rows in both languages</source><translation>複製所選各段的兩種語言</translation></message>
<message><source>Copy the selection as shown, or the annotation in hand, or the row</source><translation>照顯示的樣子複製所選文字，或目前的標註，或目前這一段</translation></message>
<message><source>Copy the selection in the form of Chinese that the file has</source><translation>照檔案裡的中文形式複製所選文字</translation></message>
<message><source>Copy Title</source><translation>複製標題</translation></message>
<message><source>Copying …</source><translation>正在複製…</translation></message>
<message><source>Counted at {words} English words or {characters} Chinese characters a minute.</source><translation>以每分鐘 {words} 個英文字或 {characters} 個漢字計算。</translation></message>
<message><source>CSV for Readwise</source><translation>CSV（供 Readwise 用）</translation></message>
<message><source>d MMMM yyyy</source><comment>a date, in the letters of Qt: 18 October 2025</comment><translation>yyyy年M月d日</translation></message>
<message><source>Dark</source><translation>深色</translation></message>
<message><source>Date</source><comment>order</comment><translation>日期</translation></message>
<message><source>Delete</source><translation>刪除</translation></message>
<message><source>Delete the annotation in hand</source><translation>刪除目前的標註</translation></message>
<message><source>Details</source><translation>詳細資訊</translation></message>
<message><source>Detect</source><translation>自動偵測</translation></message>
<message><source>Dictionary</source><translation>詞典</translation></message>
<message><source>dictionary</source><translation>詞典</translation></message>
<message><source>Dismiss</source><translation>知道了</translation></message>
<message><source>Do again what was taken back</source><translation>重做剛才復原的操作</translation></message>
<message><source>document</source><translation>文件</translation></message>
<message><source>Documents</source><translation>文件</translation></message>
<message><source>Done again: {step}.</source><translation>已重做：{step}。</translation></message>
<message><source>Drag over words and choose a colour. [[note]] writes a note on them.</source><translation>拖過文字，選一種顏色；[[note]] 寫一則筆記。</translation></message>
<message><source>Drop the selection, leave full screen</source><translation>取消選取，離開全螢幕</translation></message>
<message><source>Duidu could not start. Your documents, highlights and notes were not touched.&#10;&#10;The details below help to mend this. They stay on your computer unless you send them.</source><translation>Duidu 無法啟動。你的文件、螢光標示和筆記都沒有被更動。&#10;&#10;下面的詳細資訊有助於修正這個問題。除非你傳給別人，否則只留在你的電腦上。</translation></message>
<message><source>Duidu is {percent}% sure that these two belong together.</source><translation>Duidu 有 {percent}% 的把握認為這兩處互相對應。</translation></message>
<message><source>Duidu is {percent}% sure that this has no translation here.</source><translation>Duidu 有 {percent}% 的把握認為此處沒有譯文。</translation></message>
<message><source>Duidu is {share}% sure that these two belong together.</source><translation>Duidu 有 {share}% 的把握認為這兩段彼此對應。</translation></message>
<message><source>Duidu is {share}% sure that this has no translation here.</source><translation>Duidu 有 {share}% 的把握認為這一段在這裡沒有譯文。</translation></message>
<message><source>Duidu was not closed properly the last time</source><translation>上次 Duidu 沒有正常關閉</translation></message>
<message><source>Duidu was not closed properly the last time. What it had said to be saved is all here.</source><translation>上次 Duidu 沒有正常關閉。凡是說過已儲存的內容都在。</translation></message>
<message><source>Duidu 对读</source><translation>Duidu 對讀</translation></message>
<message><source>E-book (EPUB)</source><translation>電子書（EPUB）</translation></message>
<message><source>Edit Note</source><translation>編輯筆記</translation></message>
<message><source>Elsewhere</source><translation>其他</translation></message>
<message><source>en, zh, both, hans, hant</source><translation>en、zh、both、hans、hant</translation></message>
<message><source>Encoding</source><translation>編碼</translation></message>
<message><source>Encoding of the file. Click to open it with another.</source><translation>檔案的編碼。按一下可換一種編碼開啟。</translation></message>
<message><source>End</source><translation>結尾</translation></message>
<message><source>English</source><translation>英文</translation></message>
<message><source>English and Chinese</source><translation>英文和中文</translation></message>
<message><source>English only</source><translation>只有英文</translation></message>
<message><source>English size</source><translation>英文大小</translation></message>
<message><source>English words found on the other side: {share}%</source><translation>在另一側找到的英文詞：{share}%</translation></message>
<message numerus="yes"><source>English: {count} characters</source><translation><numerusform>英文：{count} 個字元</numerusform></translation></message>
<message><source>Entries that cannot be read</source><translation>無法讀取的內容</translation></message>
<message><source>Esc closes. Keys can be changed in the preferences.</source><translation>按 Esc 關閉。按鍵可在偏好設定中變更。</translation></message>
<message><source>Even Columns</source><translation>兩欄等寬</translation></message>
<message><source>Every translation is shown. [[hide-translation]] hides them.</source><translation>譯文已全部顯示。按 [[hide-translation]] 遮住。</translation></message>
<message><source>Everything was there already.</source><translation>內容都已經在了，沒有變化。</translation></message>
<message><source>Export as</source><translation>匯出格式</translation></message>
<message><source>Export as PDF</source><translation>匯出 PDF 檔</translation></message>
<message><source>Export as PDF…</source><translation>匯出 PDF 檔…</translation></message>
<message><source>Export Both Languages</source><translation>匯出兩種語言</translation></message>
<message><source>Export Both Languages…</source><translation>匯出兩種語言…</translation></message>
<message><source>Export Highlights and Notes</source><translation>匯出螢光標示與筆記</translation></message>
<message><source>Export Highlights and Notes…</source><translation>匯出螢光標示與筆記…</translation></message>
<message><source>Export to</source><translation>匯出到</translation></message>
<message><source>Exported to “{name}”.</source><translation>已匯出到「{name}」。</translation></message>
<message numerus="yes"><source>Exported {count} files of {all}.</source><translation><numerusform>共 {all} 個檔案，匯出了 {count} 個。</numerusform></translation></message>
<message><source>Exports</source><translation>匯出</translation></message>
<message><source>Export…</source><translation>匯出…</translation></message>
<message><source>Extend Back by a Character</source><translation>往回多選一個字元</translation></message>
<message><source>Extend Back by a Line</source><translation>往回多選一行</translation></message>
<message><source>Extend Back by a Word</source><translation>往回多選一個詞</translation></message>
<message><source>Extend by a Character</source><translation>往後多選一個字元</translation></message>
<message><source>Extend by a Line</source><translation>往後多選一行</translation></message>
<message><source>Extend by a Word</source><translation>往後多選一個詞</translation></message>
<message><source>Face of Chinese</source><translation>中文字型</translation></message>
<message><source>Face of English</source><translation>英文字型</translation></message>
<message><source>Files stay as they are: another form of Chinese, or readings with it, are only another view of them.</source><translation>檔案本身不變：換一種中文形式、加上注音，都只是換一種顯示方式。</translation></message>
<message><source>Fill the screen</source><translation>占滿整個螢幕</translation></message>
<message><source>Filter</source><translation>篩選</translation></message>
<message><source>Filter annotations</source><translation>篩選標註</translation></message>
<message><source>Filter by command or key</source><translation>依指令或按鍵篩選</translation></message>
<message><source>Filter documents</source><translation>篩選文件</translation></message>
<message><source>Filter headings</source><translation>篩選標題</translation></message>
<message><source>Filter notes</source><translation>篩選筆記</translation></message>
<message><source>Filter the commands</source><translation>篩選指令</translation></message>
<message><source>Filter the Library</source><translation>篩選書庫</translation></message>
<message><source>Find a Command or Document…</source><translation>尋找指令或文件…</translation></message>
<message><source>Find in the text</source><translation>在正文中尋找</translation></message>
<message><source>Find in this text</source><translation>在本文中尋找</translation></message>
<message><source>Find it again</source><translation>找回來</translation></message>
<message><source>Find Next</source><translation>尋找下一個</translation></message>
<message><source>Find Previous</source><translation>尋找上一個</translation></message>
<message><source>Find words in every document and note</source><translation>在所有文件和筆記中尋找文字</translation></message>
<message><source>Find words in this text</source><translation>在本文中尋找文字</translation></message>
<message><source>Find…</source><translation>尋找…</translation></message>
<message><source>First in one language, then in the other: the rest is aligned around them</source><translation>先在一種語言中選，再在另一種語言中選：其餘部分以此為準對齊</translation></message>
<message><source>First Steps</source><translation>入門</translation></message>
<message><source>Focus on the Text</source><translation>專注正文</translation></message>
<message><source>folder or file name</source><translation>資料夾或檔案的名稱</translation></message>
<message><source>Folders</source><translation>資料夾</translation></message>
<message><source>Folders of the library</source><translation>書庫中的資料夾</translation></message>
<message><source>Follow the System</source><translation>跟隨系統</translation></message>
<message><source>For e-readers: each paragraph above its translation.</source><translation>供電子書閱讀器使用：每段之下是它的譯文。</translation></message>
<message><source>For spreadsheets: a line for each pair, without markup.</source><translation>供試算表使用：每對一行，不帶格式。</translation></message>
<message><source>For translation programs: what has an answer, without markup.</source><translation>供翻譯軟體使用：只有成對的文字，不帶格式。</translation></message>
<message><source>Form of Chinese</source><translation>中文形式</translation></message>
<message><source>Form of Chinese ({key})</source><translation>中文形式（{key}）</translation></message>
<message><source>Form of Chinese: {choice}</source><translation>中文形式：{choice}</translation></message>
<message><source>Format</source><translation>格式</translation></message>
<message><source>Forward</source><translation>往前</translation></message>
<message><source>Forward again</source><translation>再往前</translation></message>
<message><source>from</source><translation>從</translation></message>
<message><source>from this date on: 2025-06</source><translation>自此日期起：2025-06</translation></message>
<message><source>front matter</source><translation>檔案開頭的中繼資料</translation></message>
<message><source>Full Screen</source><translation>全螢幕</translation></message>
<message><source>Give both columns the same width</source><translation>讓兩欄一樣寬</translation></message>
<message><source>Given up.</source><translation>已放棄。</translation></message>
<message><source>Go On in “{name}”</source><translation>繼續閱讀「{name}」</translation></message>
<message><source>Go to</source><translation>前往</translation></message>
<message><source>Go to 50%, Any Number Before</source><translation>前往 50%，數字任選</translation></message>
<message><source>Go to a Link or Row in Sight</source><translation>前往可見的連結或段</translation></message>
<message><source>Go to a share of the text, typed before (5 0 %) or when asked</source><translation>跳到正文的百分之幾：先輸入數字（5 0 %），或在詢問時輸入</translation></message>
<message><source>Go to Bookmark…</source><translation>前往書籤…</translation></message>
<message><source>Go to Per Cent…</source><translation>前往百分比…</translation></message>
<message><source>Go to the filter box</source><translation>前往篩選框</translation></message>
<message><source>Go to the Text</source><translation>前往正文</translation></message>
<message><source>Green</source><translation>綠色</translation></message>
<message><source>green</source><translation>綠色</translation></message>
<message><source>Half a screen back</source><translation>往回半個畫面</translation></message>
<message><source>Half a Screen Down</source><translation>下移半個畫面</translation></message>
<message><source>Half a screen on</source><translation>往前半個畫面</translation></message>
<message><source>Half a Screen Up</source><translation>上移半個畫面</translation></message>
<message><source>has a tag</source><translation>帶有某個標籤</translation></message>
<message><source>has Chinese</source><translation>有中文</translation></message>
<message><source>has English</source><translation>有英文</translation></message>
<message><source>heading</source><translation>標題</translation></message>
<message><source>Headings</source><translation>標題</translation></message>
<message><source>Headings, code, tables and pictures cannot be cut.</source><translation>標題、程式碼、表格和圖片不能拆開。</translation></message>
<message><source>Headings, code, tables and pictures stand in rows of their own.</source><translation>標題、程式碼、表格和圖片各自成段。</translation></message>
<message><source>Hidden. Press [[reveal]] to show it.</source><translation>已遮住。按 [[reveal]] 顯示。</translation></message>
<message><source>Hide or Show Translations</source><translation>遮住或顯示譯文</translation></message>
<message><source>Highlight</source><translation>螢光標示</translation></message>
<message><source>Highlight in Blue</source><translation>藍色螢光標示</translation></message>
<message><source>Highlight in Green</source><translation>綠色螢光標示</translation></message>
<message><source>Highlight in Pink</source><translation>粉紅色螢光標示</translation></message>
<message><source>Highlight in Purple</source><translation>紫色螢光標示</translation></message>
<message><source>Highlight in Yellow</source><translation>黃色螢光標示</translation></message>
<message><source>highlight, note, bookmark</source><translation>highlight（螢光標示）、note（筆記）、bookmark（書籤）</translation></message>
<message><source>highlight, underline</source><translation>highlight（螢光標示）、underline（底線）</translation></message>
<message><source>Highlighted</source><translation>已標示</translation></message>
<message><source>Highlighted in {colour}</source><translation>已用{colour}標示</translation></message>
<message><source>Highlighted.</source><translation>已標示。</translation></message>
<message><source>Hong Kong</source><translation>香港</translation></message>
<message><source>Hong Kong  香港繁體</source><translation>香港繁體</translation></message>
<message><source>Hong Kong, Local Words  香港用語</source><translation>香港繁體，香港用語</translation></message>
<message><source>Hong Kong, words</source><translation>香港用語</translation></message>
<message><source>How far into the text?</source><translation>要前往正文的哪個位置？</translation></message>
<message><source>How Sure?</source><translation>有多少把握？</translation></message>
<message><source>Image</source><translation>圖片</translation></message>
<message><source>Image not found</source><translation>找不到圖片</translation></message>
<message><source>Image on the web, not loaded</source><translation>網路上的圖片，未載入</translation></message>
<message><source>Image outside the document's folder, not opened</source><translation>圖片在文件的資料夾之外，未開啟</translation></message>
<message><source>Image that cannot be read</source><translation>無法讀取的圖片</translation></message>
<message><source>Import annotations</source><translation>匯入標註</translation></message>
<message><source>Import Annotations…</source><translation>匯入標註…</translation></message>
<message><source>In the layout and the form of Chinese that you see.</source><translation>版面與中文形式同畫面上所見。</translation></message>
<message><source>in the summary</source><translation>在摘要中</translation></message>
<message><source>in the title</source><translation>在標題中</translation></message>
<message><source>in the title of the document</source><translation>在文件的標題中</translation></message>
<message><source>in this year, month or day</source><translation>在這一年、月或日</translation></message>
<message><source>it begins with &lt;{tag}&gt;</source><translation>它以 &lt;{tag}&gt; 開頭</translation></message>
<message><source>it calls itself without end</source><translation>它無止盡地呼叫自身</translation></message>
<message><source>It cannot be copied: {reason}.</source><translation>無法複製：{reason}。</translation></message>
<message><source>it defines entities, which no translation memory needs</source><translation>它定義了實體，而翻譯記憶庫不需要實體</translation></message>
<message><source>It does not seem to be in the other language.</source><translation>它看來不是另一種語言的。</translation></message>
<message><source>it exists already</source><translation>已經存在</translation></message>
<message><source>it holds a tag without an end</source><translation>其中有一個沒有結束的標記</translation></message>
<message><source>it is a folder</source><translation>這是一個資料夾</translation></message>
<message><source>it is damaged, and cannot be set aside</source><translation>它已損壞，又無法移到一旁</translation></message>
<message><source>It is in the other language. Duidu can set the two against each other.</source><translation>它是另一種語言的。Duidu 可以把兩者對照排列。</translation></message>
<message><source>it is in use</source><translation>正在使用中</translation></message>
<message><source>it is not a file</source><translation>它不是檔案</translation></message>
<message><source>it is not a file of annotations of this program</source><translation>它不是本程式的標註檔案</translation></message>
<message><source>it is not UTF-8 text</source><translation>它不是 UTF-8 文字</translation></message>
<message><source>it makes too much text</source><translation>它產生的文字太多</translation></message>
<message><source>it needs too much memory</source><translation>它需要的記憶體太多</translation></message>
<message><source>it refers to another file</source><translation>它參照了另一個檔案</translation></message>
<message><source>it should read like this: {example}</source><translation>應寫成這樣：{example}</translation></message>
<message><source>it took too long to answer</source><translation>等待回應逾時</translation></message>
<message><source>its folder is not there</source><translation>它所在的資料夾不見了</translation></message>
<message><source>Its highlights and notes will stand here. Those of all documents are under Library.</source><translation>它的螢光標示和筆記會列在這裡。所有文件的標註在「書庫」之下。</translation></message>
<message><source>its loops turn more than {most} times</source><translation>它的迴圈超過 {most} 次</translation></message>
<message><source>Keep the annotations in</source><translation>標註儲存到</translation></message>
<message><source>Keep the readings of the other rows hidden</source><translation>不顯示其他段的注音</translation></message>
<message><source>Keep Together</source><translation>仍然對照</translation></message>
<message><source>Kept in {path}, which can be edited as well.</source><translation>儲存在 {path}，也可以直接編輯。</translation></message>
<message><source>Keys</source><translation>按鍵</translation></message>
<message><source>Landscape</source><translation>橫向</translation></message>
<message><source>Language</source><translation>語言</translation></message>
<message><source>Language of the interface</source><translation>介面語言</translation></message>
<message><source>Language: {choice}</source><translation>語言：{choice}</translation></message>
<message><source>Larger Text</source><translation>放大文字</translation></message>
<message><source>Last changed first</source><translation>最近修改的在前</translation></message>
<message><source>Last read</source><comment>order</comment><translation>最近閱讀</translation></message>
<message><source>Layout</source><translation>版面</translation></message>
<message><source>Layout</source><comment>of exports</comment><translation>範本</translation></message>
<message><source>Layout ({key})</source><translation>版面（{key}）</translation></message>
<message><source>Layout: {choice}</source><translation>版面：{choice}</translation></message>
<message><source>Layouts (*.j2 *.md *.txt);;All files (*)</source><translation>範本 (*.j2 *.md *.txt);;所有檔案 (*)</translation></message>
<message><source>Leave the text for what stands beside it; from there back</source><translation>離開正文，前往旁邊的部分；再按回到正文</translation></message>
<message><source>Letters of links and rows</source><translation>連結和對照段的字母</translation></message>
<message><source>Library</source><translation>書庫</translation></message>
<message><source>Licences</source><translation>授權條款</translation></message>
<message><source>Light</source><translation>淺色</translation></message>
<message><source>Line height</source><translation>行高</translation></message>
<message><source>Line {number} of the keys: {problem}.</source><translation>按鍵檔案第 {number} 行：{problem}。</translation></message>
<message><source>Line {number} of the keys: “{name}” stands above, too; this counts.</source><translation>按鍵檔案第 {number} 行：「{name}」上面已經出現過；以這一行為準。</translation></message>
<message><source>List a folder's documents</source><translation>列出一個資料夾裡的文件</translation></message>
<message><source>Look Again</source><translation>重新查看</translation></message>
<message><source>Look the word up in the dictionary, offline</source><translation>在離線詞典中查這個詞</translation></message>
<message><source>Look Up</source><translation>查詞典</translation></message>
<message><source>Looking for documents…</source><translation>正在尋找文件…</translation></message>
<message><source>Looking…</source><translation>正在尋找…</translation></message>
<message><source>Mainland, words</source><translation>大陸用詞</translation></message>
<message><source>Make one row of this one and the next</source><translation>把這一段與下一段併為一段</translation></message>
<message><source>Make one row of this one and the one before</source><translation>把這一段與上一段併為一段</translation></message>
<message><source>Make the text larger</source><translation>把文字放大</translation></message>
<message><source>Make the text smaller</source><translation>把文字縮小</translation></message>
<message><source>Mark</source><translation>標註</translation></message>
<message><source>Mark the other side with it</source><translation>連同另一側一起標出</translation></message>
<message><source>Mark the selection in the colour used last</source><translation>用上次的顏色標出所選文字</translation></message>
<message><source>Mark the selection, or change its colour</source><translation>標出所選文字，或變更顏色</translation></message>
<message><source>Mark what answers it, too; or adjust, add or remove the other half</source><translation>連對應的文字一起標出；或調整、加上、去掉另一半</translation></message>
<message><source>Markdown, block quotes</source><translation>Markdown，引用區塊</translation></message>
<message><source>Markdown, both languages by turns</source><translation>Markdown，兩種語言交替</translation></message>
<message><source>Markdown, Obsidian callouts</source><translation>Markdown，Obsidian 標註框</translation></message>
<message><source>Marks along the scroll bar</source><translation>捲軸旁的標記</translation></message>
<message><source>Match {at:,} of {number:,}{more} for “{text}”.</source><translation>「{text}」的第 {at:,} 個符合處，共 {number:,}{more} 處。</translation></message>
<message><source>Matches along the scroll bar</source><translation>捲軸旁的符合標記</translation></message>
<message><source>meaning</source><translation>詞義</translation></message>
<message><source>Meaning of {colour}</source><translation>{colour}的意義</translation></message>
<message><source>Meaning of {colour}…</source><translation>{colour}的意義…</translation></message>
<message><source>Meanings of the Colours</source><translation>顏色的意義</translation></message>
<message><source>Menu</source><translation>選單</translation></message>
<message><source>Menu ({key})</source><translation>選單（{key}）</translation></message>
<message><source>Menu of the Text</source><translation>正文選單</translation></message>
<message><source>Merge with the Next Row</source><translation>與下一段合併</translation></message>
<message><source>Merge with the Row Before</source><translation>與上一段合併</translation></message>
<message><source>Move the First Paragraph Up</source><translation>把首段上移</translation></message>
<message><source>Move the Last Paragraph Down</source><translation>把末段下移</translation></message>
<message><source>Move the Sentence Down</source><translation>把句子下移</translation></message>
<message><source>Move the Sentence Up</source><translation>把句子上移</translation></message>
<message><source>Move the text on, at a speed of your own</source><translation>照自己的速度讓文字自動前進</translation></message>
<message><source>Movement</source><translation>動畫效果</translation></message>
<message><source>Movement on the screen</source><translation>畫面上的動畫效果</translation></message>
<message><source>name</source><translation>名字</translation></message>
<message><source>narrow</source><comment>quotation marks: narrow or wide</comment><translation>wide</translation></message>
<message><source>never opened</source><translation>從未開啟</translation></message>
<message><source>New keys</source><translation>新按鍵</translation></message>
<message><source>Next Annotation</source><translation>下一個標註</translation></message>
<message><source>Next Form of Chinese</source><translation>下一種中文形式</translation></message>
<message><source>Next Heading</source><translation>下一個標題</translation></message>
<message><source>Next Layout</source><translation>下一種版面</translation></message>
<message><source>Next match</source><translation>下一個符合處</translation></message>
<message><source>Next page</source><translation>下一頁</translation></message>
<message><source>Next Readings</source><translation>下一種注音</translation></message>
<message><source>Next Row</source><translation>下一段</translation></message>
<message><source>Next Screen</source><translation>下一個畫面</translation></message>
<message><source>Next Sentence</source><translation>下一句</translation></message>
<message><source>Next Weak Pair</source><translation>下一個存疑的配對</translation></message>
<message><source>No annotation before this.</source><translation>前面沒有標註了。</translation></message>
<message><source>No annotation matches “{text}”.</source><translation>沒有與「{text}」相符的標註。</translation></message>
<message><source>No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install one, then start Duidu again.</source><translation>這台電腦沒有安裝中文字型，中文只能顯示為空方框。請安裝一款中文字型，再重新啟動 Duidu。</translation></message>
<message><source>No Chinese font is installed on this computer, so Chinese text shows as empty boxes. Install one, then start Duidu again. On Debian and Ubuntu: sudo apt install fonts-noto-cjk</source><translation>這台電腦沒有安裝中文字型，中文只能顯示為空方框。請安裝一款中文字型，再重新啟動 Duidu。在 Debian 和 Ubuntu 上：sudo apt install fonts-noto-cjk</translation></message>
<message><source>No command with keys fits “{text}”.</source><translation>沒有帶按鍵的指令與「{text}」相符。</translation></message>
<message><source>No document is open</source><translation>沒有開啟的文件</translation></message>
<message><source>No document matches “{text}”.</source><translation>沒有與「{text}」相符的文件。</translation></message>
<message><source>No heading after this.</source><translation>後面沒有標題了。</translation></message>
<message><source>No heading before this.</source><translation>前面沒有標題了。</translation></message>
<message><source>No heading has these words.</source><translation>沒有含有這些詞的標題。</translation></message>
<message><source>No highlights and notes yet</source><translation>還沒有螢光標示和筆記</translation></message>
<message><source>No Keys</source><translation>不用按鍵</translation></message>
<message><source>no keys</source><translation>沒有按鍵</translation></message>
<message><source>No longer found in the text</source><translation>正文中已找不到</translation></message>
<message><source>No meaning</source><translation>沒有意義</translation></message>
<message><source>No more annotations.</source><translation>後面沒有標註了。</translation></message>
<message><source>No pair here is weak.</source><translation>這裡沒有存疑的配對。</translation></message>
<message><source>No pair is being read.</source><translation>沒有正在載入的配對。</translation></message>
<message><source>No Readings</source><translation>不顯示注音</translation></message>
<message><source>No readings are shown.</source><translation>沒有顯示注音。</translation></message>
<message><source>No readings are shown. [[next-readings]] shows them.</source><translation>沒有顯示注音。按 [[next-readings]] 顯示。</translation></message>
<message><source>no space is left on the disk</source><translation>磁碟空間已滿</translation></message>
<message><source>no such file or folder</source><translation>沒有這個檔案或資料夾</translation></message>
<message><source>No weak pair above.</source><translation>上面沒有存疑的配對。</translation></message>
<message><source>No weak pair below.</source><translation>下面沒有存疑的配對。</translation></message>
<message><source>None</source><comment>matches</comment><translation>無</translation></message>
<message><source>None</source><comment>no readings</comment><translation>無</translation></message>
<message><source>Normal Text Size</source><translation>正常文字大小</translation></message>
<message><source>not a template</source><translation>不是範本</translation></message>
<message><source>not counted</source><translation>未計數</translation></message>
<message><source>Not every document has been read for the search yet; this goes on by itself.</source><translation>還有文件沒有為搜尋讀過；這會自動繼續。</translation></message>
<message><source>not now</source><translation>現在無法使用</translation></message>
<message><source>not permitted</source><translation>沒有權限</translation></message>
<message><source>not read yet</source><translation>還沒有讀</translation></message>
<message><source>Not saved</source><translation>未儲存</translation></message>
<message><source>Not Translated</source><translation>沒有譯文</translation></message>
<message><source>Note</source><translation>筆記</translation></message>
<message><source>Note on a paragraph</source><translation>段落筆記</translation></message>
<message><source>Note on the Document</source><translation>為文件寫筆記</translation></message>
<message><source>Note on the document</source><translation>文件筆記</translation></message>
<message><source>Note on this document…</source><translation>關於本文件的筆記…</translation></message>
<message><source>note: {note}</source><translation>筆記：{note}</translation></message>
<message><source>Notes</source><translation>筆記</translation></message>
<message><source>Notes Beside the Text</source><translation>正文旁的筆記</translation></message>
<message><source>Nothing answers it on the other side. Highlighted</source><translation>另一側沒有對應的文字。已標示</translation></message>
<message><source>Nothing but the text. [[escape]] brings the rest back.</source><translation>只留正文。按 [[escape]] 恢復其餘部分。</translation></message>
<message><source>Nothing fits “{text}”.</source><translation>沒有與「{text}」相符的內容。</translation></message>
<message><source>Nothing here fits these choices.</source><translation>沒有符合這些選擇的內容。</translation></message>
<message><source>Nothing here is in both languages.</source><translation>這裡沒有兩種語言對照的內容。</translation></message>
<message><source>Nothing here matches {pattern}</source><translation>這裡沒有符合 {pattern} 的文字</translation></message>
<message><source>Nothing here says “{text}”.</source><translation>沒有與「{text}」相符的文字。</translation></message>
<message><source>Nothing here that Duidu can read.</source><translation>這裡沒有 Duidu 能讀的文件。</translation></message>
<message><source>Nothing in the library says “{text}”.</source><translation>書庫中沒有與「{text}」相符的內容。</translation></message>
<message><source>Nothing is marked in this text.</source><translation>這篇正文還沒有標註。</translation></message>
<message><source>Nothing is marked yet</source><translation>還沒有標註</translation></message>
<message><source>Nothing on the other side answers these words.</source><translation>另一側沒有與這些文字對應的內容。</translation></message>
<message><source>Nothing to do again.</source><translation>沒有可以重做的操作。</translation></message>
<message><source>Nothing to read yet</source><translation>還沒有可讀的內容</translation></message>
<message><source>Nothing to undo.</source><translation>沒有可以復原的操作。</translation></message>
<message><source>Nothing yet</source><translation>還沒有</translation></message>
<message><source>Now go to what says the same and give the command again.</source><translation>現在移到意思相同的地方，再執行一次此指令。</translation></message>
<message><source>Now {colour}.</source><translation>已改為{colour}。</translation></message>
<message><source>number</source><translation>數字</translation></message>
<message><source>Of highlights on one side, quote the other side, too</source><translation>只標在一側的螢光標示，也引用另一側的文字</translation></message>
<message><source>OK</source><translation>好</translation></message>
<message><source>One above the other, the translation veiled</source><translation>上下排列，譯文遮住</translation></message>
<message><source>One file for browsers and for paper, light or dark as the system is.</source><translation>單一檔案，可用瀏覽器看，也可列印；隨系統變為淺色或深色。</translation></message>
<message><source>One file; it can lie in a folder that a sync program keeps.</source><translation>只有一個檔案，可以放在同步程式管理的資料夾裡。</translation></message>
<message><source>One language alone</source><translation>只看一種語言</translation></message>
<message><source>one of its texts is as long as a book</source><translation>其中一段文字有一本書那麼長</translation></message>
<message><source>One screen back</source><translation>往回一個畫面</translation></message>
<message><source>One screen on</source><translation>往前一個畫面</translation></message>
<message><source>One side</source><translation>一側</translation></message>
<message><source>One Side Only</source><translation>只看一側</translation></message>
<message><source>One side only</source><translation>只看一側</translation></message>
<message><source>One Side, or Both Again</source><translation>只看一側，或恢復兩側</translation></message>
<message><source>Only a part could be read. {reason}</source><translation>只讀出了一部分。{reason}</translation></message>
<message><source>Only a text in both languages can be repaired.</source><translation>只有雙語的文字才能修正配對。</translation></message>
<message><source>Only some documents were looked at: take out what chooses them.</source><translation>只查看了一部分文件：去掉限定文件的條件再試。</translation></message>
<message><source>Only the current row shows its readings.</source><translation>只有目前的段顯示注音。</translation></message>
<message><source>Only {colour}</source><translation>只看{colour}</translation></message>
<message><source>Only {side} is marked now.</source><translation>現在只標出{side}。</translation></message>
<message><source>Only {side} is shown. [[swap-sides]] swaps the sides.</source><translation>現在只顯示{side}。按 [[swap-sides]] 交換兩側。</translation></message>
<message><source>Open</source><translation>開啟</translation></message>
<message><source>Open a document</source><translation>開啟一份文件</translation></message>
<message><source>Open a document first.</source><translation>請先開啟一份文件。</translation></message>
<message><source>Open a document, or drop a file or a folder here. What is in your folders is listed at the left.&#10;&#10;English and Chinese stand side by side; press [[next-variant]] to change the form of the Chinese, [[next-row]] and [[previous-row]] to move from paragraph to paragraph, [[screen-down]] for the next screen.</source><translation>開啟一份文件，或把檔案、資料夾拖到這裡。資料夾裡的文件會列在左側。&#10;&#10;英文與中文左右並排；按 [[next-variant]] 更換中文形式，按 [[next-row]] 和 [[previous-row]] 逐段移動，按 [[screen-down]] 翻到下一個畫面。</translation></message>
<message><source>Open a Document…</source><translation>開啟文件…</translation></message>
<message><source>Open Another…</source><translation>開啟別的…</translation></message>
<message><source>Open Folder</source><translation>開啟資料夾</translation></message>
<message><source>Open It Alone</source><translation>單獨開啟</translation></message>
<message><source>Open link</source><translation>開啟連結</translation></message>
<message><source>Open Recent</source><translation>最近開啟</translation></message>
<message><source>Open the folder with your highlights, notes and places</source><translation>開啟存放螢光標示、筆記和閱讀位置的資料夾</translation></message>
<message><source>Open the menu</source><translation>開啟選單</translation></message>
<message><source>Open this address in your web browser?</source><translation>用瀏覽器開啟這個網址？</translation></message>
<message><source>Opened files</source><translation>開啟過的檔案</translation></message>
<message><source>Opening “{name}”</source><translation>正在開啟「{name}」</translation></message>
<message><source>Open…</source><translation>開啟…</translation></message>
<message><source>Order of the list</source><translation>清單的順序</translation></message>
<message><source>Order: {order}</source><translation>順序：{order}</translation></message>
<message><source>Other Half</source><translation>另一半</translation></message>
<message><source>Page before</source><translation>上一頁</translation></message>
<message><source>Page {page} of {pages}</source><translation>第 {page} 頁，共 {pages} 頁</translation></message>
<message><source>Page {page} of {pages} and more</source><translation>第 {page} 頁，已排 {pages} 頁，還在繼續</translation></message>
<message><source>Pages</source><translation>頁面</translation></message>
<message><source>Pair</source><translation>配對</translation></message>
<message><source>Pair the document with its translation in another file</source><translation>把文件與另一檔案中的譯文配成對照</translation></message>
<message><source>Pairing stopped. The document is shown alone for now.</source><translation>已停止配對，暫時單獨顯示該文件。</translation></message>
<message><source>Paper</source><translation>紙張</translation></message>
<message><source>part of the path is not a folder</source><translation>路徑中有一部分不是資料夾</translation></message>
<message><source>Path of the annotations file</source><translation>標註檔案的路徑</translation></message>
<message><source>PDF document</source><translation>PDF 文件</translation></message>
<message><source>Pick one of the bookmarks of the text</source><translation>從本文的書籤中選一個</translation></message>
<message><source>Pink</source><translation>粉紅色</translation></message>
<message><source>pink</source><translation>粉紅色</translation></message>
<message><source>Pinyin</source><translation>拼音</translation></message>
<message><source>Pinyin is shown above the characters.</source><translation>拼音顯示在漢字上方。</translation></message>
<message><source>Pinyin, zhuyin, the document's own, none</source><translation>依次為拼音、注音符號、文件自帶的、無</translation></message>
<message><source>Places in documents cannot be read: {reason}.</source><translation>無法讀取文件中的閱讀位置：{reason}。</translation></message>
<message><source>Places in documents cannot be saved: {reason}.</source><translation>無法儲存文件中的閱讀位置：{reason}。</translation></message>
<message><source>Preferences</source><translation>偏好設定</translation></message>
<message><source>Preferences…</source><translation>偏好設定…</translation></message>
<message><source>Press the new keys; Esc gives up</source><translation>請按新的按鍵；按 Esc 放棄</translation></message>
<message><source>Preview</source><translation>預覽</translation></message>
<message><source>Preview of the type</source><translation>字型預覽</translation></message>
<message><source>Previous Annotation</source><translation>上一個標註</translation></message>
<message><source>Previous Form of Chinese</source><translation>上一種中文形式</translation></message>
<message><source>Previous Heading</source><translation>上一個標題</translation></message>
<message><source>Previous match</source><translation>上一個符合處</translation></message>
<message><source>Previous Row</source><translation>上一段</translation></message>
<message><source>Previous Screen</source><translation>上一個畫面</translation></message>
<message><source>Previous Sentence</source><translation>上一句</translation></message>
<message><source>Previous Weak Pair</source><translation>上一個存疑的配對</translation></message>
<message><source>Print or Export as PDF</source><translation>列印或匯出 PDF 檔</translation></message>
<message><source>Print or Export as PDF…</source><translation>列印或匯出 PDF 檔…</translation></message>
<message><source>Print…</source><translation>列印…</translation></message>
<message><source>Progress</source><translation>進度</translation></message>
<message><source>Purple</source><translation>紫色</translation></message>
<message><source>purple</source><translation>紫色</translation></message>
<message><source>Put a bookmark on the row, or take it away</source><translation>為這一段加上或去掉書籤</translation></message>
<message><source>Put everything but the text away</source><translation>收起正文以外的一切</translation></message>
<message><source>Put Markdown or text files into it, and they appear here by themselves; or add another folder.</source><translation>放入 Markdown 或純文字檔案，它們會自動出現在這裡；也可以加入別的資料夾。</translation></message>
<message><source>Put the reading cursor on the sentence first: [[next-sentence]].</source><translation>請先把閱讀游標放到句子上：[[next-sentence]]。</translation></message>
<message><source>Put the text on paper</source><translation>把文字印到紙上</translation></message>
<message><source>Quick filters</source><translation>快速篩選</translation></message>
<message><source>Quit</source><translation>結束</translation></message>
<message><source>Quote the text that answers, too</source><translation>同時引用對應的文字</translation></message>
<message><source>Re-attaching</source><translation>重新附上</translation></message>
<message><source>Read</source><translation>閱讀</translation></message>
<message><source>Read Alone</source><translation>單獨閱讀</translation></message>
<message><source>Read only</source><translation>唯讀</translation></message>
<message><source>Read Side by Side</source><translation>左右對照閱讀</translation></message>
<message><source>Read the document without its translation while that takes long to pair</source><translation>配對太久時，先不帶譯文閱讀文件</translation></message>
<message><source>Read the file again</source><translation>重新讀取檔案</translation></message>
<message><source>read to the end</source><translation>已經讀完</translation></message>
<message><source>Read Without the Other Language</source><translation>不帶另一種語言閱讀</translation></message>
<message><source>Read your own</source><translation>讀你的文件</translation></message>
<message><source>Read “{name}” beside the open text?</source><translation>要把「{name}」與開啟的正文對照閱讀嗎？</translation></message>
<message><source>Reading</source><translation>閱讀</translation></message>
<message><source>Reading the library for the search: {number:,} of {all:,} documents</source><translation>正在為搜尋讀取書庫：{number:,} / {all:,} 份文件</translation></message>
<message><source>Readings</source><translation>注音</translation></message>
<message><source>Readings of the Current Row Only</source><translation>只顯示目前這段的注音</translation></message>
<message><source>Readings of the current row only</source><translation>只顯示目前這段的注音</translation></message>
<message><source>Readings of the Document</source><translation>文件自帶的注音</translation></message>
<message><source>Reads English and Chinese side by side. Everything stays on your computer.&#10;MIT licence. Built with the parts below, each under its own licence; Qt under the LGPL, as a library of its own that can be replaced.</source><translation>英文與中文並排閱讀。一切都留在你的電腦上。&#10;MIT 授權條款。由下列元件構成，各有各的授權條款；Qt 依 LGPL 使用，是可以替換的獨立函式庫。</translation></message>
<message><source>Redo</source><translation>重做</translation></message>
<message><source>Redo Repair</source><translation>重做修正</translation></message>
<message><source>Redo {step}</source><translation>重做「{step}」</translation></message>
<message><source>Reduced: nothing fades</source><translation>減少：沒有淡入淡出</translation></message>
<message><source>Regular expression</source><translation>正規表示式</translation></message>
<message><source>Regular expression (Alt+R)</source><translation>正規表示式（Alt+R）</translation></message>
<message><source>Reload</source><translation>重新載入</translation></message>
<message><source>Removal</source><translation>刪除</translation></message>
<message><source>Removal of a Bookmark</source><translation>移除書籤</translation></message>
<message><source>Removal of the Other Half</source><translation>移除另一半</translation></message>
<message><source>Remove</source><translation>移除</translation></message>
<message><source>Remove empty note</source><translation>移除空白筆記</translation></message>
<message><source>Remove from the Library</source><translation>從書庫中移除</translation></message>
<message><source>Remove from This List</source><translation>從清單中移除</translation></message>
<message><source>Remove other half</source><translation>移除另一半</translation></message>
<message><source>Remove the tag “{tag}”</source><translation>移除標籤「{tag}」</translation></message>
<message><source>Remove “{name}” from the Library</source><translation>從書庫中移除「{name}」</translation></message>
<message numerus="yes"><source>Removed {count:,} annotations. [[undo]] brings back what was there.</source><translation><numerusform>已刪除 {count:,} 則標註。按 [[undo]] 可以復原。</numerusform></translation></message>
<message><source>Removing a folder takes it off the list. Its files stay.</source><translation>移除資料夾只是把它從清單中去掉，其中的檔案不受影響。</translation></message>
<message><source>Retry Now</source><translation>立即重試</translation></message>
<message><source>Reveal the Row</source><translation>顯示這一段的譯文</translation></message>
<message><source>Round the end.</source><translation>已繞過結尾。</translation></message>
<message><source>Round the start.</source><translation>已繞過開頭。</translation></message>
<message><source>Samples</source><translation>範例</translation></message>
<message><source>Save a Copy Elsewhere…</source><translation>另存一份到別處…</translation></message>
<message><source>Save a copy of the annotations</source><translation>儲存標註的副本</translation></message>
<message><source>Save a Copy…</source><translation>另存一份…</translation></message>
<message><source>Saved</source><translation>已儲存</translation></message>
<message><source>Saving…</source><translation>正在儲存…</translation></message>
<message><source>Scroll by Itself</source><translation>自動捲動</translation></message>
<message><source>Search the keys</source><translation>搜尋按鍵</translation></message>
<message><source>Search the Library</source><translation>搜尋書庫</translation></message>
<message><source>Search the library</source><translation>搜尋書庫</translation></message>
<message><source>Search the Library…</source><translation>搜尋書庫…</translation></message>
<message><source>Select a Sentence</source><translation>選取一句</translation></message>
<message><source>Select All</source><translation>全選</translation></message>
<message><source>Select everything on this side</source><translation>選取這一側的全部文字</translation></message>
<message><source>Select one character less</source><translation>少選一個字元</translation></message>
<message><source>Select one character more</source><translation>多選一個字元</translation></message>
<message><source>Select one line less</source><translation>少選一行</translation></message>
<message><source>Select one line more</source><translation>多選一行</translation></message>
<message><source>Select One Sentence More</source><translation>再選一句</translation></message>
<message><source>Select one word less</source><translation>少選一個詞</translation></message>
<message><source>Select one word more</source><translation>多選一個詞</translation></message>
<message><source>Select some text first: press [[select-sentence]] for a sentence, drag with the mouse, or press [[select-all]].</source><translation>請先選取一些文字：按 [[select-sentence]] 選取一句，用滑鼠拖曳，或按 [[select-all]]。</translation></message>
<message><source>Select some words, or go to a row with [[next-row]] or [[previous-row]], first.</source><translation>請先選取一些文字，或用 [[next-row]] 或 [[previous-row]] 前往某一段。</translation></message>
<message><source>Select text and click a colour to mark it.</source><translation>選取文字，再點一種顏色，就能標出。</translation></message>
<message><source>Select text and press {first} to {last} to mark it, or {note} to write a note on it.</source><translation>選取文字，按 {first} 到 {last} 就能標出，按 {note} 可以寫筆記。</translation></message>
<message><source>Select text and press {first} to {last} to mark it.</source><translation>選取文字，按 {first} 到 {last} 就能標出。</translation></message>
<message><source>Select the next sentence of the current row</source><translation>選取目前這一段的下一句</translation></message>
<message><source>Select the Row</source><translation>選取整段</translation></message>
<message><source>Select the words that this note belongs to first.</source><translation>請先選取這則筆記所屬的文字。</translation></message>
<message><source>Select this side of the row, then one row more</source><translation>選取這一段的這一側，再按則多選一段</translation></message>
<message><source>Separate the document from its translation in another file</source><translation>讓文件與另一檔案中的譯文分開</translation></message>
<message><source>Sepia</source><translation>米黃</translation></message>
<message><source>Set the text in the next layout</source><translation>換用下一種版面</translation></message>
<message><source>Setting</source><translation>設定</translation></message>
<message><source>setting</source><translation>設定</translation></message>
<message><source>Settings cannot be read from {path}: {reason}.</source><translation>無法從 {path} 讀取設定：{reason}。</translation></message>
<message><source>Settings cannot be saved to {path}: {reason}.</source><translation>無法將設定儲存到 {path}：{reason}。</translation></message>
<message><source>Show all keys</source><translation>顯示所有按鍵</translation></message>
<message><source>Show Folder</source><translation>顯示資料夾</translation></message>
<message><source>Show in Folder</source><translation>在資料夾中顯示</translation></message>
<message><source>Show letters on links and rows, and type one</source><translation>在連結和各段上顯示字母，輸入其一即可跳過去</translation></message>
<message><source>Show My Data</source><translation>顯示我的資料</translation></message>
<message><source>Show one side only, or both as before</source><translation>只顯示一側，或恢復原來的兩側</translation></message>
<message><source>Show or hide the headings of the text</source><translation>顯示或隱藏正文的各級標題</translation></message>
<message><source>Show or hide the panel of notes</source><translation>顯示或隱藏筆記面板</translation></message>
<message><source>Show or hide the sidebar</source><translation>顯示或隱藏側邊欄</translation></message>
<message><source>Show pinyin above the characters</source><translation>在漢字上方顯示拼音</translation></message>
<message><source>Show the Chinese in the next form</source><translation>用下一種形式顯示中文</translation></message>
<message><source>Show the Chinese in the previous form</source><translation>用上一種形式顯示中文</translation></message>
<message><source>Show the Chinese twice, in two forms</source><translation>用兩種形式各顯示一遍中文</translation></message>
<message><source>Show the Chinese without readings</source><translation>中文不帶注音</translation></message>
<message><source>Show the file in the file manager</source><translation>在檔案管理員中顯示檔案</translation></message>
<message><source>Show the hidden translation of the row, or hide it again</source><translation>顯示這一段被遮住的譯文，或再遮住</translation></message>
<message><source>Show the Log</source><translation>顯示記錄檔</translation></message>
<message><source>Show the readings that the file gives for its characters</source><translation>顯示檔案為漢字標出的注音</translation></message>
<message><source>Show zhuyin beside the characters</source><translation>在漢字旁顯示注音符號</translation></message>
<message><source>Side by Side</source><translation>左右並排</translation></message>
<message><source>Side by side</source><translation>左右並排</translation></message>
<message><source>Side by side, the translation veiled</source><translation>左右並排，譯文遮住</translation></message>
<message><source>Side by side.</source><translation>左右並排。</translation></message>
<message><source>Sidebar</source><translation>側邊欄</translation></message>
<message><source>Sides</source><translation>哪一側</translation></message>
<message><source>Simplified</source><translation>簡體</translation></message>
<message><source>Simplified  简体</source><translation>簡體</translation></message>
<message><source>Simplified and Traditional Side by Side (简 | 繁)</source><translation>簡體與繁體並排（简 | 繁）</translation></message>
<message><source>Simplified Chinese</source><translation>簡體中文</translation></message>
<message><source>Simplified, Mainland Words  大陆用词</source><translation>簡體，大陸用詞</translation></message>
<message><source>Size of Chinese beside the rest</source><translation>中文相對大小</translation></message>
<message><source>Size of English beside the rest</source><translation>英文相對大小</translation></message>
<message><source>Smaller Text</source><translation>縮小文字</translation></message>
<message><source>Some lists or quotes are nested very deeply; inner marks are shown as text.</source><translation>有些清單或引用巢狀太深；內層的標記以文字顯示。</translation></message>
<message><source>Some paragraphs have too many formatting marks; they are shown as plain text.</source><translation>有些段落的格式標記太多，以純文字顯示。</translation></message>
<message><source>Something in this file is more than Duidu can handle ({error}).</source><translation>檔案中有 Duidu 處理不了的內容（{error}）。</translation></message>
<message><source>Something unexpected happened</source><translation>發生了意外狀況</translation></message>
<message><source>Sort the documents</source><translation>文件的排序</translation></message>
<message><source>Speed {number} of {all}: + and - change it, any other key stops the text.</source><translation>速度 {number} / {all}：按 + 和 - 調整，按其他鍵停下。</translation></message>
<message><source>Split Before the Sentence</source><translation>在此句前拆分</translation></message>
<message><source>Split into Paragraphs</source><translation>拆成段落</translation></message>
<message><source>Stacked</source><translation>上下排列</translation></message>
<message><source>Stacked, one above the other</source><translation>上下排列</translation></message>
<message><source>Stacked: one language above the other.</source><translation>上下排列：一種語言在上，另一種在下。</translation></message>
<message><source>Start</source><translation>開頭</translation></message>
<message><source>Start Reading</source><translation>開始閱讀</translation></message>
<message><source>Status</source><translation>狀態</translation></message>
<message><source>Step Back Out</source><translation>退出一步</translation></message>
<message><source>Stop Pairing</source><translation>停止配對</translation></message>
<message><source>Stopped.</source><translation>已停下。</translation></message>
<message><source>Study</source><translation>研讀</translation></message>
<message><source>Study</source><comment>a layout</comment><translation>研讀</translation></message>
<message><source>Study, Stacked</source><translation>研讀（上下排列）</translation></message>
<message><source>Study, stacked</source><translation>研讀（上下排列）</translation></message>
<message><source>Study, stacked: translations are veiled. [[reveal]] shows that of the row, [[hide-translation]] all of them.</source><translation>研讀（上下排列）：譯文已遮住。按 [[reveal]] 顯示這一段的譯文，按 [[hide-translation]] 顯示全部譯文。</translation></message>
<message><source>Study: the translation veiled</source><translation>研讀：譯文遮住</translation></message>
<message><source>Study: translations are veiled. [[reveal]] shows that of the row, [[hide-translation]] all of them.</source><translation>研讀：譯文已遮住。按 [[reveal]] 顯示這一段的譯文，按 [[hide-translation]] 顯示全部譯文。</translation></message>
<message><source>Style</source><translation>樣式</translation></message>
<message><source>Suggestions</source><translation>建議</translation></message>
<message><source>Swap the sides: the first is read</source><translation>兩側對調：在前的一側是要讀的</translation></message>
<message><source>Table of two columns (TSV)</source><translation>兩欄的表格（TSV）</translation></message>
<message><source>Tag “{tag}” · {number}</source><translation>標籤「{tag}」 · {number}</translation></message>
<message><source>Tags</source><translation>標籤</translation></message>
<message><source>tags {tags}</source><translation>標籤 {tags}</translation></message>
<message><source>Tags…</source><translation>標籤…</translation></message>
<message><source>Taiwan</source><translation>臺灣</translation></message>
<message><source>Taiwan  臺灣正體</source><translation>臺灣正體</translation></message>
<message><source>Taiwan, Local Words  臺灣用語</source><translation>臺灣正體，臺灣用語</translation></message>
<message><source>Taiwan, words</source><translation>臺灣用語</translation></message>
<message><source>Take back the last change to your annotations</source><translation>復原對標註的上一次變更</translation></message>
<message><source>Take back the last repair of the pair</source><translation>復原對配對的上一次修正</translation></message>
<message><source>Take in annotations from a file of Duidu or another program</source><translation>從 Duidu 或其他程式的檔案中讀入標註</translation></message>
<message><source>Take the pairs away as a web page, an e-book, Markdown or a translation memory</source><translation>將對照的兩種語言另存為網頁、電子書、Markdown 或翻譯記憶庫</translation></message>
<message><source>Take your annotations away as Markdown, CSV or Web Annotations</source><translation>把標註匯出為 Markdown、CSV 或 Web Annotations</translation></message>
<message><source>Tell colours apart by pattern, too</source><translation>同時用線條樣式區分顏色</translation></message>
<message><source>Tell how sure the pairing of the row is</source><translation>說明這一段的配對有多少把握</translation></message>
<message><source>Text</source><translation>正文</translation></message>
<message><source>Text at 100%</source><translation>文字恢復為 100%</translation></message>
<message><source>Text size</source><translation>文字大小</translation></message>
<message><source>Texts (*.md *.markdown *.txt *.text *.srt *.vtt *.lrc *.ass *.tmx *.tsv);;All files (*)</source><translation>文字檔 (*.md *.markdown *.txt *.text *.srt *.vtt *.lrc *.ass *.tmx *.tsv);;所有檔案 (*)</translation></message>
<message><source>The annotation of this link is not among yours.</source><translation>這個連結所指的標註不在你的標註之中。</translation></message>
<message><source>The annotations are still being read. Try again in a moment.</source><translation>標註還在讀取中，請稍後再試。</translation></message>
<message><source>The annotations stay where they were</source><translation>標註仍在原處</translation></message>
<message><source>The best there is</source><translation>自動選擇最合適的</translation></message>
<message><source>The bookmark is gone.</source><translation>書籤已移除。</translation></message>
<message><source>The Chinese alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看中文。按 [[reveal]] 顯示這一段的譯文，按 [[swap-sides]] 兩側對調。</translation></message>
<message><source>The Chinese comes first now.</source><translation>現在中文在前。</translation></message>
<message><source>The Chinese is longer than is usual in this text.</source><translation>中文比這篇正文裡通常的要長。</translation></message>
<message><source>The Chinese is shorter than is usual in this text.</source><translation>中文比這篇正文裡通常的要短。</translation></message>
<message><source>the Chinese side</source><translation>中文側</translation></message>
<message><source>The copy could not be written</source><translation>副本無法寫入</translation></message>
<message><source>The cursor's sentence, or this side's first one, goes to the row before</source><translation>閱讀游標所在的句子，或這一側的首句，移到上一對照段</translation></message>
<message><source>The cursor's sentence, or this side's last one, goes to the next row</source><translation>閱讀游標所在的句子，或這一側的末句，移到下一對照段</translation></message>
<message><source>The dictionary does not have “{word}”.</source><translation>詞典中沒有「{word}」這個詞。</translation></message>
<message><source>the disk or drive failed</source><translation>磁碟發生錯誤</translation></message>
<message><source>The disk refuses “{name}”: {reason}. Choose another folder.</source><translation>磁碟無法寫入「{name}」：{reason}。請換一個資料夾。</translation></message>
<message><source>The disk refuses: {reason}. Choose another folder.</source><translation>磁碟無法寫入：{reason}。請換一個資料夾。</translation></message>
<message><source>The document</source><translation>文件</translation></message>
<message><source>The document is not where it was. Open it, and its notes are there again.</source><translation>文件不在原來的位置。開啟它，筆記就會重新出現。</translation></message>
<message><source>The English alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看英文。按 [[reveal]] 顯示這一段的譯文，按 [[swap-sides]] 兩側對調。</translation></message>
<message><source>The English comes first now.</source><translation>現在英文在前。</translation></message>
<message><source>the English side</source><translation>英文側</translation></message>
<message><source>The file cannot be read: {reason}.</source><translation>無法讀取檔案：{reason}。</translation></message>
<message><source>The file does not say how its text is encoded; {encoding} fits best. If the text looks wrong, open it with another encoding.</source><translation>檔案沒有註明編碼；{encoding} 最為吻合。如果文字顯示不對，請換一種編碼開啟。</translation></message>
<message><source>The file has changed on disk.</source><translation>檔案在磁碟上已被變更。</translation></message>
<message><source>The file is gone; what you see is still here.</source><translation>檔案已不在了；你看到的內容仍然保留著。</translation></message>
<message><source>The file needs more memory than this computer has free.</source><translation>開啟此檔案所需的記憶體超過了電腦的可用記憶體。</translation></message>
<message><source>The file of places in documents was damaged.</source><translation>記錄閱讀位置的檔案損壞了。</translation></message>
<message><source>The file of places in documents was damaged. It was kept as {name}.</source><translation>記錄閱讀位置的檔案損壞了。原件已保留為 {name}。</translation></message>
<message><source>The file of “{title}” is not there (it was {path}): the words are those that were stored.</source><translation>「{title}」的檔案不在了（原在 {path}）：以下是當時儲存下來的文字。</translation></message>
<message><source>The file of “{title}” is not there: the words are those that were stored.</source><translation>「{title}」的檔案不在了：以下是當時儲存下來的文字。</translation></message>
<message><source>the file system is read-only</source><translation>檔案系統是唯讀的</translation></message>
<message><source>The file with your annotations was damaged; it was kept as {name}.</source><translation>你的標註檔案損壞了；原件已保留為 {name}。</translation></message>
<message><source>the file would be too large</source><translation>檔案會太大</translation></message>
<message><source>The front matter cannot be read as TOML ({error}); it is shown as text.</source><translation>文首資訊無法以 TOML 讀取（{error}），現以文字顯示。</translation></message>
<message><source>The front matter cannot be read as YAML; it is shown as text.</source><translation>文首資訊無法以 YAML 讀取，現以文字顯示。</translation></message>
<message><source>The front matter has a mistake ({problem}); it is shown as text.</source><translation>文首資訊有誤（{problem}），現以文字顯示。</translation></message>
<message><source>The front matter has a mistake in line {line} ({problem}); it is shown as text.</source><translation>文首資訊第 {line} 行有誤（{problem}），現以文字顯示。</translation></message>
<message><source>The front matter has more than {most} keys; it is shown as text.</source><translation>文首資訊超過 {most} 項，現以文字顯示。</translation></message>
<message><source>The front matter is nested too deeply; it is shown as text.</source><translation>文首資訊巢狀太深，現以文字顯示。</translation></message>
<message><source>The front matter is not a list of keys and values; it is shown as text.</source><translation>文首資訊不是「鍵：值」的清單，現以文字顯示。</translation></message>
<message><source>The front matter uses YAML references, which are not read; it is shown as text.</source><translation>文首資訊用了 YAML 參照，參照不予讀取，現以文字顯示。</translation></message>
<message><source>The interface</source><translation>介面</translation></message>
<message><source>The keys act on the left side</source><translation>按鍵作用於左側</translation></message>
<message><source>The keys act on the other side</source><translation>按鍵作用於另一側</translation></message>
<message><source>The keys act on the right side</source><translation>按鍵作用於右側</translation></message>
<message><source>The keys act on {side}.</source><translation>按鍵現在作用於{side}。</translation></message>
<message><source>The keys cannot be read from {path}: {reason}. The usual ones are used, and the file is left as it is.</source><translation>無法從 {path} 讀取按鍵：{reason}。現使用預設按鍵，檔案保持原樣。</translation></message>
<message><source>The keys cannot be saved to {path}: {reason}.</source><translation>無法將按鍵儲存到 {path}：{reason}。</translation></message>
<message><source>the keys of “{name}” should be in quotation marks</source><translation>「{name}」的按鍵應寫在引號裡</translation></message>
<message><source>The last changes to your annotations are not on the disk.</source><translation>最近對標註的變更還沒有寫入磁碟。</translation></message>
<message><source>The layout of exports</source><translation>匯出所用的範本</translation></message>
<message><source>The layout {name} cannot be used, line {line}: {problem}.</source><translation>範本 {name} 無法使用，第 {line} 行：{problem}。</translation></message>
<message><source>The layout {name} cannot be used: {problem}.</source><translation>範本 {name} 無法使用：{problem}。</translation></message>
<message><source>The layout {name} is larger than any layout needs to be.</source><translation>範本 {name} 過大，不像是範本檔案。</translation></message>
<message><source>The layout {name} is not UTF-8 text.</source><translation>範本 {name} 不是 UTF-8 文字。</translation></message>
<message><source>The layout {path} cannot be read: {reason}.</source><translation>無法讀取範本 {path}：{reason}。</translation></message>
<message><source>The lengths fit.</source><translation>長度相稱。</translation></message>
<message><source>The library cannot be searched. {reason}</source><translation>無法搜尋書庫。{reason}</translation></message>
<message><source>The library is empty: add a folder with “+ Folder” below the list.</source><translation>書庫是空的：用清單下方的「+ 資料夾」加入一個資料夾。</translation></message>
<message><source>the name is too long</source><translation>名稱太長</translation></message>
<message><source>The newest backup, {name}, was joined in.</source><translation>最新的備份 {name} 已合併進來。</translation></message>
<message><source>The pages are being set…</source><translation>正在排版…</translation></message>
<message><source>The pair is still being read.</source><translation>這一對檔案還在讀取中。</translation></message>
<message><source>The printer does not answer. See whether it is switched on, or export a PDF.</source><translation>印表機沒有回應。請看看它是否已開機，或者匯出 PDF。</translation></message>
<message><source>the quota of disk space is used up</source><translation>磁碟配額已用完</translation></message>
<message><source>The reading cursor to the next sentence; what answers it lights up</source><translation>閱讀游標移到下一句，對應的句子隨之亮起</translation></message>
<message><source>The reading cursor to the sentence before</source><translation>閱讀游標移到上一句</translation></message>
<message><source>The readings cannot be loaded.</source><translation>無法載入注音。</translation></message>
<message><source>The readings that the document gives are shown.</source><translation>顯示文件自帶的注音。</translation></message>
<message><source>The repair could not be kept: {reason}.</source><translation>未能儲存修正：{reason}。</translation></message>
<message><source>The repair is done again.</source><translation>修正已重做。</translation></message>
<message><source>The repair is taken back. [[redo-repair]] does it again.</source><translation>修正已復原。[[redo-repair]] 可重做。</translation></message>
<message><source>The rows are repaired. [[undo-repair]] takes it back.</source><translation>對照段已修正。[[undo-repair]] 可復原。</translation></message>
<message><source>the same letters</source><translation>字母相同</translation></message>
<message><source>the sentence</source><translation>這一句</translation></message>
<message><source>The settings file has values without sense; the defaults are used: {names}.</source><translation>設定檔中有無法理解的值，這些設定改用預設值：{names}。</translation></message>
<message><source>The settings file was damaged; the defaults are used.</source><translation>設定檔已損壞，現使用預設值。</translation></message>
<message><source>The text</source><translation>正文</translation></message>
<message><source>The text alone. [[reveal]] shows the translation of the row, [[swap-sides]] swaps the sides.</source><translation>只看正文。按 [[reveal]] 顯示這一段的譯文，按 [[swap-sides]] 兩側對調。</translation></message>
<message><source>The text behind this window changes along.</source><translation>此視窗後面的正文會隨之變化。</translation></message>
<message><source>The two languages beside each other</source><translation>兩種語言左右並排</translation></message>
<message><source>The two languages one above the other</source><translation>兩種語言上下排列</translation></message>
<message><source>The two sides of the row do not answer each other</source><translation>這一段的兩側並不對應</translation></message>
<message><source>The whole library, a file each</source><translation>整個書庫，每份一個檔案</translation></message>
<message><source>The whole library, in one file</source><translation>整個書庫，合為一個檔案</translation></message>
<message><source>the whole paragraph</source><translation>整個段落</translation></message>
<message><source>The whole text shows its readings.</source><translation>全文顯示注音。</translation></message>
<message><source>Theme</source><translation>主題</translation></message>
<message><source>Theme: {choice}</source><translation>主題：{choice}</translation></message>
<message><source>There are no words in this selection.</source><translation>所選範圍裡沒有文字。</translation></message>
<message><source>There is no bookmark in this text yet.</source><translation>這篇正文裡還沒有書籤。</translation></message>
<message><source>there is no command “{name}”</source><translation>沒有「{name}」這個指令</translation></message>
<message><source>There is no further sentence on this side.</source><translation>這一側後面沒有句子了。</translation></message>
<message><source>There is no repair to do again.</source><translation>沒有可以重做的修正。</translation></message>
<message><source>There is no repair to take back.</source><translation>沒有可以復原的修正。</translation></message>
<message><source>There is no row after this one.</source><translation>這一段後面沒有別的段了。</translation></message>
<message><source>There is no row before this one.</source><translation>這一段前面沒有別的段了。</translation></message>
<message><source>There is no sentence on this side to move.</source><translation>這一側沒有可移動的句子。</translation></message>
<message><source>There is no text here that has been read to its end.</source><translation>這裡還沒有完整讀入的正文。</translation></message>
<message><source>There is no text here to mark.</source><translation>這裡沒有可以標出的文字。</translation></message>
<message><source>There is no text on this side to move.</source><translation>這一側沒有可移動的文字。</translation></message>
<message><source>There is no text on this side. [[other-side]] changes the side.</source><translation>這一側沒有文字。按 [[other-side]] 換到另一側。</translation></message>
<message><source>There is no word here to look up.</source><translation>這裡沒有可查的詞。</translation></message>
<message><source>There is nothing in sight to go to.</source><translation>眼前沒有可以前往的地方。</translation></message>
<message><source>There is nothing marked in this document yet.</source><translation>這份文件還沒有任何標註。</translation></message>
<message><source>There is only one language here.</source><translation>這裡只有一種語言。</translation></message>
<message><source>There was no {name} any more; what it held was found in the backups.</source><translation>{name} 不見了；其中的內容已從備份中找回。</translation></message>
<message><source>There was nothing to export.</source><translation>沒有可匯出的內容。</translation></message>
<message><source>These Two Belong Together</source><translation>這兩處互相對應</translation></message>
<message><source>These two files do not seem to say the same: “{first}” and “{second}”.</source><translation>「{first}」和「{second}」這兩個檔案說的似乎不是同一件事。</translation></message>
<message><source>These words are its other half now.</source><translation>這些文字現在是它的另一半。</translation></message>
<message><source>They appear here as they are found.</source><translation>找到後會出現在這裡。</translation></message>
<message><source>This document</source><translation>本文件</translation></message>
<message><source>This document gives no readings of its own.</source><translation>這份文件沒有自帶注音。</translation></message>
<message><source>This file has no text in it.</source><translation>這個檔案裡沒有文字。</translation></message>
<message><source>This folder cannot be read: {reason}.</source><translation>無法讀取這個資料夾：{reason}。</translation></message>
<message><source>This is not a text file. Duidu opens Markdown and plain text; export it as one of these first.</source><translation>這不是文字檔。Duidu 能開啟 Markdown 和純文字；請先匯出為其中一種。</translation></message>
<message><source>This is not text.</source><translation>這不是文字檔。</translation></message>
<message><source>This is the first row.</source><translation>這是第一段。</translation></message>
<message><source>This is the first.</source><translation>這是第一句。</translation></message>
<message><source>This is the last row.</source><translation>這是最後一段。</translation></message>
<message><source>This is the last sentence.</source><translation>這是最後一句。</translation></message>
<message><source>This link leads nowhere that Duidu can open: {address}</source><translation>這個連結指向的地方 Duidu 打不開：{address}</translation></message>
<message><source>This link leads nowhere that this Duidu knows.</source><translation>這個連結指向的地方，這裡的 Duidu 不認識。</translation></message>
<message><source>This pattern is not finished or has a mistake: {reason} (at character {number}).</source><translation>這個運算式沒有寫完或有錯誤：{reason}（第 {number} 個字元）。</translation></message>
<message><source>This pattern is not finished or has a mistake: {reason}.</source><translation>這個運算式沒有寫完或有錯誤：{reason}。</translation></message>
<message><source>This pattern is too large. Shorten it.</source><translation>這個運算式太大，請縮短。</translation></message>
<message><source>This pattern takes too long. Simplify it: one repetition inside another, as in “(a+)+”, is often the reason.</source><translation>這個運算式耗時太久，請簡化：重複之中再有重複（如「(a+)+」）往往是原因。</translation></message>
<message><source>This row has one paragraph on each side. It can be split before a sentence.</source><translation>這一段兩側各只有一個段落，可以在某一句前拆分。</translation></message>
<message><source>This side's first paragraph goes to the row before</source><translation>這一側的首段移到上一對照段</translation></message>
<message><source>This side's last paragraph goes to the next row</source><translation>這一側的末段移到下一對照段</translation></message>
<message><source>This system's SQLite has no full-text search (FTS5).</source><translation>本系統的 SQLite 沒有全文搜尋（FTS5）。</translation></message>
<message><source>This text cannot be searched.</source><translation>這篇正文無法尋找。</translation></message>
<message><source>This text has no headings.</source><translation>這篇正文沒有標題。</translation></message>
<message><source>This text is in one language; the layout is for those in two.</source><translation>這篇文字只有一種語言；版面只對雙語文字有作用。</translation></message>
<message><source>Those of every document will stand here.</source><translation>所有文件的螢光標示和筆記會列在這裡。</translation></message>
<message><source>Those of the document</source><translation>文件自帶的</translation></message>
<message><source>Title</source><comment>order</comment><translation>標題</translation></message>
<message><source>to</source><translation>到</translation></message>
<message><source>To the end</source><translation>到結尾</translation></message>
<message><source>To the match before</source><translation>到上一個符合處</translation></message>
<message><source>To the next annotation</source><translation>到下一個標註</translation></message>
<message><source>To the next heading</source><translation>到下一個標題</translation></message>
<message><source>To the next match</source><translation>到下一個符合處</translation></message>
<message><source>To the Next Part of the Window</source><translation>到視窗的下一部分</translation></message>
<message><source>To the next row</source><translation>到下一段</translation></message>
<message><source>To the next row that may be paired wrongly</source><translation>到下一個可能配錯的段</translation></message>
<message><source>To the previous annotation</source><translation>到上一個標註</translation></message>
<message><source>To the previous heading</source><translation>到上一個標題</translation></message>
<message><source>To the previous row</source><translation>到上一段</translation></message>
<message><source>To the row before that may be paired wrongly</source><translation>到上一個可能配錯的段</translation></message>
<message><source>To the start</source><translation>到開頭</translation></message>
<message><source>too many files are open</source><translation>開啟的檔案太多</translation></message>
<message><source>Toolbar</source><translation>工具列</translation></message>
<message><source>Traditional</source><translation>繁體</translation></message>
<message><source>Traditional  繁體</source><translation>繁體</translation></message>
<message><source>Traditional Chinese</source><translation>繁體中文</translation></message>
<message><source>Translation memory (TMX)</source><translation>翻譯記憶庫（TMX）</translation></message>
<message><source>Try Again</source><translation>重試</translation></message>
<message><source>Two forms of Chinese stand beside each other; nothing is hidden.</source><translation>兩種中文形式正並排顯示，沒有遮住任何內容。</translation></message>
<message><source>Two rows: the sentence that the reading cursor is on begins the second</source><translation>分成兩段：第二段從閱讀游標所在的句子開始</translation></message>
<message><source>Two-Sided Highlight</source><translation>兩側螢光標示</translation></message>
<message><source>Type to search</source><translation>輸入以搜尋</translation></message>
<message><source>Type what you want: commands, documents, headings, settings</source><translation>輸入想找的內容：指令、文件、標題、設定</translation></message>
<message><source>Type, colours, folders, notes and keys</source><translation>字型、顏色、資料夾、筆記與按鍵</translation></message>
<message><source>Underline</source><translation>底線</translation></message>
<message><source>Underline the selection, or change what is marked</source><translation>為所選文字加底線，或變更標註樣式</translation></message>
<message><source>Underline the words that translate the one under the mouse or selected</source><translation>為滑鼠所指或所選的詞的譯詞加上底線</translation></message>
<message><source>Underline, or highlight again</source><translation>改用底線，或恢復螢光標示</translation></message>
<message><source>Underlined</source><translation>已加底線</translation></message>
<message><source>Underlined.</source><translation>已加底線。</translation></message>
<message><source>Undo</source><translation>復原</translation></message>
<message><source>Undo Repair</source><translation>復原修正</translation></message>
<message><source>Undo {step}</source><translation>復原「{step}」</translation></message>
<message><source>Undone: {step}.</source><translation>已復原：{step}。</translation></message>
<message><source>unread, reading, read</source><translation>unread、reading、read</translation></message>
<message><source>US Letter</source><translation>美規信紙</translation></message>
<message><source>Use as other half</source><translation>用作另一半</translation></message>
<message><source>Use Duidu's</source><translation>使用 Duidu 內建的</translation></message>
<message><source>Use It Here</source><translation>改用於此</translation></message>
<message><source>Usual Keys</source><translation>預設按鍵</translation></message>
<message><source>Usual Type</source><translation>預設字型</translation></message>
<message><source>Usually it has no keys</source><translation>預設沒有按鍵</translation></message>
<message><source>Usually {keys}</source><translation>預設為 {keys}</translation></message>
<message><source>variant form</source><translation>簡繁形式</translation></message>
<message><source>Veil the second language, or show it</source><translation>遮住或顯示第二種語言</translation></message>
<message><source>Web Annotations (JSON-LD)</source><translation>Web Annotations（JSON-LD）</translation></message>
<message><source>Web page, two columns</source><translation>網頁，左右兩欄</translation></message>
<message><source>Welcome to Duidu</source><translation>歡迎使用 Duidu</translation></message>
<message><source>What</source><translation>內容</translation></message>
<message><source>What can be done with the row or the selection</source><translation>對這一段或所選文字可做的事</translation></message>
<message><source>What can be done with the selected words</source><translation>對所選文字可做的事</translation></message>
<message><source>What do you want?</source><translation>想做什麼？</translation></message>
<message><source>What does this colour stand for? For example: vocabulary, disagree.</source><translation>這種顏色代表什麼？例如：生字、不同意。</translation></message>
<message><source>What fits</source><translation>相符的內容</translation></message>
<message><source>What is found appears here.</source><translation>找到的內容會出現在這裡。</translation></message>
<message><source>What it had said to be saved is all here: highlights, notes, and your places in documents.</source><translation>它說過已儲存的內容都在：螢光標示、筆記，以及你在各份文件中的位置。</translation></message>
<message><source>What speaks for the pairing of the row: lengths, words found, how sure it is</source><translation>這一段配對的依據：長度、找到的詞、把握有多大</translation></message>
<message><source>What the colours mean</source><translation>顏色的意義</translation></message>
<message><source>What this program is</source><translation>這是個什麼程式</translation></message>
<message><source>What to begin with</source><translation>從哪裡開始</translation></message>
<message><source>What to begin with, on one card</source><translation>從哪裡開始，都在一張卡片上</translation></message>
<message><source>What was found</source><translation>搜尋結果</translation></message>
<message><source>where it came from</source><translation>來源</translation></message>
<message><source>Where they are kept</source><translation>儲存在哪裡</translation></message>
<message><source>Where your annotations are kept</source><translation>標註儲存在哪裡</translation></message>
<message><source>Which translation of the document is shown beside it</source><translation>選擇與文件對照顯示的譯文</translation></message>
<message><source>who speaks</source><translation>說話的人</translation></message>
<message><source>who wrote it</source><translation>作者</translation></message>
<message><source>Whole word</source><translation>全字拼寫</translation></message>
<message><source>Whole words only (Alt+W)</source><translation>只找完整的詞（Alt+W）</translation></message>
<message><source>Why These Belong Together</source><translation>為何彼此對應</translation></message>
<message><source>Widest column</source><translation>最大欄寬</translation></message>
<message><source>With highlights</source><translation>包括螢光標示</translation></message>
<message><source>With notes, below their paragraphs</source><translation>包括筆記，放在所屬段落下面</translation></message>
<message><source>With the pictures that lie beside the text</source><translation>帶上正文旁的圖片</translation></message>
<message><source>Words are looked for in every document of the library and in your notes: in both languages, and in whatever form the Chinese is written.&#10;&#10;“the tide” in quotes is a phrase; -draft leaves passages out; tag:essay, lang:zh, author:Lin and the other fields of the filter choose documents.</source><translation>在書庫的所有文件和你的筆記中搜尋：兩種語言都找，不論中文寫成哪種形式。&#10;&#10;加上引號的 "the tide" 是片語；-draft 排除含有該詞的段落；tag:essay、lang:zh、author:Lin 和其他篩選欄位用來限定文件。</translation></message>
<message><source>Words That Answer</source><translation>對應的詞</translation></message>
<message><source>Words that answer are marked.</source><translation>現在會標出對應的詞。</translation></message>
<message><source>Words that answer are not marked.</source><translation>現在不標出對應的詞。</translation></message>
<message><source>Write a note</source><translation>寫一則筆記</translation></message>
<message><source>Write a note on the document as a whole</source><translation>為整份文件寫一則筆記</translation></message>
<message><source>Write a note on the selection or the paragraph</source><translation>為所選文字或段落寫筆記</translation></message>
<message><source>Write a note…</source><translation>寫一則筆記…</translation></message>
<message><source>Yellow</source><translation>黃色</translation></message>
<message><source>yellow</source><translation>黃色</translation></message>
<message><source>yellow, green, blue, pink, purple, or what a colour means</source><translation>yellow、green、blue、pink、purple，或顏色的意義</translation></message>
<message><source>yes, no, or words of the note</source><translation>yes、no，或筆記中的詞</translation></message>
<message><source>You are not allowed to read “{name}”. Change its permissions to open it.</source><translation>你沒有讀取「{name}」的權限。請變更其權限後再開啟。</translation></message>
<message><source>Your annotations cannot be saved: {reason}. Nothing is lost: they are kept in memory, and saving is tried again and again.</source><translation>你的標註無法儲存：{reason}。什麼都沒有遺失：它們保留在記憶體中，程式會不斷重試。</translation></message>
<message><source>Your annotations file is only read: {reason}.</source><translation>你的標註檔案目前唯讀：{reason}。</translation></message>
<message><source>Your notes and your place in the text have just been saved, and Duidu goes on. If it behaves strangely from here, close it and start it again.&#10;&#10;The details below help to mend this. They stay on your computer unless you send them.</source><translation>你的筆記和你在正文中的位置剛剛儲存好，Duidu 會繼續執行。如果它從現在起表現異常，請關閉後重新開啟。&#10;&#10;下面的詳細資訊有助於修正這個問題。除非你傳給別人，否則只留在你的電腦上。</translation></message>
<message><source>Your notes are still being read. Try again in a moment.</source><translation>正在讀取你的筆記，請稍後再試。</translation></message>
<message><source>Your notes are still being read; then this is done.</source><translation>仍在讀取筆記，讀完後會執行。</translation></message>
<message><source>Your notes had still to be read. Do it once more.</source><translation>剛才筆記還沒讀完，請再操作一次。</translation></message>
<message><source>Zhuyin</source><translation>注音符號</translation></message>
<message><source>Zhuyin is shown beside the characters.</source><translation>注音符號顯示在漢字旁。</translation></message>
<message><source>{annotations} in {number} documents</source><translation>{number} 份文件中的 {annotations}</translation></message>
<message><source>{annotations}; this is the beginning</source><translation>{annotations}；這是開頭部分</translation></message>
<message><source>{annotation}, not found in the text</source><translation>{annotation}，在正文中找不到</translation></message>
<message><source>{at:,} of {number:,}{more}</source><translation>{at:,} / {number:,}{more}</translation></message>
<message><source>{colour} ({meaning})</source><translation>{colour}（{meaning}）</translation></message>
<message><source>{colour} has no meaning now.</source><translation>{colour}不再有特定意義。</translation></message>
<message><source>{colour} stands for {meaning} now.</source><translation>{colour}現在代表「{meaning}」。</translation></message>
<message><source>{colour}: {meaning}</source><translation>{colour}：{meaning}</translation></message>
<message><source>{colour}…</source><translation>{colour}…</translation></message>
<message><source>{command}: {keys}</source><translation>{command}：{keys}</translation></message>
<message numerus="yes"><source>{count:,} documents</source><comment>found</comment><translation><numerusform>{count:,} 份文件</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations</source><translation><numerusform>{count} 則標註</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations could be read in it.</source><translation><numerusform>其中有 {count} 則標註可以讀出。</numerusform></translation></message>
<message numerus="yes"><source>{count} annotations in {name} could not be read. The text is kept in the file, under “broken”; mend it there and it is read again.</source><translation><numerusform>{name} 中有 {count} 則標註無法讀出。原文保留在檔案的「broken」之下；在那裡改好後就會重新讀入。</numerusform></translation></message>
<message numerus="yes"><source>{count} damaged characters are shown as {sign}.</source><translation><numerusform>有 {count} 個損壞的字元，顯示為 {sign}。</numerusform></translation></message>
<message numerus="yes"><source>{count} entries in the file cannot be read. They are kept in it, under “broken”; mended there, they are read again.</source><translation><numerusform>檔案中有 {count} 條內容無法讀取。它們保留在檔案的「broken」之下，在那裡改正後會重新讀取。</numerusform></translation></message>
<message><source>{count} files …</source><translation>{count} 個檔案…</translation></message>
<message><source>{count} folders joined the library.</source><translation>已將 {count} 個資料夾加入書庫。</translation></message>
<message><source>{count} not found in the text</source><translation>{count} 則在正文中找不到</translation></message>
<message numerus="yes"><source>{count} of these are not found in the text</source><translation><numerusform>其中 {count} 則在正文中找不到</numerusform></translation></message>
<message numerus="yes"><source>{count} pages went to the printer.</source><translation><numerusform>已將 {count} 頁傳送到印表機。</numerusform></translation></message>
<message numerus="yes"><source>{count} units in neither English nor Chinese left out.</source><translation><numerusform>有 {count} 個單元既非英文也非中文，已略過。</numerusform></translation></message>
<message><source>{count}, outside of {fields}</source><translation>{count}（在 {fields} 之外）</translation></message>
<message numerus="yes"><source>{done} {count} blocks that you edited are left as they are.</source><translation><numerusform>{done}其中 {count} 處你改過的內容保持原樣。</numerusform></translation></message>
<message><source>{done}.</source><translation>{done}。</translation></message>
<message><source>{done}: {what}, {side}.</source><translation>{done}：{what}，{side}。</translation></message>
<message><source>{done}: {what}.</source><translation>{done}：{what}。</translation></message>
<message><source>{doubt} Weak pair {number} of {all}.</source><translation>{doubt}存疑的配對：第 {number} 個，共 {all} 個。</translation></message>
<message><source>{first} {second}</source><comment>two sentences</comment><translation>{first}{second}</translation></message>
<message><source>{found} in {documents}</source><translation>{documents}中的 {found}</translation></message>
<message><source>{heading}, {number}, folded</source><translation>{heading}，{number}，已收合</translation></message>
<message><source>{heading}, {number}, unfolded</source><translation>{heading}，{number}，已展開</translation></message>
<message><source>{hours} h</source><translation>{hours} 小時</translation></message>
<message><source>{hours} h {minutes} min</source><translation>{hours} 小時 {minutes} 分</translation></message>
<message><source>{keys} has more than {most} presses</source><translation>{keys} 超過了 {most} 次按鍵</translation></message>
<message><source>{keys} is no key</source><translation>{keys} 不是按鍵</translation></message>
<message><source>{key} belongs to {command} ({keys}).</source><translation>{key} 已屬於「{command}」（{keys}）。</translation></message>
<message><source>{key} belongs to {command}.</source><translation>{key} 已屬於「{command}」。</translation></message>
<message><source>{key} cannot be a key of “{command}”: {other} has it, or one that begins alike.</source><translation>{key} 不能作為「{command}」的按鍵：「{other}」已使用它，或使用開頭相同的按鍵。</translation></message>
<message><source>{key} is a key of {command} already.</source><translation>{key} 已經是「{command}」的按鍵。</translation></message>
<message><source>{language}: {percent}% read, {time} left</source><translation>{language}：已讀 {percent}%，還需 {time}</translation></message>
<message><source>{meaning} ({colour})</source><translation>{meaning}（{colour}）</translation></message>
<message><source>{meaning}, underlined</source><translation>{meaning}，底線</translation></message>
<message><source>{minutes} min</source><translation>{minutes} 分鐘</translation></message>
<message><source>{name} ({meaning})</source><translation>{name}（{meaning}）</translation></message>
<message><source>{name} · {number:,}</source><translation>{name} · {number:,}</translation></message>
<message><source>{name}: less</source><translation>{name}：減少</translation></message>
<message><source>{name}: more</source><translation>{name}：增加</translation></message>
<message><source>{number:,} more in this document</source><translation>本文件中還有 {number:,} 處</translation></message>
<message><source>{number:,} more notes</source><translation>還有 {number:,} 則筆記</translation></message>
<message numerus="yes"><source>{number} notes</source><comment>found</comment><translation><numerusform>{number} 則筆記</numerusform></translation></message>
<message><source>{number} of {all}</source><translation>{number} / {all}</translation></message>
<message numerus="yes"><source>{number} passages</source><comment>found</comment><translation><numerusform>{number} 處</numerusform></translation></message>
<message><source>{number} things are wrong with {name}. {first}</source><translation>{name} 有 {number} 處錯誤。{first}</translation></message>
<message><source>{number}: [[go-to-percent]] goes to that share of the text, [[escape]] gives up.</source><translation>{number}：按 [[go-to-percent]] 跳到正文的百分之 {number}，按 [[escape]] 放棄。</translation></message>
<message><source>{order} ▾</source><translation>{order} ▾</translation></message>
<message><source>{path} cannot be read: {reason}.</source><translation>無法讀取 {path}：{reason}。</translation></message>
<message><source>{path} holds neither Duidu's annotations nor Web Annotations.</source><translation>{path} 中既沒有 Duidu 的標註，也沒有 Web Annotations。</translation></message>
<message><source>{path} holds the highlights of another document.</source><translation>{path} 裡是另一份文件的螢光標示。</translation></message>
<message><source>{path} is larger than any file of annotations.</source><translation>{path} 過大，不像是標註檔案。</translation></message>
<message><source>{path} is not JSON, or it is damaged ({error}).</source><translation>{path} 不是 JSON，或者已損壞（{error}）。</translation></message>
<message><source>{path} is not UTF-8 text; it is left as it is.</source><translation>{path} 不是 UTF-8 文字，保持原樣。</translation></message>
<message><source>{path} is only read, not written: {reason}.</source><translation>{path} 只讀取，不寫入：{reason}。</translation></message>
<message><source>{path} is the document itself. Choose another name.</source><translation>{path} 就是文件本身。請換一個名稱。</translation></message>
<message><source>{path} was written by a newer Duidu, which knows more.</source><translation>{path} 由較新版本的 Duidu 寫成，此版本無法讀懂。</translation></message>
<message><source>{path}: {reason}.</source><translation>{path}：{reason}。</translation></message>
<message><source>{percent} per cent of the text.</source><translation>正文的 {percent}%。</translation></message>
<message><source>{percent}%</source><translation>{percent}%</translation></message>
<message><source>{problem}, line {line}</source><translation>{problem}，第 {line} 行</translation></message>
<message><source>{program} {version}</source><translation>{program} {version}</translation></message>
<message><source>{reason}.</source><translation>{reason}。</translation></message>
<message><source>{reason}.&#10;Annotations are kept in {path}</source><translation>{reason}。&#10;標註儲存在 {path}</translation></message>
<message><source>{said} It was kept as {name}.</source><translation>{said}原檔案留作 {name}。</translation></message>
<message><source>{share:.0%} read</source><translation>已讀 {share:.0%}</translation></message>
<message><source>{share} · EN {english} · 中 {chinese} left</source><translation>{share} · 還需 英 {english} · 中 {chinese}</translation></message>
<message><source>{share} · read</source><translation>{share} · 已讀完</translation></message>
<message><source>{share} · {time} left</source><translation>{share} · 還需 {time}</translation></message>
<message><source>{tab}, {lost} of them not found in the text</source><translation>{tab}，其中 {lost} 則在正文中找不到</translation></message>
<message><source>{tab}, {number}</source><translation>{tab}，{number}</translation></message>
<message><source>{what} · {number}</source><translation>{what} · {number}</translation></message>
<message><source>{why} It may be on a disk that is not connected, or have another name now. What you marked in its documents is kept.</source><translation>{why}它可能在一個沒有連接的磁碟上，或者已經改名。你在其中文件裡的標註都還在。</translation></message>
<message><source>{words} ({key})</source><translation>{words}（{key}）</translation></message>
<message><source>“{first}” and “{second}” joined the library.</source><translation>「{first}」和「{second}」已加入書庫。</translation></message>
<message><source>“{name}” cannot be read</source><translation>無法讀取「{name}」</translation></message>
<message><source>“{name}” cannot be read ({reason}).</source><translation>無法讀取「{name}」（{reason}）。</translation></message>
<message><source>“{name}” cannot be read as TMX ({reason}).</source><translation>無法將「{name}」作為 TMX 讀取（{reason}）。</translation></message>
<message><source>“{name}” cannot be read: {reason}.</source><translation>無法讀取「{name}」：{reason}。</translation></message>
<message><source>“{name}” cannot be written: {reason}. Choose another folder.</source><translation>無法寫入「{name}」：{reason}。請換一個資料夾。</translation></message>
<message><source>“{name}” could not be read ({reason}). Try again, or check the disk.</source><translation>未能讀取「{name}」（{reason}）。請重試，或檢查磁碟。</translation></message>
<message><source>“{name}” has {size} MB; Duidu opens texts of up to {most} MB. Split it into parts to read it.</source><translation>「{name}」有 {size} MB；Duidu 最多開啟 {most} MB 的文字。請拆成幾部分再讀。</translation></message>
<message><source>“{name}” holds no text.</source><translation>「{name}」中沒有文字。</translation></message>
<message><source>“{name}” is a folder. Add it to the sidebar to see the documents inside.</source><translation>「{name}」是一個資料夾。把它加入側邊欄，就能看到其中的文件。</translation></message>
<message><source>“{name}” is a pipe, a socket or a device, and holds no text.</source><translation>「{name}」是管線、通訊端或裝置，裡面沒有文字。</translation></message>
<message><source>“{name}” is damaged ({reason}); what stands before that line is shown.</source><translation>「{name}」已損壞（{reason}）；現顯示該行之前的內容。</translation></message>
<message><source>“{name}” is not there any more. It may have been moved or renamed.</source><translation>「{name}」已經不在了，可能被移動或改名。</translation></message>
<message><source>“{name}” is the open text itself.</source><translation>「{name}」就是開啟的正文。</translation></message>
<message><source>“{name}” joined the library.</source><translation>「{name}」已加入書庫。</translation></message>
<message><source>“{name}”, a copy made by a sync program, was merged in.</source><translation>同步程式產生的副本「{name}」已合併進來。</translation></message>
<message><source>“{name}”, the other language, is left out. {reason}</source><translation>另一種語言的「{name}」未能載入。{reason}</translation></message>
<message><source>“{operator}” works with numbers only</source><translation>「{operator}」只能用於數字</translation></message>
<message><source>“{text}” cannot be reached</source><translation>找不到「{text}」</translation></message>
<message><source>“{text}” holds nothing to read</source><translation>「{text}」裡沒有可讀的內容</translation></message>
<message><source>“{title}” is not where it was. Open it, and its notes are there again.</source><translation>「{title}」不在原來的位置。開啟它，筆記就會重新出現。</translation></message>
<message><source>“{value}” is no colour here. Write {names}, or what a colour means.</source><translation>這裡沒有叫「{value}」的顏色。請寫 {names}，或顏色的意義。</translation></message>
<message><source>“{value}” is no kind. Write one of {names}.</source><translation>「{value}」不是種類。請寫 {names} 之一。</translation></message>
<message><source>“{value}” is no language here. Write en, zh, both, hans or hant.</source><translation>這裡沒有叫「{value}」的語言。請寫 en、zh、both、hans 或 hant。</translation></message>
<message><source>“{value}” is no state. Write unread, reading or read.</source><translation>「{value}」不是閱讀狀態。請寫 unread、reading 或 read。</translation></message>
<message><source>“{value}” is no style. Write one of {names}.</source><translation>「{value}」不是樣式。請寫 {names} 之一。</translation></message>
<message><source>“{value}” is not a date. Write 2025, 2025-06 or 2025-06-30.</source><translation>「{value}」不是日期。請寫 2025、2025-06 或 2025-06-30。</translation></message>
<message><source>← → next word · ↑ ↓ scroll · Esc close · CC-CEDICT</source><translation>← → 換詞 · ↑ ↓ 捲動 · Esc 關閉 · CC-CEDICT</translation></message>
<message><source>＋ Add the Chinese text…</source><translation>＋ 加入中文文本…</translation></message>
<message><source>＋ Add the English text…</source><translation>＋ 加入英文文本…</translation></message>
</context>
<context>
<name>QFileDialog</name>
<message><source>&amp;Look in:</source><translation>查看位置(&amp;L)：</translation></message>
<message><source>Files of &amp;type:</source><translation>檔案類型(&amp;T)：</translation></message>
</context>
<context>
<name>QFileSystemModel</name>
<message><source>Computer</source><translation>電腦</translation></message>
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
