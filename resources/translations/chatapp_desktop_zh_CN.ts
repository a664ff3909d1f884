<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Badge</name>
    <message>
        <source>No keys yet: enter them to send</source>
        <translation>尚无密钥：填写后才能发送</translation>
    </message>
    <message>
        <source>Keys are in {place}</source>
        <translation>密钥保存在{place}</translation>
    </message>
    <message>
        <source>Keys are in {place}, the token for this run only</source>
        <translation>密钥保存在{place}，令牌仅在本次运行有效</translation>
    </message>
    <message>
        <source>Keys are kept for this run only</source>
        <translation>密钥仅在本次运行有效</translation>
    </message>
    <message>
        <source>The keyring is locked or does not answer</source>
        <translation>密钥环已锁定或没有响应</translation>
    </message>
    <message>
        <source>Waiting for your keyring …</source>
        <translation>正在等待密钥环…</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙箱：任何内容都不会离开这台电脑</translation>
    </message>
    <message>
        <source>The keys are kept in %1 and nowhere else.</source>
        <translation>密钥只保存在%1，不会存到其他任何地方。</translation>
    </message>
    <message>
        <source>No secure keyring was found, so the keys are kept in memory until you close the program.</source>
        <translation>没有找到安全的密钥环，密钥只保留在内存中，关闭程序后即清除。</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Text + button</source>
        <translation>文本 + 按钮</translation>
    </message>
    <message>
        <source>Text + picture + button</source>
        <translation>文本 + 图片 + 按钮</translation>
    </message>
    <message>
        <source>Text + video</source>
        <translation>文本 + 视频</translation>
    </message>
    <message>
        <source>Text + video + button</source>
        <translation>文本 + 视频 + 按钮</translation>
    </message>
    <message>
        <source>Text + picture</source>
        <translation>文本 + 图片</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>推广（promotion）</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>通知（transaction）</translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation>未送达（undelivered）</translation>
    </message>
    <message>
        <source>Send failed</source>
        <translation>发送失败（sentFailed）</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a part of a command</source>
        <translation>输入命令的一部分</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Recipient</source>
        <translation>接收方(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>Choose a &amp;profile</source>
        <translation>选择配置(&amp;P)</translation>
    </message>
    <message>
        <source>Proble&amp;ms</source>
        <translation>问题列表(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Details of the chosen message</source>
        <translation>所选消息的详情(&amp;D)</translation>
    </message>
    <message>
        <source>Reopen the &amp;chosen message as draft</source>
        <translation>将所选消息作为草稿打开(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;All commands …</source>
        <translation>所有命令(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
</context>
<context>
    <name>CredentialsDialog</name>
    <message>
        <source>Credentials of %1</source>
        <translation>%1的访问凭证</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Forget saved keys</source>
        <translation>删除已保存的密钥</translation>
    </message>
    <message>
        <source>AccessKey &amp;ID</source>
        <translation>AccessKey &amp;ID</translation>
    </message>
    <message>
        <source>AccessKey &amp;secret</source>
        <translation>AccessKey &amp;Secret</translation>
    </message>
    <message>
        <source>Security &amp;token (only for temporary keys)</source>
        <translation>Security &amp;Token（仅临时密钥需要）</translation>
    </message>
    <message>
        <source>There is a blank inside. Keys have none; please check what was pasted.</source>
        <translation>中间有空格。密钥里没有空格，请检查粘贴的内容。</translation>
    </message>
    <message>
        <source>A key that begins with STS. needs its security token.</source>
        <translation>以 STS. 开头的密钥需要同时填写 Security Token。</translation>
    </message>
</context>
<context>
    <name>DraftDesk</name>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>DraftFile</name>
    <message>
        <source>This is not a draft: line {line}, column {column} is not valid JSON.</source>
        <translation>这不是草稿文件：第 {line} 行第 {column} 列不是有效的 JSON。</translation>
    </message>
    <message>
        <source>This is not a draft: it is nested too deeply, or a number in it is too long.</source>
        <translation>这不是草稿文件：嵌套过深，或者其中的数字过长。</translation>
    </message>
    <message>
        <source>This is not a draft: it must be a JSON object with parameter names.</source>
        <translation>这不是草稿文件：它应当是以参数名为键的 JSON 对象。</translation>
    </message>
    <message>
        <source>This is not a draft: it has none of the parameters of a message.</source>
        <translation>这不是草稿文件：其中没有任何消息参数。</translation>
    </message>
    <message>
        <source>The value of {key} cannot be read: it must be text or a number.</source>
        <translation>无法读取 {key} 的值：它应当是文本或数字。</translation>
    </message>
    <message>
        <source>The value of {key} cannot be read: it must be an object.</source>
        <translation>无法读取 {key} 的值：它应当是对象。</translation>
    </message>
    <message>
        <source>This draft is for the channel {value}; this program sends Viber messages.</source>
        <translation>此草稿用于 {value} 通道；本程序只发送 Viber 消息。</translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Fallback to SMS</source>
        <translation>回落到短信</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>跟踪</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Missing permission</source>
        <translation>缺少的权限</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>What would have been sent</source>
        <translation>原本要发送的内容</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>返回的内容</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>没有收到任何返回。</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Details of the chosen message</source>
        <translation>所选消息的详情</translation>
    </message>
    <message>
        <source>Copy MessageId</source>
        <translation>复制 MessageId</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Reopen as draft</source>
        <translation>作为草稿重新打开</translation>
    </message>
    <message>
        <source>Choose a message to see everything about it.</source>
        <translation>选择一条消息，查看它的全部信息。</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>{path} does not exist any more.</source>
        <translation>{path} 已不存在。</translation>
    </message>
    <message>
        <source>{path} may not be read or written. Check its permissions, or choose another place.</source>
        <translation>没有读写 {path} 的权限。请检查权限，或选择其他位置。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} could not be saved. Make room and save again.</source>
        <translation>磁盘已满，无法保存 {path}。请腾出空间后重新保存。</translation>
    </message>
    <message>
        <source>{path} is too large to be a draft.</source>
        <translation>{path} 太大，不可能是草稿。</translation>
    </message>
    <message>
        <source>{path} is not a text file in UTF-8.</source>
        <translation>{path} 不是 UTF-8 文本文件。</translation>
    </message>
    <message>
        <source>{path} could not be read or written ({detail}). Try another place.</source>
        <translation>无法读写 {path}（{detail}）。请换一个位置再试。</translation>
    </message>
    <message>
        <source>The list of profiles was damaged. It is kept as {path}, and a new one was begun.</source>
        <translation>配置列表已损坏，原文件保留为 {path}，并已新建一份。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>The history file was damaged. It is kept as {path}; {count} messages could be read and are in the list.</source>
        <translation>历史记录文件已损坏，原文件保留为 {path}；能读出的 {count} 条消息已列在表中。</translation>
    </message>
    <message>
        <source>The history was written by a newer version of this program. It is shown, but nothing can be sent until you update.</source>
        <translation>历史记录由本程序的更新版本写入。可以查看，但升级之前不能发送。</translation>
    </message>
    <message>
        <source>The history was brought up to date; the old file is kept as {path}.</source>
        <translation>历史记录已升级；旧文件保留为 {path}。</translation>
    </message>
    <message>
        <source>The history {path} may not be written, so nothing can be sent. Check its permissions.</source>
        <translation>没有写入历史记录 {path} 的权限，因此不能发送。请检查权限。</translation>
    </message>
    <message>
        <source>The history cannot be kept on this disk ({detail}). What you send now is shown until you close the program.</source>
        <translation>历史记录无法保存到磁盘（{detail}）。现在发送的内容只显示到程序关闭为止。</translation>
    </message>
    <message>
        <source>The history could not record this: note it down before you close the program.</source>
        <translation>历史记录未能记下这一条：请在关闭程序之前自行记录。</translation>
    </message>
    <message>
        <source>The history cannot be read (%1).</source>
        <translation>无法读取历史记录（%1）。</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>MessageId</source>
        <translation>MessageId</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>RequestId</source>
        <translation>RequestId</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Search recipient, text, MessageId, error …</source>
        <translation>搜索接收方、文本、MessageId、错误…</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>Nothing found. Clear the search to see everything.</source>
        <translation>没有找到。清空搜索框可查看全部。</translation>
    </message>
    <message>
        <source>Nothing sent yet. What you send appears here with its MessageId.</source>
        <translation>还没有发送过消息。发送之后，消息连同 MessageId 会显示在这里。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;New draft</source>
        <translation>新建草稿(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Bring back the previous draft</source>
        <translation>恢复上一份草稿(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Open draft …</source>
        <translation>打开草稿(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save draft …</source>
        <translation>保存草稿(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation>在历史记录中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Credentials …</source>
        <translation>访问凭证(&amp;C)…</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统外观(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language of the s&amp;ystem</source>
        <translation>系统语言(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Reachable over https (status {status}).</source>
        <translation>可通过 https 访问（状态 {status}）。</translation>
    </message>
    <message>
        <source>The server answers with status {status}; Viber would get no file. Check the link.</source>
        <translation>服务器返回状态 {status}，Viber 得不到文件。请检查链接。</translation>
    </message>
    <message>
        <source>The server calls it {type}.</source>
        <translation>服务器声明的类型：{type}。</translation>
    </message>
    <message>
        <source>The server calls it “{type}”, but the address ends in .{extension}. Viber may refuse it; have the server&apos;s Content-Type mended.</source>
        <translation>服务器声明的类型是“{type}”，但地址以 .{extension} 结尾。Viber 可能会拒绝；请让人更正服务器的 Content-Type。</translation>
    </message>
    <message>
        <source>The address does not end in a file type that Viber shows here: {choices}.</source>
        <translation>地址的结尾不是 Viber 在此支持的文件类型：{choices}。</translation>
    </message>
    <message>
        <source>It has {length} bytes.</source>
        <translation>大小为 {length} 字节。</translation>
    </message>
    <message>
        <source>The server does not tell the length (Content-Length); Viber wants to know it.</source>
        <translation>服务器没有给出大小（Content-Length），而 Viber 需要知道。</translation>
    </message>
    <message>
        <source>The server refuses HEAD requests, with which Viber asks for the length.</source>
        <translation>服务器拒绝 HEAD 请求，而 Viber 用它查询大小。</translation>
    </message>
    <message>
        <source>It has {length} bytes; at most {limit} are allowed.</source>
        <translation>大小为 {length} 字节，最多允许 {limit} 字节。</translation>
    </message>
    <message>
        <source>It measures {width} × {height} pixels.</source>
        <translation>尺寸为 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>It measures {width} × {height} pixels; {side} × {side} are recommended.</source>
        <translation>尺寸为 {width} × {height} 像素，建议 {side} × {side}。</translation>
    </message>
    <message>
        <source>It lasts {seconds} seconds.</source>
        <translation>时长 {seconds} 秒。</translation>
    </message>
    <message>
        <source>It lasts {seconds} seconds; at most 600 are allowed.</source>
        <translation>时长 {seconds} 秒，最多允许 600 秒。</translation>
    </message>
    <message>
        <source>Nothing about it could be read from the file itself. Is it really a {kind}?</source>
        <translation>从文件本身读不出任何信息。它确实是 {kind} 吗？</translation>
    </message>
    <message>
        <source>The server sends on to {address}.</source>
        <translation>服务器跳转到 {address}。</translation>
    </message>
</context>
<context>
    <name>MediaDialog</name>
    <message>
        <source>Check media</source>
        <translation>检查媒体</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>填入表单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>To take over: %1</source>
        <translation>可填入：%1</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>Picture address</source>
        <translation>图片地址</translation>
    </message>
    <message>
        <source>Video address</source>
        <translation>视频地址</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>文件地址</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Always viber.</source>
        <translation>固定为 viber。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收方号码</translation>
    </message>
    <message>
        <source>The recipient&apos;s phone number with its country code. Paste it as you have it: spaces, dashes, + and a leading 00 are removed.</source>
        <translation>接收方的手机号码，含国家代码。可直接粘贴：空格、横线、+ 和开头的 00 会自动去掉。</translation>
    </message>
    <message>
        <source>From (Service ID)</source>
        <translation>发送方（Service ID）</translation>
    </message>
    <message>
        <source>The Viber Service ID that sends, digits only, as the console shows it.</source>
        <translation>发送消息的 Viber Service ID，只含数字，与控制台显示的一致。</translation>
    </message>
    <message>
        <source>Space ID</source>
        <translation>空间 ID</translation>
    </message>
    <message>
        <source>The instance or sub-account space that owns the Service ID, such as cams-….</source>
        <translation>该 Service ID 所属的实例或子账户空间，例如 cams-…。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>消息类别</translation>
    </message>
    <message>
        <source>A message that you write here, or a template that was approved before.</source>
        <translation>在这里撰写的消息，或者事先审核通过的模板。</translation>
    </message>
    <message>
        <source>Message type</source>
        <translation>消息类型</translation>
    </message>
    <message>
        <source>What the message consists of. The form follows it.</source>
        <translation>消息由哪些部分组成；表单会随之变化。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Promotion may carry pictures, videos, files and buttons. Transaction is plain text about something the recipient ordered or asked for.</source>
        <translation>推广消息可以带图片、视频、文件和按钮。通知消息只能是纯文本，内容应与接收方的订单或请求有关。</translation>
    </message>
    <message>
        <source>Template code</source>
        <translation>模板 Code</translation>
    </message>
    <message>
        <source>The code of an approved Viber template.</source>
        <translation>已审核通过的 Viber 模板的 Code。</translation>
    </message>
    <message>
        <source>Template language</source>
        <translation>模板语言</translation>
    </message>
    <message>
        <source>A language in which this template exists, such as en.</source>
        <translation>该模板具有的语言版本，例如 en。</translation>
    </message>
    <message>
        <source>Template variables</source>
        <translation>模板变量</translation>
    </message>
    <message>
        <source>A value for each variable of the template, without line breaks.</source>
        <translation>模板中每个变量的值，不能换行。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The fields that the message type asks for.</source>
        <translation>该消息类型所需的字段。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Up to 1000 characters. Viber shows *bold*, _italic_, ~strike~ and ```code```.</source>
        <translation>最多 1000 个字符。Viber 会呈现 *粗体*、_斜体_、~删除线~ 和 ```代码```。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>A public https address that Viber can download without signing in; the path should end in the file&apos;s extension.</source>
        <translation>Viber 无需登录即可下载的公网 https 地址；路径应以文件扩展名结尾。</translation>
    </message>
    <message>
        <source>Thumbnail address</source>
        <translation>缩略图地址</translation>
    </message>
    <message>
        <source>A public https address of a still picture, 400 × 400 recommended.</source>
        <translation>静态图片的公网 https 地址，建议 400 × 400。</translation>
    </message>
    <message>
        <source>Video size</source>
        <translation>视频大小</translation>
    </message>
    <message>
        <source>Size of the video in bytes, at most 200 MB.</source>
        <translation>视频的字节数，最大 200 MB。</translation>
    </message>
    <message>
        <source>Video length</source>
        <translation>视频时长</translation>
    </message>
    <message>
        <source>Length of the video in seconds, 1 to 600.</source>
        <translation>视频的秒数，1 到 600。</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>The name that the recipient sees, at most 25 characters with extension.</source>
        <translation>接收方看到的文件名，含扩展名最多 25 个字符。</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>The file&apos;s extension without the dot, such as pdf.</source>
        <translation>文件扩展名，不带点，例如 pdf。</translation>
    </message>
    <message>
        <source>Button text</source>
        <translation>按钮文字</translation>
    </message>
    <message>
        <source>What stands on the button, at most 30 characters.</source>
        <translation>按钮上的文字，最多 30 个字符。</translation>
    </message>
    <message>
        <source>Button address</source>
        <translation>按钮地址</translation>
    </message>
    <message>
        <source>The address that the button opens; https is advised.</source>
        <translation>点击按钮后打开的地址，建议使用 https。</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>有效时长</translation>
    </message>
    <message>
        <source>How long Viber tries to deliver: 30 to 1209600 seconds (14 days). Empty leaves it to the service, which may give up after two minutes.</source>
        <translation>Viber 尝试投递的时长：30 到 1209600 秒（14 天）。留空则由服务决定，可能两分钟后就放弃。</translation>
    </message>
    <message>
        <source>Fallback strategy</source>
        <translation>回落策略</translation>
    </message>
    <message>
        <source>The console&apos;s strategy for sending an SMS when Viber fails, such as S_000001.</source>
        <translation>Viber 发送失败时改发短信的策略，在控制台创建，例如 S_000001。</translation>
    </message>
    <message>
        <source>Fallback text</source>
        <translation>回落内容</translation>
    </message>
    <message>
        <source>The text of the SMS; empty takes the strategy&apos;s own.</source>
        <translation>短信内容；留空则使用策略自带的内容。</translation>
    </message>
    <message>
        <source>Fall back after</source>
        <translation>回落等待时间</translation>
    </message>
    <message>
        <source>60 to 43200 seconds without a delivery receipt. Empty falls back only when sending fails.</source>
        <translation>在 60 到 43200 秒内没有收到送达回执时回落。留空则仅在发送失败时回落。</translation>
    </message>
    <message>
        <source>Fallback rule</source>
        <translation>回落规则</translation>
    </message>
    <message>
        <source>Undelivered: when the message cannot reach the phone (the default). Send failed: also when the template or its values are refused.</source>
        <translation>未送达：消息不能到达手机时回落（默认）。发送失败：模板或变量校验不通过时也回落。</translation>
    </message>
    <message>
        <source>Tracking data</source>
        <translation>跟踪数据</translation>
    </message>
    <message>
        <source>Free text that Viber hands back with receipts.</source>
        <translation>任意文本，Viber 会随回执原样返回。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Free text by which reports can be grouped.</source>
        <translation>任意文本，报表可按它分组。</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Your own number for this send; receipts repeat it. Empty gets a new one each time.</source>
        <translation>您为这次发送自定的编号，回执会带上它。留空则每次自动生成。</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>no address yet</source>
        <translation>尚未填写地址</translation>
    </message>
    <message>
        <source>Fetching the picture …</source>
        <translation>正在获取图片…</translation>
    </message>
</context>
<context>
    <name>PictureQuestion</name>
    <message>
        <source>Show the picture here? This computer then fetches the addresses that you type from the internet. You can change it under View.</source>
        <translation>要在这里显示图片吗？这台电脑会从互联网获取您输入的地址。之后可在“显示方式”中更改。</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>Do not fetch</source>
        <translation>不获取</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Choose a message type.</source>
        <translation>请选择消息类型。</translation>
    </message>
    <message>
        <source>Your business</source>
        <translation>您的企业</translation>
    </message>
    <message>
        <source>Your text appears here.</source>
        <translation>您写的文本会显示在这里。</translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation>预览图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>How the preview is shown</source>
        <translation>预览的显示方式</translation>
    </message>
    <message>
        <source>Chat like the window</source>
        <translation>聊天背景跟随窗口</translation>
    </message>
    <message>
        <source>Light chat</source>
        <translation>浅色聊天背景</translation>
    </message>
    <message>
        <source>Dark chat</source>
        <translation>深色聊天背景</translation>
    </message>
    <message>
        <source>Narrow phone</source>
        <translation>窄屏手机</translation>
    </message>
    <message>
        <source>Ordinary phone</source>
        <translation>普通手机</translation>
    </message>
    <message>
        <source>Wide phone</source>
        <translation>宽屏手机</translation>
    </message>
    <message>
        <source>Fetch pictures</source>
        <translation>获取图片</translation>
    </message>
    <message>
        <source>Check media</source>
        <translation>检查媒体</translation>
    </message>
    <message>
        <source>Ask the servers what is at the media addresses, and compare with the limits</source>
        <translation>询问服务器媒体地址上的内容，并与各项限制比较</translation>
    </message>
    <message>
        <source>Copy preview as picture</source>
        <translation>将预览复制为图片</translation>
    </message>
    <message>
        <source>Save preview as picture …</source>
        <translation>将预览另存为图片…</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>模板 %1</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{label} is missing. Fill it in.</source>
        <translation>缺少{label}，请填写。</translation>
    </message>
    <message>
        <source>The variable {variable} has no value. Every variable needs one.</source>
        <translation>变量 {variable} 没有值。每个变量都必须填写。</translation>
    </message>
    <message>
        <source>The variable {variable} has a line break. Write it on one line.</source>
        <translation>变量 {variable} 含有换行，请写成一行。</translation>
    </message>
    <message>
        <source>The text still has {variable}. In a message of your own nothing fills it in: write the value, or use a template.</source>
        <translation>文本中还有 {variable}。自行撰写的消息不会替换变量：请直接写出内容，或改用模板。</translation>
    </message>
    <message>
        <source>{label} is not allowed with this message type and will be left out.</source>
        <translation>此消息类型不允许{label}，发送时会略去。</translation>
    </message>
    <message>
        <source>{label} cannot be “{value}”. Use one of: {choices}.</source>
        <translation>{label}不能是“{value}”。可用的值：{choices}。</translation>
    </message>
    <message>
        <source>{label} may have digits only. Remove “{extra}”.</source>
        <translation>{label}只能包含数字。请去掉“{extra}”。</translation>
    </message>
    <message>
        <source>No country code begins with 0. Write the number with its country code.</source>
        <translation>国家代码不会以 0 开头。请填写含国家代码的号码。</translation>
    </message>
    <message>
        <source>{label} has {count} digits; no phone number has more than {limit}.</source>
        <translation>{label}有 {count} 位数字；电话号码最多 {limit} 位。</translation>
    </message>
    <message>
        <source>No known country has a number like {value}. Check country code and length.</source>
        <translation>没有哪个国家的号码形如 {value}。请检查国家代码和长度。</translation>
    </message>
    <message>
        <source>{label} must be a whole number, digits only.</source>
        <translation>{label}必须是整数，只含数字。</translation>
    </message>
    <message>
        <source>{label} must be from {minimum} to {maximum}.</source>
        <translation>{label}必须在 {minimum} 到 {maximum} 之间。</translation>
    </message>
    <message>
        <source>The video is just over 200 million bytes. Viber may count that as over 200 MB.</source>
        <translation>视频略超过 2 亿字节，Viber 可能会认为它超过了 200 MB。</translation>
    </message>
    <message>
        <source>{label} has {count} characters; {limit} are allowed. Shorten it by {excess}.</source>
        <translation>{label}有 {count} 个字符，最多允许 {limit} 个。请删去 {excess} 个。</translation>
    </message>
    <message>
        <source>{label} has {count} characters, but {units} of {limit} if Viber counts emoji as two. Shorten it to be safe.</source>
        <translation>{label}有 {count} 个字符；如果 Viber 把表情符号算作两个，则为 {units} 个（上限 {limit}）。为稳妥起见请缩短。</translation>
    </message>
    <message>
        <source>{label} is not a web address. It must look like https://example.com/file.</source>
        <translation>{label}不是网址。它应形如 https://example.com/file。</translation>
    </message>
    <message>
        <source>{label} must begin with https://. Viber does not download over {scheme}.</source>
        <translation>{label}必须以 https:// 开头。Viber 不通过 {scheme} 下载。</translation>
    </message>
    <message>
        <source>{label} does not begin with https://. Phones may warn before opening it.</source>
        <translation>{label}不是以 https:// 开头，手机打开前可能会发出警告。</translation>
    </message>
    <message>
        <source>{label} does not end in a file type that Viber shows here: {choices}.</source>
        <translation>{label}的结尾不是 Viber 在此支持的文件类型：{choices}。</translation>
    </message>
    <message>
        <source>Viber does not take files of type “{value}”. It takes: {choices}.</source>
        <translation>Viber 不支持“{value}”类型的文件。支持的类型：{choices}。</translation>
    </message>
    <message>
        <source>The file name does not end in .{value}, the file type given below it.</source>
        <translation>文件名没有以 .{value} 结尾，与下方填写的文件类型不符。</translation>
    </message>
    <message>
        <source>Transaction messages are plain text only. Choose the message type Text, or the label Promotion.</source>
        <translation>通知消息只能是纯文本。请把消息类型改为“文本”，或把标签改为“推广”。</translation>
    </message>
    <message>
        <source>Sources disagree whether a transaction message may carry a file. Viber may refuse it; the label Promotion is safe.</source>
        <translation>通知消息能否带文件，各方文档说法不一，Viber 可能会拒绝；使用“推广”标签更稳妥。</translation>
    </message>
    <message>
        <source>Since July 2026 Viber may require an approved template for transaction messages.</source>
        <translation>自 2026 年 7 月起，Viber 可能要求通知消息使用审核通过的模板。</translation>
    </message>
    <message>
        <source>Fallback fields do nothing without a strategy. Fill it in or clear the others.</source>
        <translation>没有回落策略，其他回落字段不起作用。请填写策略，或清空其他字段。</translation>
    </message>
    <message>
        <source>The fallback comes after Viber has already given up (time to live {ttl} s). Choose a shorter time.</source>
        <translation>回落时 Viber 早已放弃投递（有效时长 {ttl} 秒）。请选择更短的等待时间。</translation>
    </message>
    <message>
        <source>Without a time to live the service may give up after two minutes. 86400 (one day) is a good choice.</source>
        <translation>不填有效时长，服务可能两分钟后就放弃。建议填 86400（一天）。</translation>
    </message>
    <message>
        <source>Without a space ID the status cannot be looked up later, and some accounts refuse.</source>
        <translation>不填空间 ID，之后无法查询状态，有些账号还会拒绝发送。</translation>
    </message>
    <message>
        <source>“{value}” is not among the documented languages. Check capitals and underscore.</source>
        <translation>文档列出的语言中没有“{value}”。请检查大小写和下划线。</translation>
    </message>
    <message>
        <source>“{key}” is kept in the draft file, but it is not sent.</source>
        <translation>“{key}”会保留在草稿文件中，但不会发送。</translation>
    </message>
    <message>
        <source>{label} has half of a character that was cut in two. Type that place again.</source>
        <translation>{label}中有被截断的半个字符，请重新输入该处。</translation>
    </message>
</context>
<context>
    <name>ProblemsList</name>
    <message numerus="yes">
        <source>Before sending: %n to mend</source>
        <translation>
            <numerusform>发送前需修正 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to send, %n to consider</source>
        <translation>
            <numerusform>可以发送，有 %n 处请留意</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>&amp;Profile</source>
        <translation>配置(&amp;P)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Credentials …</source>
        <translation>访问凭证…</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>出现意外情况</translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. Nothing was lost: you can go on. Please look at the history before you send the same message again, and hand the details below to whoever looks after this program.</source>
        <translation>这是程序的错误，不是您的操作问题。没有丢失任何内容，可以继续使用。再次发送同一条消息之前，请先查看历史记录，并把下面的详细信息交给维护本程序的人员。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>New draft</source>
        <translation>新建草稿</translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation>发送消息（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>On its way; waiting for the answer</source>
        <translation>已发出，正在等待答复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connecting; nothing has left yet</source>
        <translation>正在连接，尚未发出任何内容</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>结果不明</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>VariablesEditor</name>
    <message>
        <source>Name of a variable</source>
        <translation>变量名</translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>Web</name>
    <message>
        <source>This is not a web address.</source>
        <translation>这不是网址。</translation>
    </message>
    <message>
        <source>Viber downloads over https only, and this address is not https.</source>
        <translation>Viber 只通过 https 下载，而此地址不是 https。</translation>
    </message>
    <message>
        <source>A user name or password stands in the address. Viber cannot sign in; remove it.</source>
        <translation>地址中含有用户名或密码。Viber 无法登录，请去掉。</translation>
    </message>
    <message>
        <source>This address is inside a private network, where Viber cannot reach it.</source>
        <translation>此地址位于内部网络，Viber 无法访问。</translation>
    </message>
    <message>
        <source>There is no server of this name. Viber would find nothing; check the spelling.</source>
        <translation>没有这个名称的服务器，Viber 什么也找不到。请检查拼写。</translation>
    </message>
    <message>
        <source>The server cannot be reached from here; Viber may not reach it either.</source>
        <translation>从这里无法连接服务器；Viber 可能也连接不上。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. Viber would refuse it too.</source>
        <translation>服务器的证书不受信任，Viber 也会拒绝。</translation>
    </message>
    <message>
        <source>The server answers too slowly; Viber may give up as well.</source>
        <translation>服务器响应太慢，Viber 可能也会放弃。</translation>
    </message>
    <message>
        <source>The server sends from one address to the next without an end.</source>
        <translation>服务器不断跳转到下一个地址，没有尽头。</translation>
    </message>
    <message>
        <source>The file is too large to be shown here.</source>
        <translation>文件太大，无法在此显示。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is broken; Viber could not read it either.</source>
        <translation>服务器的应答已损坏，Viber 也无法读取。</translation>
    </message>
    <message>
        <source>The server answers with status {status}: the recipient would see no picture.</source>
        <translation>服务器返回状态 {status}：接收方将看不到图片。</translation>
    </message>
    <message>
        <source>What is there is not a picture that can be shown: the recipient would see none.</source>
        <translation>该处的内容不是可显示的图片：接收方将看不到图片。</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Write a Viber message, see it as the phone shows it, and send it.</source>
        <translation>撰写 Viber 消息，按手机上的样子预览，然后发送。</translation>
    </message>
    <message>
        <source>The sandbox is a practice ground: nothing leaves this computer.</source>
        <translation>沙箱用于练习：任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>With an account of Alibaba Cloud, messages reach real phones.</source>
        <translation>使用阿里云账号，消息会送达真实的手机。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙箱</translation>
    </message>
    <message>
        <source>Add an account …</source>
        <translation>添加账号…</translation>
    </message>
</context>
</TS>
