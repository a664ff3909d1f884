<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Amount</name>
    <message>
        <source>%n byte(s)</source>
        <translation>%n 字节</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>No keys yet: enter them to send</source>
        <translation>尚无密钥：填写后才能发送</translation>
    </message>
    <message>
        <source>Keys are in {place}</source>
        <translation>密钥保存在 {place}</translation>
    </message>
    <message>
        <source>Keys are in {place}, the token for this run only</source>
        <translation>密钥保存在 {place}，安全令牌仅在本次运行有效</translation>
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
        <translation>沙箱：任何内容都不会离开本机</translation>
    </message>
    <message>
        <source>The keys are kept in %1 and nowhere else.</source>
        <translation>密钥只保存在 %1，不会存到其他任何地方。</translation>
    </message>
    <message>
        <source>No secure keyring was found, so the keys are kept in memory until you close the program.</source>
        <translation>没有找到安全的密钥环，密钥只保留在内存中，关闭程序后即清除。</translation>
    </message>
    <message>
        <source>Too long for the keyring: the keys are kept for this run only</source>
        <translation>密钥超出密钥环的长度限制：仅在本次运行中保留</translation>
    </message>
    <message>
        <source>The keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it, or enter the keys for this run</source>
        <translation>%1 已锁定。请解锁，或仅为本次运行输入密钥</translation>
    </message>
    <message>
        <source>%1 does not answer. Unlock it, or enter the keys for this run</source>
        <translation>%1 没有响应。请解锁，或仅为本次运行输入密钥</translation>
    </message>
    <message>
        <source>%1 was not unlocked. Ask again, or enter the keys for this run</source>
        <translation>%1 未解锁。请再次询问，或仅为本次运行输入密钥</translation>
    </message>
    <message>
        <source>The keys are in %1, which is not there now</source>
        <translation>密钥保存在 %1 中，但它现在不可用</translation>
    </message>
    <message>
        <source>No secure keyring: keys that you enter are kept for this run only</source>
        <translation>没有安全的密钥环：您输入的密钥仅在本次运行中保留</translation>
    </message>
    <message>
        <source>No keyring: keys that you enter are kept for this run only</source>
        <translation>没有密钥环：您输入的密钥仅在本次运行中保留</translation>
    </message>
    <message>
        <source>%1 has no keys of this profile any more: enter them again</source>
        <translation>%1 中已没有此配置的密钥：请重新输入</translation>
    </message>
    <message>
        <source>%1 has something else under this profile: enter the keys again</source>
        <translation>%1 中此配置的内容无法识别：请重新输入密钥</translation>
    </message>
    <message>
        <source>Keys are read from %1</source>
        <translation>密钥读取自 %1</translation>
    </message>
    <message>
        <source>Deleting the keys of “%1” from your keyring …</source>
        <translation>正在从密钥环中删除“%1”的密钥…</translation>
    </message>
    <message>
        <source>The keys of “%1” are deleted.</source>
        <translation>“%1”的密钥已删除。</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有响应</translation>
    </message>
    <message>
        <source>%1 is not there now</source>
        <translation>%1 现在不存在</translation>
    </message>
    <message>
        <source>%1 was not unlocked</source>
        <translation>%1 未解锁</translation>
    </message>
    <message>
        <source>%1, so the keys of “%2” are still in it. They are deleted when it is open the next time; “Delete leftover keys” under Profiles tries again.</source>
        <translation>%1，因此“%2”的密钥仍在其中。下次密钥环打开时会将其删除；也可在“配置”中点击“删除遗留密钥”重试。</translation>
    </message>
    <message>
        <source>The keys of deleted profiles are still in the keyring: %1. “Delete leftover keys” under Profiles tries again.</source>
        <translation>已删除配置的密钥仍在密钥环中：%1。可在“配置”中点击“删除遗留密钥”重试。</translation>
    </message>
</context>
<context>
    <name>BusyLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ButtonKind</name>
    <message>
        <source>opens a web address</source>
        <translation>打开网址</translation>
    </message>
    <message>
        <source>calls a number</source>
        <translation>拨打电话</translation>
    </message>
    <message>
        <source>sends a reply</source>
        <translation>发送回复</translation>
    </message>
    <message>
        <source>copies a code</source>
        <translation>复制代码</translation>
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
    <name>ChoiceDialog</name>
    <message>
        <source>Which message is it?</source>
        <translation>是哪一条消息？</translation>
    </message>
    <message>
        <source>Your message of %1 may be one of these in the service&apos;s list. The nearest in time comes first. If none of them is yours, it was not sent, or is not listed yet.</source>
        <translation>您在 %1 发送的消息可能是服务的消息列表中的下列之一，时间最接近的排在最前。如果都不是，则消息没有发出，或者尚未列出。</translation>
    </message>
    <message>
        <source>Messages in the service&apos;s list</source>
        <translation>服务的消息列表中的消息</translation>
    </message>
    <message>
        <source>It is &amp;this one</source>
        <translation>就是这一条(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave it unknown</source>
        <translation>保持结果不明(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Close the window?</source>
        <translation>关闭窗口？</translation>
    </message>
    <message>
        <source>Close without sending</source>
        <translation>不发送并关闭</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Keep it open</source>
        <translation>保持打开(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not ended yet</source>
        <translation>
            <numerusform>有 %n 条消息尚未结束</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not left yet</source>
        <translation>
            <numerusform>有 %n 条消息尚未发出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have no answer yet</source>
        <translation>
            <numerusform>有 %n 条消息尚未得到响应</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is under way any more</source>
        <translation>没有正在处理的消息了</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>立即关闭</translation>
    </message>
    <message>
        <source>What has not left when you close is not sent. The history keeps it, to be sent again or reopened as a draft.</source>
        <translation>关闭时尚未发出的消息将不会发送。历史记录会保留它们，可重新发送，或作为草稿重新打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of the language matrix have not begun. If you close now, they leave no trace in the history.</source>
        <translation>
            <numerusform>语言矩阵中有 %n 条消息尚未开始发送。如果现在关闭，它们不会记入历史记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are being sent now. If you close before the answer is there, it is looked up at the next start.</source>
        <translation>
            <numerusform>有 %n 条消息正在发送。如果在收到响应之前关闭，下次启动时会查询结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>The history says how each message ended.</source>
        <translation>历史记录会说明每条消息的结果。</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>The message as code</source>
        <translation>以代码形式查看消息</translation>
    </message>
    <message>
        <source>Whoever runs it sends the message, past the checks and the history of this program. Keys are not in it: each form takes them from where its users keep them.</source>
        <translation>运行这段代码就会发送消息，不经过本程序的检查，也不会记入历史记录。代码中不含密钥：每种形式都从使用者保存密钥的地方读取。</translation>
    </message>
    <message>
        <source>Python (official SDK)</source>
        <translation>Python（官方 SDK）</translation>
    </message>
    <message>
        <source>Command line (aliyun)</source>
        <translation>命令行（aliyun）</translation>
    </message>
</context>
<context>
    <name>Colour</name>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>洋红</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
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
    <message>
        <source>No such command</source>
        <translation>没有这个命令</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Connected.</source>
        <translation>已连接。</translation>
    </message>
    <message>
        <source>No network.</source>
        <translation>没有网络。</translation>
    </message>
    <message>
        <source>Wrong endpoint.</source>
        <translation>接入地址错误。</translation>
    </message>
    <message>
        <source>No secure connection.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Wrong AccessKey ID.</source>
        <translation>AccessKey ID 错误。</translation>
    </message>
    <message>
        <source>Wrong AccessKey secret.</source>
        <translation>AccessKey Secret 错误。</translation>
    </message>
    <message>
        <source>The clock of this computer is off.</source>
        <translation>本机时钟不准。</translation>
    </message>
    <message>
        <source>The security token has expired.</source>
        <translation>安全令牌已过期。</translation>
    </message>
    <message>
        <source>The security token does not fit.</source>
        <translation>安全令牌不匹配。</translation>
    </message>
    <message>
        <source>Permissions are missing.</source>
        <translation>缺少权限。</translation>
    </message>
    <message>
        <source>The product is not activated.</source>
        <translation>产品尚未开通。</translation>
    </message>
    <message>
        <source>Wrong space.</source>
        <translation>空间错误。</translation>
    </message>
    <message>
        <source>No keys.</source>
        <translation>没有密钥。</translation>
    </message>
    <message>
        <source>The test failed.</source>
        <translation>测试失败。</translation>
    </message>
    <message>
        <source>Spaces: %1</source>
        <translation>空间：%1</translation>
    </message>
</context>
<context>
    <name>ContactDesk</name>
    <message>
        <source>Test recipients of %1</source>
        <translation>%1 的测试接收方</translation>
    </message>
    <message>
        <source>This profile sends to these numbers only.</source>
        <translation>此配置只向这些号码发送。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Do-not-contact list</source>
        <translation>禁止联系名单</translation>
    </message>
    <message>
        <source>Nothing is sent to these numbers, from any profile.</source>
        <translation>任何配置都不会向这些号码发送消息。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加人</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Save to add +%1.</source>
        <translation>保存后将添加 +%1。</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Line %1: a quotation mark is missing or out of place. Nothing was read.</source>
        <translation>第 %1 行：引号缺失或位置有误。没有读取任何内容。</translation>
    </message>
    <message>
        <source>The file needs a heading with a column “number”.</source>
        <translation>文件的表头需要有一列名为“number”。</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) read.</source>
        <translation>
            <numerusform>已读取 %n 个号码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) were not taken.</source>
        <translation>
            <numerusform>另有 %n 行未导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines %1 to %2 are one cell, and none of them was taken: look at the quotation marks.</source>
        <translation>第 %1 至 %2 行连成了一个单元格，均未导入：请检查引号。</translation>
    </message>
    <message>
        <source>Line %1 has no number: “%2”</source>
        <translation>第 %1 行没有号码：“%2”</translation>
    </message>
    <message>
        <source>Saving the file …</source>
        <translation>正在保存文件…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Saving the list …</source>
        <translation>正在保存名单…</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Opening the history …</source>
        <translation>正在打开历史记录…</translation>
    </message>
    <message>
        <source>Bringing an older history up to date, once …</source>
        <translation>正在更新旧版本的历史记录，仅此一次…</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n message(s) exported to %1</source>
        <translation>
            <numerusform>已将 %n 条消息导出到 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could be read and are in the list.</source>
        <translation>
            <numerusform>能读出的 %n 条消息已列在表中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n message(s) is known</source>
        <translation>
            <numerusform>有 %n 条消息已有结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are older and will be deleted for good.</source>
        <translation>
            <numerusform>共有 %n 条，将被永久删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete what is older than %n day(s)?</source>
        <translation>
            <numerusform>删除 %n 天前的消息？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s)</source>
        <translation>
            <numerusform>删除 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialsDialog</name>
    <message>
        <source>Entered here</source>
        <translation>在此输入</translation>
    </message>
    <message>
        <source>Credentials of %1</source>
        <translation>%1 的访问凭证</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I&amp;mport into the keyring</source>
        <translation>导入到密钥环(&amp;M)</translation>
    </message>
    <message>
        <source>only for keys that begin with STS.</source>
        <translation>仅以 STS. 开头的密钥需要</translation>
    </message>
    <message>
        <source>S&amp;how what I type</source>
        <translation>显示输入内容(&amp;H)</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Forget saved keys</source>
        <translation>删除已保存的密钥(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>密钥(&amp;K)</translation>
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
        <source>Security &amp;token</source>
        <translation>安全令牌(&amp;T)</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>现在不存在</translation>
    </message>
    <message>
        <source>No keys of this profile are saved.</source>
        <translation>此配置没有保存的密钥。</translation>
    </message>
    <message>
        <source>Read whenever they are needed, and never copied.</source>
        <translation>每次需要时读取，从不复制。</translation>
    </message>
    <message>
        <source>This entry does not say of what kind its keys are.</source>
        <translation>这一条没有注明密钥的类型。</translation>
    </message>
    <message>
        <source>This program does not read keys of the kind “%1”.</source>
        <translation>本程序不读取“%1”类型的密钥。</translation>
    </message>
    <message>
        <source>There is a space inside. Keys have none; please check what was pasted.</source>
        <translation>中间有空格。密钥里没有空格，请检查粘贴的内容。</translation>
    </message>
    <message>
        <source>A key that begins with STS. needs its security token.</source>
        <translation>以 STS. 开头的密钥需要同时填写安全令牌。</translation>
    </message>
    <message>
        <source>Environment (ALIBABA_CLOUD_…)</source>
        <translation>环境变量（ALIBABA_CLOUD_…）</translation>
    </message>
    <message>
        <source>no mode</source>
        <translation>未注明类型</translation>
    </message>
</context>
<context>
    <name>DateRange</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <comment>the end of a range of dates</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>起始日期（含）</translation>
    </message>
    <message>
        <source>Up to and including this day</source>
        <translation>结束日期（含）</translation>
    </message>
    <message>
        <source>The last day is before the first one, so nothing can be found.</source>
        <translation>结束日期早于起始日期，因此查不到任何消息。</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>{word}, then no report</source>
        <translation>{word}，此后无回执</translation>
    </message>
    <message>
        <source>No report</source>
        <translation>无回执</translation>
    </message>
    <message>
        <source>No report came within the time to live; it is not asked for any more.</source>
        <translation>有效时长内没有收到回执，不再查询。</translation>
    </message>
    <message>
        <source>{word}, SMS sent instead</source>
        <translation>{word}，已改发短信</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Yours: what was filled in</source>
        <translation>您：检查填写的内容</translation>
    </message>
    <message>
        <source>Whoever looks after the cloud account</source>
        <translation>云账号的管理人员</translation>
    </message>
    <message>
        <source>The recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Viber</source>
        <translation>Viber</translation>
    </message>
    <message>
        <source>The network, or the service</source>
        <translation>网络或服务</translation>
    </message>
    <message>
        <source>This program, or this computer</source>
        <translation>本程序或本机</translation>
    </message>
    <message>
        <source>Yes, just send it again</source>
        <translation>是，直接重新发送即可</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, after the next step</source>
        <translation>是，完成下一步之后</translation>
    </message>
    <message>
        <source>Look first: if it was sent, it would arrive twice</source>
        <translation>请先查看：若已发出，重新发送会使对方收到两次</translation>
    </message>
    <message>
        <source>It is looked for again by itself; wait before you send it.</source>
        <translation>程序会自动再次查找，请先不要重新发送。</translation>
    </message>
    <message>
        <source>It is being looked for in the service&apos;s list now.</source>
        <translation>正在服务的消息列表中查找这条消息。</translation>
    </message>
    <message>
        <source>The service&apos;s list has messages that may be this one, and nothing tells them apart. Choose which one it is.</source>
        <translation>服务的消息列表中有几条都可能是这一条，无法区分。请选择是哪一条。</translation>
    </message>
    <message>
        <source>Whose move</source>
        <translation>由谁处理</translation>
    </message>
    <message>
        <source>Sending again helps</source>
        <translation>重新发送是否有用</translation>
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
    <name>DraftFiles</name>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
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
    <name>DryRunDialog</name>
    <message>
        <source>Dry run: nothing was sent</source>
        <translation>试运行：没有发送任何内容</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>签名内容</translation>
    </message>
    <message>
        <source>There are no keys to sign with: %1</source>
        <translation>没有可用于签名的密钥：%1</translation>
    </message>
    <message>
        <source>Time and nonce are new for every send. Keys and signature are not shown.</source>
        <translation>每次发送都会使用新的时间和随机数。密钥和签名不会显示。</translation>
    </message>
    <message>
        <source>It would not be sent:</source>
        <translation>该消息不会被发送：</translation>
    </message>
    <message>
        <source>It could be sent; you would be asked before, because:</source>
        <translation>该消息可以发送，但发送前会先询问您，原因：</translation>
    </message>
    <message>
        <source>It would be sent as it is.</source>
        <translation>该消息会按原样发送。</translation>
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
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
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
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Troubleshooting page of the service</source>
        <translation>服务的故障排查页面</translation>
    </message>
    <message>
        <source>Least policy that allows it</source>
        <translation>允许此操作的最小 RAM 权限策略</translation>
    </message>
    <message>
        <source>Looked for, not found</source>
        <translation>已查找，未找到</translation>
    </message>
    <message>
        <source>Looked for; the service&apos;s list could not be read to its end</source>
        <translation>已查找；服务的消息列表未能读到末尾</translation>
    </message>
    <message>
        <source>Looked for; several messages may be it</source>
        <translation>已查找；有多条消息可能就是它</translation>
    </message>
    <message>
        <source>SMS sent instead</source>
        <translation>已改发短信</translation>
    </message>
    <message>
        <source>Messages in the service&apos;s list that may be this one</source>
        <translation>服务的消息列表中可能是这一条的消息</translation>
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
        <source>What was to be sent</source>
        <translation>要发送的内容</translation>
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
        <translation>处理经过</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Details of the chosen message</source>
        <translation>所选消息的详情</translation>
    </message>
    <message>
        <source>Copy &amp;MessageId</source>
        <translation>复制 MessageId(&amp;M)</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More to do with this message</source>
        <translation>此消息的更多操作</translation>
    </message>
    <message>
        <source>Copy policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>The least RAM policy that allows this, for your admin</source>
        <translation>允许此操作的最小 RAM 权限策略，可交给管理员</translation>
    </message>
    <message>
        <source>Reopen as draft</source>
        <translation>作为草稿重新打开</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Ask the service now what became of it</source>
        <translation>立即向服务查询这条消息的结果</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Do not contact …</source>
        <translation>禁止联系…</translation>
    </message>
    <message>
        <source>Add the recipient to the do-not-contact list</source>
        <translation>将接收方加入禁止联系名单</translation>
    </message>
    <message>
        <source>Choose a message to see everything about it.</source>
        <translation>选择一条消息，查看它的全部信息。</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
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
        <source>{path} is larger than this program takes.</source>
        <translation>{path} 超出本程序可处理的大小。</translation>
    </message>
    <message>
        <source>The file with the do-not-contact list and the test recipients was damaged. It is kept as {path}; what can be read of it is in force. Each send asks until the do-not-contact list is saved again.</source>
        <translation>禁止联系名单和测试接收方的文件已损坏。原文件保留为 {path}，其中可读取的内容仍然有效。在重新保存禁止联系名单之前，每次发送都会询问。</translation>
    </message>
    <message>
        <source>It has the do-not-contact list and the test recipients. Each send asks until it can be read, or the do-not-contact list is saved again.</source>
        <translation>此文件包含禁止联系名单和测试接收方。在可以读取此文件或重新保存禁止联系名单之前，每次发送都会询问。</translation>
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
    <name>FoldHeader</name>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>FollowNotice</name>
    <message>
        <source>Copy policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>The least RAM policy that allows this, for your admin</source>
        <translation>允许此操作的最小 RAM 权限策略，可交给管理员</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Asking what became of it …</source>
        <translation>正在查询消息状态…</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Do not fetch them</source>
        <translation>不获取</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Size of the text</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pictures in the preview</source>
        <translation>预览中的图片(&amp;P)</translation>
    </message>
    <message>
        <source>To show them, this computer fetches the addresses that you type.</source>
        <translation>要显示图片，本机会访问您输入的网址。</translation>
    </message>
    <message>
        <source>Show a deskt&amp;op notification when messages arrived or failed</source>
        <translation>消息送达或失败时显示桌面通知(&amp;O)</translation>
    </message>
    <message>
        <source>Only while no window of this program is in use.</source>
        <translation>仅当没有使用本程序的任何窗口时才通知。</translation>
    </message>
    <message>
        <source>This desktop shows no notifications; the history says it all the same.</source>
        <translation>此桌面环境不显示通知；结果仍可在历史记录中查看。</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Guard rails</source>
        <translation>发送保护</translation>
    </message>
    <message>
        <source>&amp;Ask before production profiles send</source>
        <translation>生产配置发送前询问(&amp;A)</translation>
    </message>
    <message>
        <source>About promotions, recipients who were never written to, quiet hours, and countries that the Service ID is not registered for. The safety policy of the aliyun command line holds in any case.</source>
        <translation>适用于推广消息、从未发送过的接收方、免打扰时段，以及 Service ID 未登记的国家或地区。aliyun 命令行的安全策略始终有效。</translation>
    </message>
    <message>
        <source>&amp;Warn in quiet hours</source>
        <translation>免打扰时段内发出警告(&amp;W)</translation>
    </message>
    <message>
        <source>Quiet &amp;from</source>
        <translation>免打扰时段(&amp;F)</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始时间</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束时间</translation>
    </message>
    <message>
        <source>By the clock of the recipient&apos;s time zone, as far as the number tells it. It warns; it does not forbid.</source>
        <translation>以接收方所在时区的时间为准（按号码判断）。只警告，不禁止。</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Do-not-contact list</source>
        <translation>禁止联系名单(&amp;D)</translation>
    </message>
    <message>
        <source>Nothing is sent to the numbers on it, from any profile.</source>
        <translation>任何配置都不会向名单中的号码发送消息。</translation>
    </message>
    <message>
        <source>Quiet hours need a beginning and an end that differ.</source>
        <translation>免打扰时段的开始和结束时间不能相同。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>The history file was damaged. It is kept as {path}.</source>
        <translation>历史记录文件已损坏，原文件保留为 {path}。</translation>
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
        <source>The disk is full, so the history of an older version cannot be brought up to date. It is shown, but nothing can be sent until there is room and you start the program again.</source>
        <translation>磁盘已满，无法更新旧版本的历史记录。历史记录仍可查看，但在腾出空间并重新启动程序之前无法发送任何消息。</translation>
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
    <message>
        <source>The profile %1, from which it was sent, is not there any more. Reopen the message as a draft to send it from another one.</source>
        <translation>发送时所用的配置 %1 已不存在。请将消息作为草稿重新打开，再用其他配置发送。</translation>
    </message>
    <message>
        <source>No connection: what becomes of messages is asked for again later</source>
        <translation>没有连接：稍后会再次查询消息的结果</translation>
    </message>
    <message>
        <source>What becomes of messages cannot be asked: %1</source>
        <translation>无法查询消息的结果：%1</translation>
    </message>
    <message>
        <source>Not sent: you said no. The form has it as it was.</source>
        <translation>未发送：您选择了不发送。表单内容保持不变。</translation>
    </message>
    <message>
        <source>The service was asked; there is nothing new.</source>
        <translation>已向服务查询，没有新的情况。</translation>
    </message>
    <message>
        <source>The export was stopped; %1 was not written.</source>
        <translation>导出已停止；未写入 %1。</translation>
    </message>
    <message>
        <source>No message is that old; nothing was deleted.</source>
        <translation>没有这么早的消息，未删除任何内容。</translation>
    </message>
    <message>
        <source>%n failed</source>
        <translation>%n 条失败</translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message>
        <source>Counting old messages …</source>
        <translation>正在统计旧消息…</translation>
    </message>
    <message>
        <source>Deleting old messages …</source>
        <translation>正在删除旧消息…</translation>
    </message>
</context>
<context>
    <name>HistoryFeed</name>
    <message>
        <source>Searching the history …</source>
        <translation>正在搜索历史记录…</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Any outcome</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Any delivery</source>
        <translation>全部投递状态</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>Any profile</source>
        <translation>全部配置</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>全部消息类型</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Older than 30 days</source>
        <translation>30 天前</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…至…</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1（已删除）</translation>
    </message>
</context>
<context>
    <name>HistoryMenu</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Export what is listed …</source>
        <translation>导出列出的内容(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete old messages …</source>
        <translation>删除旧消息(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>设置(&amp;S)…</translation>
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
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>MessageId</source>
        <translation>MessageId</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>错误信息</translation>
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
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>&amp;Keep messages for</source>
        <translation>消息保留时间(&amp;K)</translation>
    </message>
    <message>
        <source>What is older is deleted, but never before you were shown how much that is.</source>
        <translation>超过此时间的消息会被删除，但删除前一定会先告知数量。</translation>
    </message>
    <message>
        <source>Hide the &amp;middle of phone numbers, here and in exports</source>
        <translation>隐藏电话号码中间几位（界面和导出文件）(&amp;M)</translation>
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
        <source>Nothing found. Clear the search and the filters to see everything.</source>
        <translation>没有找到。清空搜索框和筛选条件可查看全部。</translation>
    </message>
    <message>
        <source>Nothing sent yet. What you send appears here with its MessageId.</source>
        <translation>还没有发送过消息。发送之后，消息连同 MessageId 会显示在这里。</translation>
    </message>
</context>
<context>
    <name>Joined</name>
    <message>
        <source>%1: %2</source>
        <comment>a label and what it stands for</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two names of a list</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>(%1)</source>
        <comment>a remark in brackets</comment>
        <translation>（%1）</translation>
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
    <name>ListDialog</name>
    <message>
        <source>No number yet. Add one, or import a list.</source>
        <translation>还没有号码。请添加，或导入列表。</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import CSV …</source>
        <translation>导入 CSV(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export CSV …</source>
        <translation>导出 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a number that can be sent to</source>
        <translation>
            <numerusform>有 %n 行没有可发送的号码</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Not a number with its country code</source>
        <translation>号码不含国家代码</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Nothing was sent: {keys} sends the draft, from the form only. “Send again” sends the chosen message again.</source>
        <translation>未发送任何消息：{keys} 只在表单中有效，用来发送草稿。要重新发送所选消息，请用“重新发送”。</translation>
    </message>
    <message>
        <source>Enter alone sends nothing. Press Space or {keys}.</source>
        <translation>单按回车键不会发送。请按空格键或 {keys}。</translation>
    </message>
    <message>
        <source>Its text is being read …</source>
        <translation>正在读取其内容……</translation>
    </message>
    <message>
        <source>Its text has not been read.</source>
        <translation>未能读取其内容。</translation>
    </message>
</context>
<context>
    <name>MatrixGrid</name>
    <message>
        <source>Languages and recipients</source>
        <translation>语言与接收方</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>呈现效果</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>… waiting for its turn</source>
        <translation>… 排队等待发送</translation>
    </message>
    <message>
        <source>– not sent: stopped before its turn</source>
        <translation>– 未发送：轮到它之前已停止</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>✕ cannot be sent</source>
        <translation>✕ 无法发送</translation>
    </message>
    <message>
        <source>fetching …</source>
        <translation>正在获取…</translation>
    </message>
</context>
<context>
    <name>MatrixValues</name>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
</context>
<context>
    <name>MatrixWindow</name>
    <message>
        <source>Language matrix: %1</source>
        <translation>语言矩阵：%1</translation>
    </message>
    <message>
        <source>&amp;Fill with examples</source>
        <translation>填入示例(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>From %1 with profile %2, label %3</source>
        <translation>发送方 %1，配置 %2，标签 %3</translation>
    </message>
    <message>
        <source>Test recipients</source>
        <translation>测试接收方</translation>
    </message>
    <message>
        <source>Numbers of your own test phones. Each gets every language.</source>
        <translation>填写您自己的测试手机号码。每个号码都会收到所有语言的消息。</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>已发送的消息</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Test &amp;recipients, one per line</source>
        <translation>测试接收方(&amp;R)，每行一个</translation>
    </message>
    <message>
        <source>&amp;Variables; fill a language&apos;s own column where it differs</source>
        <translation>变量(&amp;V)；某种语言的值不同时，填写该语言自己的列</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %n message(s) …</source>
        <translation>
            <numerusform>发送 %n 条消息(&amp;S)…</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for your answer; nothing has been sent.</source>
        <translation>等待您确认；尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Waiting for your answer; nothing more is being sent.</source>
        <translation>等待您确认；此期间不再发送。</translation>
    </message>
    <message>
        <source>Stopping; waiting for the answer to the message under way.</source>
        <translation>正在停止；等待已发出消息的响应。</translation>
    </message>
    <message>
        <source>Sending, one after the other.</source>
        <translation>正在逐条发送。</translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n language(s) …</source>
        <translation>
            <numerusform>正在获取 %n 种语言…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody to send to yet: enter a test recipient.</source>
        <translation>尚无接收方：请填写测试接收方。</translation>
    </message>
    <message>
        <source>%1 accepted, %2 with another outcome, %3 ready to be sent.</source>
        <translation>%1 条已受理，%2 条为其他结果，%3 条可以发送。</translation>
    </message>
    <message>
        <source>%1 accepted, %2 with another outcome, %3 ready to be sent; %4 cannot be sent.</source>
        <translation>%1 条已受理，%2 条为其他结果，%3 条可以发送；%4 条不能发送。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送方</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>There is no address yet.</source>
        <translation>还没有填写地址。</translation>
    </message>
    <message>
        <source>A variable in the address has no value yet: {names}. Nothing is asked before.</source>
        <translation>地址中的变量还没有值：{names}。填写之前不会发出请求。</translation>
    </message>
    <message>
        <source>Reachable over https (status {status}).</source>
        <translation>可通过 https 访问（状态 {status}）。</translation>
    </message>
    <message>
        <source>Reachable over http, which only the sandbox takes (status {status}).</source>
        <translation>可通过 http 访问（状态 {status}），但只有沙箱接受 http。</translation>
    </message>
    <message>
        <source>Content-Type: {type}.</source>
        <translation>文件类型（Content-Type）：{type}。</translation>
    </message>
    <message>
        <source>Content-Type: {type}. This is a web page, not a file. Check the link.</source>
        <translation>文件类型（Content-Type）：{type}。这是一个网页，不是文件。请检查链接。</translation>
    </message>
    <message>
        <source>Content-Type: {type}, but the address ends in .{extension}. Viber may refuse it; have the server&apos;s Content-Type mended.</source>
        <translation>文件类型（Content-Type）：{type}，但地址以 .{extension} 结尾。Viber 可能会拒绝；请让人更正服务器的 Content-Type。</translation>
    </message>
    <message>
        <source>Its size is {length}.</source>
        <translation>大小为 {length}。</translation>
    </message>
    <message>
        <source>The server answers HEAD requests, with which Viber asks for the length, with status {status}.</source>
        <translation>Viber 用 HEAD 请求查询大小，而服务器对 HEAD 请求返回状态 {status}。</translation>
    </message>
    <message>
        <source>The server does not tell the length (Content-Length) in answer to HEAD, with which Viber asks for it.</source>
        <translation>Viber 用 HEAD 请求查询大小，而服务器对 HEAD 请求未告知大小（Content-Length）。</translation>
    </message>
    <message>
        <source>In answer to HEAD, with which Viber asks, the server tells a size of {told}; with the file itself it tells another one.</source>
        <translation>Viber 用 HEAD 请求查询大小，服务器对此告知的大小为 {told}，与随文件告知的不一致。</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes). Check the link.</source>
        <translation>文件为空（0 字节）。请检查链接。</translation>
    </message>
    <message>
        <source>Its size is {length}: more than the {limit} allowed.</source>
        <translation>大小为 {length}，超过了允许的 {limit}。</translation>
    </message>
    <message>
        <source>Its size is {length}: more than the {limit} that Viber recommends at most.</source>
        <translation>大小为 {length}，超过 Viber 建议的上限 {limit}。</translation>
    </message>
    <message>
        <source>It lasts {seconds}.</source>
        <translation>时长为 {seconds}。</translation>
    </message>
    <message>
        <source>It lasts {seconds}: longer than the {most} allowed.</source>
        <translation>时长为 {seconds}，超过了允许的 {most}。</translation>
    </message>
    <message>
        <source>By its contents it is {form}, but the address ends in .{extension}.</source>
        <translation>从内容看是 {form}，但地址以 .{extension} 结尾。</translation>
    </message>
    <message>
        <source>It does not begin as JPG, PNG, GIF or WebP do. Is it really such a picture?</source>
        <translation>文件开头不是 JPG、PNG、GIF 或 WebP 格式。它确实是这样的图片吗？</translation>
    </message>
    <message>
        <source>It begins as a picture, but no readable head, which tells how many pixels it measures, is in it: it may be incomplete or damaged.</source>
        <translation>文件开头是图片，但其中没有可读取的、给出像素尺寸的文件头：可能不完整或已损坏。</translation>
    </message>
    <message>
        <source>It begins as a picture, but the first 8 MB, which are read here, do not tell how many pixels it measures.</source>
        <translation>文件开头是图片，但此处读取的前 8 MB 中没有给出像素尺寸。</translation>
    </message>
    <message>
        <source>It does not begin as MP4, M4V, MOV or 3GP do. Is it really such a video?</source>
        <translation>文件开头不是 MP4、M4V、MOV 或 3GP 格式。它确实是这样的视频吗？</translation>
    </message>
    <message>
        <source>It begins as a video, but no readable head, which tells the length, is in it: it may be incomplete or damaged.</source>
        <translation>文件开头是视频，但其中没有可读取的、给出时长的文件头：可能不完整或已损坏。</translation>
    </message>
    <message>
        <source>It begins as a video, but its head, which tells the length, stands further inside than could be read here.</source>
        <translation>文件开头是视频，但给出时长的文件头位置太靠后，此处无法读到。</translation>
    </message>
    <message>
        <source>It is a video in fragments, and its head does not tell how long it lasts. Viber takes 1 to 600 seconds.</source>
        <translation>这是分段视频，文件头未给出时长。Viber 接受 1 至 600 秒的视频。</translation>
    </message>
    <message>
        <source>The head of the video does not tell how long it lasts. Viber takes 1 to 600 seconds.</source>
        <translation>视频的文件头未给出时长。Viber 接受 1 至 600 秒的视频。</translation>
    </message>
    <message>
        <source>The server redirects to {address}.</source>
        <translation>服务器重定向到 {address}。</translation>
    </message>
    <message>
        <source>The address does not end in a file type that Viber shows here: {choices}.</source>
        <translation>地址的结尾不是 Viber 在此支持的文件类型：{choices}。</translation>
    </message>
    <message>
        <source>The server answers with status {status} instead of the file; Viber is likely to get none either. Check the link.</source>
        <translation>服务器返回状态 {status}，而不是文件；Viber 很可能也得不到文件。请检查链接。</translation>
    </message>
    <message>
        <source>The server does not tell the length (Content-Length); Viber wants to know it.</source>
        <translation>服务器没有给出大小（Content-Length），而 Viber 需要知道。</translation>
    </message>
    <message>
        <source>It measures {width} × {height} pixels.</source>
        <translation>尺寸为 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>It measures {width} × {height} pixels; {side} × {side} are recommended.</source>
        <translation>尺寸为 {width} × {height} 像素，建议 {side} × {side}。</translation>
    </message>
</context>
<context>
    <name>MediaDesk</name>
    <message>
        <source>The form names another file now; nothing was filled in.</source>
        <translation>表单中的文件已经改变，没有填入任何内容。</translation>
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
        <translation>正在查询服务器…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>&amp;Fill in</source>
        <translation>填入表单(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>Can be filled in: %1</source>
        <translation>可填入：%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Menus</name>
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
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
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
        <source>Se&amp;ttings …</source>
        <translation>设置(&amp;T)…</translation>
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
        <source>D&amp;ry run …</source>
        <translation>试运行(&amp;R)…</translation>
    </message>
    <message>
        <source>Show as c&amp;ode …</source>
        <translation>以代码形式查看(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation>在历史记录中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Profiles …</source>
        <translation>管理配置(&amp;P)…</translation>
    </message>
    <message>
        <source>Re&amp;name profile …</source>
        <translation>重命名配置(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Credentials …</source>
        <translation>访问凭证(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Do-not-contact list …</source>
        <translation>禁止联系名单(&amp;D)…</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>放大文字(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Ordinary text</source>
        <translation>标准大小文字(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Preview and problems</source>
        <translation>预览与问题列表(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the &amp;recipient</source>
        <translation>转到接收方(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the &amp;text</source>
        <translation>转到文本(&amp;T)</translation>
    </message>
    <message>
        <source>Go to the proble&amp;ms</source>
        <translation>转到问题列表(&amp;M)</translation>
    </message>
    <message>
        <source>Go to the &amp;history</source>
        <translation>转到历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Go to the &amp;details of the chosen message</source>
        <translation>转到所选消息的详情(&amp;D)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Choose a &amp;profile</source>
        <translation>选择配置(&amp;P)</translation>
    </message>
    <message>
        <source>Cance&amp;l what has not left</source>
        <translation>取消尚未发出的消息(&amp;L)</translation>
    </message>
    <message>
        <source>Reopen the &amp;chosen message as draft</source>
        <translation>将所选消息作为草稿重新打开(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;First steps …</source>
        <translation>快速入门(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Help for this field</source>
        <translation>此字段的说明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;All commands …</source>
        <translation>所有命令(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
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
    <name>NewerLine</name>
    <message numerus="yes">
        <source>%n newer message(s) are not shown</source>
        <translation>
            <numerusform>有 %n 条较新的消息未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Clear search and filters and go to the newest message</source>
        <translation>清除搜索和筛选条件，转到最新的消息</translation>
    </message>
</context>
<context>
    <name>PagesDialog</name>
    <message>
        <source>&amp;Copy this page</source>
        <translation>复制本页(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The page is on the clipboard.</source>
        <translation>本页已复制到剪贴板。</translation>
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
        <translation>接收方的手机号码，含国家代码。可直接粘贴：空格、短横线、+ 和开头的 00 会自动去掉。</translation>
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
        <source>A variable in its address has no value yet.</source>
        <translation>图片地址中的变量还没有值。</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>未获取</translation>
    </message>
    <message>
        <source>Fetching the picture …</source>
        <translation>正在获取图片…</translation>
    </message>
</context>
<context>
    <name>PictureQuestion</name>
    <message>
        <source>Show the picture here? This computer then fetches the pictures of messages and templates from the internet. You can change it under View, above the preview.</source>
        <translation>要在这里显示图片吗？本机会从互联网获取消息和模板中的图片。之后可在预览上方的“显示方式”中更改。</translation>
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
        <source>Choose a template.</source>
        <translation>请选择模板。</translation>
    </message>
    <message>
        <source>The preview is on the clipboard.</source>
        <translation>预览图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
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
        <source>Vie&amp;w</source>
        <translation>显示方式(&amp;W)</translation>
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
        <source>Fetch the picture again</source>
        <translation>重新获取图片</translation>
    </message>
    <message>
        <source>retry reload</source>
        <comment>other words by which a command is found</comment>
        <translation>重试 重新加载</translation>
    </message>
    <message>
        <source>Check media</source>
        <translation>检查媒体</translation>
    </message>
    <message>
        <source>Ask the servers what is at the media addresses, and compare with the limits</source>
        <translation>向服务器查询媒体地址上的内容，并对照各项限制检查</translation>
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
        <translation>缺少 {label}，请填写。</translation>
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
        <source>{label} is not allowed with this message type and will be left out.</source>
        <translation>此消息类型不允许 {label}，发送时会略去。</translation>
    </message>
    <message>
        <source>{label} cannot be “{value}”. Use one of: {choices}.</source>
        <translation>{label} 不能是“{value}”。可用的值：{choices}。</translation>
    </message>
    <message>
        <source>{label} may have digits only. Remove “{extra}”.</source>
        <translation>{label} 只能包含数字。请去掉“{extra}”。</translation>
    </message>
    <message>
        <source>No country code begins with 0. Write the number with its country code.</source>
        <translation>国家代码不会以 0 开头。请填写含国家代码的号码。</translation>
    </message>
    <message>
        <source>{label} has {count} digits; no phone number has more than {limit}.</source>
        <translation>{label} 有 {count} 位数字；电话号码最多 {limit} 位。</translation>
    </message>
    <message>
        <source>No known country has a number like {value}. Check country code and length.</source>
        <translation>没有哪个国家的号码形如 {value}。请检查国家代码和长度。</translation>
    </message>
    <message>
        <source>{label} must be a whole number, digits only.</source>
        <translation>{label} 必须是整数，只含数字。</translation>
    </message>
    <message>
        <source>{label} must be from {minimum} to {maximum}.</source>
        <translation>{label} 必须在 {minimum} 到 {maximum} 之间。</translation>
    </message>
    <message>
        <source>{label} has {count} characters; {limit} are allowed. Shorten it by {excess}.</source>
        <translation>{label} 有 {count} 个字符，最多允许 {limit} 个。请删去 {excess} 个。</translation>
    </message>
    <message>
        <source>{label} has a blank or a line break in it. Write a blank as %20.</source>
        <translation>{label} 中含有空格或换行。空格请写成 %20。</translation>
    </message>
    <message>
        <source>{label} does not begin with https://. Phones may warn before opening it.</source>
        <translation>{label} 不是以 https:// 开头，手机打开前可能会发出警告。</translation>
    </message>
    <message>
        <source>{label} does not end in a file type that Viber shows here: {choices}.</source>
        <translation>{label} 的结尾不是 Viber 在此支持的文件类型：{choices}。</translation>
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
        <source>Sources disagree whether a transaction message may carry a file. Viber may refuse it; the label Promotion is safe.</source>
        <translation>通知消息能否带文件，各方文档说法不一，Viber 可能会拒绝；使用“推广”标签更稳妥。</translation>
    </message>
    <message>
        <source>Fallback fields do nothing without a strategy. Fill it in or clear the others.</source>
        <translation>没有回落策略，其他回落字段不起作用。请填写策略，或清空其他字段。</translation>
    </message>
    <message>
        <source>{label} still has {variable}. Write it out, or use a template.</source>
        <translation>{label} 中还有 {variable}。请直接写出内容，或改用模板。</translation>
    </message>
    <message>
        <source>Just over 200 million bytes: Viber may count that as over 200 MB.</source>
        <translation>略超过 2 亿字节，Viber 可能会认为它超过了 200 MB。</translation>
    </message>
    <message>
        <source>{label} has {count} characters; with emoji as two, {units} of {limit}. Shorten it.</source>
        <translation>{label} 有 {count} 个字符；表情符号算两个则为 {units}（上限 {limit}）。请缩短。</translation>
    </message>
    <message>
        <source>{label} is no web address such as https://example.com/file.</source>
        <translation>{label} 不是网址，应形如 https://example.com/file。</translation>
    </message>
    <message>
        <source>{label} must begin with https://; Viber does not take {scheme}.</source>
        <translation>{label} 必须以 https:// 开头；Viber 不接受 {scheme}。</translation>
    </message>
    <message>
        <source>Transaction messages are text only. Choose type Text, or label Promotion.</source>
        <translation>通知消息只能是纯文本。请把消息类型改为“文本”，或把标签改为“推广”。</translation>
    </message>
    <message>
        <source>Since July 2026 Viber may require an approved template for these.</source>
        <translation>自 2026 年 7 月起，Viber 可能要求此类消息使用审核通过的模板。</translation>
    </message>
    <message>
        <source>Viber has given up by then (time to live {ttl} s). Choose a shorter time.</source>
        <translation>那时 Viber 早已放弃投递（有效时长 {ttl} 秒）。请选择更短的时间。</translation>
    </message>
    <message>
        <source>Without it the service may give up after two minutes. 86400 is one day.</source>
        <translation>不填有效时长，服务可能两分钟后就放弃。86400 为一天。</translation>
    </message>
    <message>
        <source>Without a space ID no status can be looked up; some accounts refuse.</source>
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
        <translation>{label} 中有被截断的半个字符，请重新输入该处。</translation>
    </message>
    <message>
        <source>This template was rejected and cannot be sent. {reason}</source>
        <translation>此模板审核未通过，无法发送。{reason}</translation>
    </message>
    <message>
        <source>This template is still under review and cannot be sent yet. {reason}</source>
        <translation>此模板仍在审核中，暂时无法发送。{reason}</translation>
    </message>
    <message>
        <source>The review of this template is suspended, so it cannot be sent. {reason}</source>
        <translation>此模板的审核已暂停，因此无法发送。{reason}</translation>
    </message>
    <message>
        <source>The service has paused sending this template. {reason}</source>
        <translation>服务已暂停发送此模板。{reason}</translation>
    </message>
    <message>
        <source>This template does not exist any more in this language. Refresh the list and choose another.</source>
        <translation>此模板的这一语言版本已不存在。请刷新列表，另选一个。</translation>
    </message>
    <message>
        <source>This template is in the state “{status}”; only approved ones can be sent.</source>
        <translation>此模板的状态为“{status}”；只有审核通过的模板才能发送。</translation>
    </message>
    <message>
        <source>The template is being read. It can be sent as soon as its text and variables are known.</source>
        <translation>正在读取模板。读到其内容和变量后即可发送。</translation>
    </message>
    <message>
        <source>The template has not been read, so its text and variables cannot be checked. Press “Read again” below the list, or make sure yourself that all is as it must be.</source>
        <translation>未能读取该模板，因此无法检查其内容和变量。请点击列表下方的“重新读取”，或自行确认无误。</translation>
    </message>
    <message>
        <source>The template has no variable {variable}. Check its name, or remove it.</source>
        <translation>模板中没有变量 {variable}。请检查名称，或将其移除。</translation>
    </message>
    <message>
        <source>The value of {variable} has {count} characters; Viber may refuse more than {limit}.</source>
        <translation>{variable} 的值有 {count} 个字符；超过 {limit} 个时 Viber 可能会拒绝。</translation>
    </message>
    <message>
        <source>The value of {variable} has “$(” or “{{{{”, as if it were a variable itself. Write the final text.</source>
        <translation>{variable} 的值含有“$(”或“{{{{”，看起来本身就像变量。请写出最终文本。</translation>
    </message>
    <message>
        <source>Filled in, the text has {count} characters; {limit} are allowed. Shorten the values by {excess}.</source>
        <translation>填入后文本有 {count} 个字符，最多允许 {limit} 个。请将变量值删去 {excess} 个字符。</translation>
    </message>
    <message>
        <source>Filled in, the text has {count} characters, but {units} of {limit} if Viber counts emoji as two. Shorten the values to be safe.</source>
        <translation>填入后文本有 {count} 个字符；如果 Viber 把表情符号算作两个，则为 {units} 个（上限 {limit}）。为稳妥起见请缩短变量值。</translation>
    </message>
    <message>
        <source>The safety policy of the aliyun command line forbids sending on this computer ({rule}). Only whoever keeps that policy can change it.</source>
        <translation>本机的 aliyun 命令行安全策略禁止发送（{rule}）。只有维护该策略的人才能更改。</translation>
    </message>
    <message>
        <source>The Service ID {value} ({name}) is stopped. Choose another one, or have it started.</source>
        <translation>Service ID {value}（{name}）已停用。请选择其他 Service ID，或请人启用它。</translation>
    </message>
    <message>
        <source>The account of this profile has no Service ID {value}. It has: {choices}.</source>
        <translation>此配置的账号没有 Service ID {value}，只有：{choices}。</translation>
    </message>
    <message>
        <source>{value} is on the do-not-contact list: {why}. Nothing may be sent to it.</source>
        <translation>{value} 在禁止联系名单上：{why}。不得向其发送任何消息。</translation>
    </message>
    <message>
        <source>This is a test profile, and {value} is not one of its test recipients. Add it to their list, or choose another profile.</source>
        <translation>这是测试配置，{value} 不在其测试接收方之中。请将其加入名单，或选择其他配置。</translation>
    </message>
    <message>
        <source>The Service ID is registered for {choices}, not for {country}. The message may be refused or cost more.</source>
        <translation>该 Service ID 登记的国家或地区是 {choices}，不包括 {country}。消息可能被拒绝或费用更高。</translation>
    </message>
    <message>
        <source>It is {time} in {place} now. Consider sending it later.</source>
        <translation>{place} 现在是 {time}。建议稍后再发送。</translation>
    </message>
</context>
<context>
    <name>ProblemsList</name>
    <message numerus="yes">
        <source>Before sending: %n to fix</source>
        <translation>
            <numerusform>发送前需修正 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to send, %n to consider</source>
        <translation>
            <numerusform>可以发送，有 %n 处需留意</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>It is not known whether it was sent. Send it again only if it may arrive twice: {keys}.</source>
        <translation>尚不清楚是否已发送。仅在可以接受重复送达时才重新发送：按 {keys}。</translation>
    </message>
    <message>
        <source>May have been sent at %1</source>
        <translation>可能已于 %1 发送</translation>
    </message>
    <message>
        <source>Sent at %1</source>
        <translation>已于 %1 发送</translation>
    </message>
    <message>
        <source>Nothing to fix. {keys} sends.</source>
        <translation>没有需要修正的内容。按 {keys} 发送。</translation>
    </message>
    <message>
        <source>Change something, or send it again on purpose: {keys}.</source>
        <translation>请修改内容；如确要再发一次，请按 {keys}。</translation>
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
        <source>Profiles …</source>
        <translation>配置…</translation>
    </message>
    <message>
        <source>Credentials …</source>
        <translation>访问凭证…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次询问</translation>
    </message>
    <message>
        <source>Ask the keyring once more</source>
        <translation>再次询问密钥环</translation>
    </message>
</context>
<context>
    <name>ProfileDesk</name>
    <message>
        <source>Testing …</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>There are no profiles in %1.</source>
        <translation>%1 中没有配置。</translation>
    </message>
    <message>
        <source>Saving the file …</source>
        <translation>正在保存文件…</translation>
    </message>
    <message>
        <source>Saved as %1, without any keys</source>
        <translation>已保存为 %1，不含任何密钥</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>By its kind</source>
        <translation>随类型</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Endpoint</source>
        <translation>接入地址(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Space ID</source>
        <translation>空间 ID(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;From (Service ID)</source>
        <translation>发送方（Service ID）(&amp;F)</translation>
    </message>
    <message>
        <source>La&amp;bel</source>
        <translation>标签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Time to live (s)</source>
        <translation>有效时长（秒）(&amp;T)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>请为配置取一个名称。</translation>
    </message>
    <message>
        <source>The time to live must be from %1 to %2 seconds.</source>
        <translation>有效时长必须在 %1 到 %2 秒之间。</translation>
    </message>
    <message>
        <source>Without encryption only this computer may be called: http://127.0.0.1:&lt;port&gt;.</source>
        <translation>未加密的连接只能用于本机：http://127.0.0.1:&lt;port&gt;。</translation>
    </message>
    <message>
        <source>The endpoint is a bare host name such as %1, without https:// and /.</source>
        <translation>接入地址只写主机名，例如 %1，不带 https:// 和 /。</translation>
    </message>
    <message>
        <source>None are needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存在 %1 中</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>The program starts its own sandbox; endpoint and keys are not needed.</source>
        <translation>程序会启动自带的沙箱，无需接入地址和密钥。</translation>
    </message>
</context>
<context>
    <name>ProfileKind</name>
    <message>
        <source>SANDBOX</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation>沙箱：任何内容都不会离开本机</translation>
    </message>
    <message>
        <source>Test: sends to its test recipients only</source>
        <translation>测试：只向测试接收方发送</translation>
    </message>
    <message>
        <source>Production: reaches customers</source>
        <translation>生产：会发送给客户</translation>
    </message>
    <message>
        <source>The sandbox has its own keys, so there are none to enter.</source>
        <translation>沙箱自带密钥，无需输入。</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>新建(&amp;W)</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport …</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>%1 的副本</translation>
    </message>
</context>
<context>
    <name>ProfilesDialog</name>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Delete leftover keys</source>
        <translation>删除遗留密钥</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;redentials …</source>
        <translation>访问凭证(&amp;R)…</translation>
    </message>
    <message>
        <source>Test reci&amp;pients …</source>
        <translation>测试接收方(&amp;P)…</translation>
    </message>
    <message>
        <source>Test c&amp;onnection</source>
        <translation>测试连接(&amp;O)</translation>
    </message>
    <message>
        <source>Copy least RA&amp;M policy</source>
        <translation>复制最小 RAM 权限策略(&amp;M)</translation>
    </message>
    <message>
        <source>The permissions that this program needs, for an administrator</source>
        <translation>本程序所需的权限，供管理员使用</translation>
    </message>
    <message>
        <source>Credentials and test recipients can be entered once the changes are applied.</source>
        <translation>应用更改之后，才能填写访问凭证和测试接收方。</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>测试已停止。</translation>
    </message>
    <message>
        <source>Keys of deleted profiles that are still in the keyring: %1</source>
        <translation>密钥环中仍有已删除配置的密钥：%1</translation>
    </message>
    <message>
        <source>Two profiles have the same name.</source>
        <translation>有两个配置同名。</translation>
    </message>
    <message>
        <source>Only a test profile is kept to certain recipients.</source>
        <translation>只有测试配置才限定接收方。</translation>
    </message>
    <message>
        <source>“%1” and its keys are deleted at Save or Apply.</source>
        <translation>“%1”及其密钥将在您保存或应用时删除。</translation>
    </message>
    <message>
        <source>The changes are saved.</source>
        <translation>更改已保存。</translation>
    </message>
    <message>
        <source>The missing permissions are copied, to add to the user&apos;s policy: %1</source>
        <translation>缺少的权限已复制，请添加到该用户的权限策略中：%1</translation>
    </message>
    <message>
        <source>The policy is copied. Paste it in RAM under “Create policy”.</source>
        <translation>策略已复制。请在 RAM 的“创建权限策略”中粘贴。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>正在导出：%1 / %2</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>停止导出</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>替身</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>&amp;Do not send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
    <message>
        <source>The same message is about to go to this recipient</source>
        <translation>同样的消息即将发给该接收方</translation>
    </message>
    <message>
        <source>The same message is being sent to this recipient</source>
        <translation>同样的消息正在发给该接收方</translation>
    </message>
    <message>
        <source>The same message has already gone to this recipient</source>
        <translation>同样的消息已发给该接收方</translation>
    </message>
    <message>
        <source>The earlier message was not sent</source>
        <translation>之前那条消息未发送</translation>
    </message>
    <message>
        <source>It has been sent again since:</source>
        <translation>此后已重新发送：</translation>
    </message>
    <message>
        <source>If you send it again, the recipient may get it twice.</source>
        <translation>如果重新发送，接收方可能会收到两次。</translation>
    </message>
    <message>
        <source>&amp;Keep everything</source>
        <translation>全部保留(&amp;K)</translation>
    </message>
    <message>
        <source>It is not known whether this message was sent</source>
        <translation>不确定这条消息是否已发出</translation>
    </message>
    <message>
        <source>Sent already?</source>
        <translation>已经发送过了？</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message numerus="yes">
        <source>Send %n message(s)?</source>
        <translation>
            <numerusform>发送这 %n 条消息？</numerusform>
        </translation>
    </message>
    <message>
        <source>Send this message?</source>
        <translation>发送这条消息？</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>消息文本</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them went to the same recipient a moment ago.</source>
        <translation>
            <numerusform>其中 %n 条刚刚已发给同一接收方。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) are not allowed and stay here.</source>
        <translation>
            <numerusform>另有 %n 条消息不允许发送，不会发出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n language(s)</source>
        <translation>
            <numerusform>%n 种语言</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>From (Service ID)</source>
        <translation>发送方（Service ID）</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Send · %1</source>
        <translation>发送 · %1</translation>
    </message>
    <message>
        <source>&amp;Do not send</source>
        <translation>不发送(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>It goes out with this profile, which is not the one that the window shows.</source>
        <translation>它将以此配置发送，而窗口当前显示的是另一个配置。</translation>
    </message>
    <message>
        <source>It is a promotion.</source>
        <translation>这是一条推广消息。</translation>
    </message>
    <message>
        <source>This recipient was never written to with this profile.</source>
        <translation>此配置从未向该接收方发送过消息。</translation>
    </message>
    <message>
        <source>It is late or early where the recipient is.</source>
        <translation>接收方当地正处于深夜或清晨。</translation>
    </message>
    <message>
        <source>The Service ID is not registered for the recipient&apos;s country.</source>
        <translation>该 Service ID 没有登记接收方所在的国家或地区。</translation>
    </message>
    <message>
        <source>The safety policy of the aliyun command line wants it confirmed: {detail}</source>
        <translation>aliyun 命令行的安全策略要求确认：{detail}</translation>
    </message>
    <message>
        <source>The safety policy of the aliyun command line cannot be read, so it may forbid this: {detail}</source>
        <translation>无法读取 aliyun 命令行的安全策略，它可能禁止此操作：{detail}</translation>
    </message>
    <message>
        <source>The do-not-contact list could not be read whole, so this number may be on it. Open the list, complete it and save it.</source>
        <translation>无法完整读取禁止联系名单，此号码可能在名单上。请打开名单，补全后保存。</translation>
    </message>
    <message>
        <source>These are promotions.</source>
        <translation>这些是推广消息。</translation>
    </message>
    <message>
        <source>There are recipients who were never written to with this profile.</source>
        <translation>其中有此配置从未发送过消息的接收方。</translation>
    </message>
    <message>
        <source>The do-not-contact list could not be read whole, so these numbers may be on it. Open the list, complete it and save it.</source>
        <translation>无法完整读取禁止联系名单，这些号码可能在名单上。请打开名单，补全后保存。</translation>
    </message>
    <message>
        <source>not sent: you said no</source>
        <translation>未发送：您选择了不发送</translation>
    </message>
</context>
<context>
    <name>RehearsalDesk</name>
    <message>
        <source>Preparing …</source>
        <translation>正在准备…</translation>
    </message>
</context>
<context>
    <name>ReportButtons</name>
    <message>
        <source>Export &amp;HTML …</source>
        <translation>导出 HTML(&amp;H)…</translation>
    </message>
    <message>
        <source>Export &amp;CSV …</source>
        <translation>导出 CSV(&amp;C)…</translation>
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
        <translation>这是程序的错误，不是您的操作问题。没有丢失任何内容，可以继续使用。重新发送同一条消息之前，请先查看历史记录，并把下面的详情交给维护本程序的人员。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The details are on the clipboard.</source>
        <translation>详情已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>RowSurroundings</name>
    <message>
        <source>Help: %1</source>
        <translation>帮助：%1</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>New draft</source>
        <translation>新建草稿</translation>
    </message>
    <message>
        <source>Send · %1</source>
        <translation>发送 · %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send the message ({keys})</source>
        <translation>发送消息（{keys}）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Time to &amp;undo a send</source>
        <translation>撤销发送的时间(&amp;U)</translation>
    </message>
    <message>
        <source>… in &amp;production profiles, at least</source>
        <translation>生产配置的撤销时间至少(&amp;P)</translation>
    </message>
    <message>
        <source>Ask if the &amp;same was sent within</source>
        <translation>重复发送前询问的时限(&amp;S)</translation>
    </message>
    <message>
        <source>A message waits so long before it leaves; until then it can be cancelled.</source>
        <translation>消息在发出前会等待这段时间，期间可以取消。</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>保存(&amp;V)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>Template</name>
    <message>
        <source>Approved</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>审核未通过</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Review suspended</source>
        <translation>审核已暂停</translation>
    </message>
    <message>
        <source>Does not exist any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Approved, but sending is paused</source>
        <translation>审核通过，但已暂停发送</translation>
    </message>
    <message>
        <source>{duration} ago</source>
        <translation>{duration} 前</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>a part that this program does not know; shown as the service sent it</source>
        <translation>本程序不认识的部分，按服务返回的原样显示</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>Put the template&apos;s examples into the empty variables</source>
        <translation>将模板的示例填入空变量</translation>
    </message>
    <message>
        <source>See and send this template in all its languages</source>
        <translation>查看并发送此模板的所有语言版本</translation>
    </message>
    <message>
        <source>Fill with e&amp;xamples</source>
        <translation>填入示例(&amp;X)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Fetch the template&apos;s text and variables once more</source>
        <translation>再次获取模板的内容和变量</translation>
    </message>
    <message>
        <source>Lang&amp;uage matrix …</source>
        <translation>语言矩阵(&amp;U)…</translation>
    </message>
    <message>
        <source>Torture &amp;set …</source>
        <translation>极限测试集(&amp;S)…</translation>
    </message>
    <message>
        <source>Try difficult values in every variable, without sending</source>
        <translation>在每个变量中试填各种棘手的值，不会发送</translation>
    </message>
    <message>
        <source>Components of the template</source>
        <translation>模板的组成部分</translation>
    </message>
    <message>
        <source>Filled in: %1 of %2 characters</source>
        <translation>填入后：%1 / %2 个字符</translation>
    </message>
    <message>
        <source>Reading the template …</source>
        <translation>正在读取模板……</translation>
    </message>
</context>
<context>
    <name>TemplateDesk</name>
    <message>
        <source>fetching the list …</source>
        <translation>正在获取列表…</translation>
    </message>
    <message>
        <source>The list was changing while it was read. Refresh it once more.</source>
        <translation>读取期间列表有变化。请再刷新一次。</translation>
    </message>
    <message>
        <source>A template code can still be typed by hand below.</source>
        <translation>仍可在下方手动输入模板 Code。</translation>
    </message>
    <message>
        <source>The list could not be fetched.</source>
        <translation>无法获取列表。</translation>
    </message>
    <message>
        <source>The template could not be fetched.</source>
        <translation>无法获取模板。</translation>
    </message>
    <message>
        <source>What is shown was fetched %1.</source>
        <translation>当前显示的内容获取于 %1。</translation>
    </message>
</context>
<context>
    <name>TemplateModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>最近更新</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Search name, code and text …</source>
        <translation>搜索名称、Code 和文本…</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>搜索模板</translation>
    </message>
    <message>
        <source>Only this language</source>
        <translation>仅此语言</translation>
    </message>
    <message>
        <source>Only this state</source>
        <translation>仅此状态</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>刷新(&amp;E)</translation>
    </message>
    <message>
        <source>Fetch the list again</source>
        <translation>重新获取列表</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Age of the list</source>
        <translation>列表获取时间</translation>
    </message>
    <message>
        <source>No template matches. Clear the search or the filters.</source>
        <translation>没有匹配的模板。请清除搜索或筛选条件。</translation>
    </message>
    <message>
        <source>reading texts for the search: %1 of %2</source>
        <translation>正在读取文本以供搜索：%1 / %2</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n 个模板</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>list fetched %1</source>
        <translation>列表获取于 %1</translation>
    </message>
    <message>
        <source>The chosen template is not among these</source>
        <translation>已选模板不在其中</translation>
    </message>
    <message>
        <source>Enter takes the highlighted one</source>
        <translation>按回车键选用高亮的一项</translation>
    </message>
</context>
<context>
    <name>TortureWindow</name>
    <message>
        <source>Torture set: %1</source>
        <translation>极限测试集：%1</translation>
    </message>
    <message>
        <source>Torture set</source>
        <translation>极限测试集</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) tried, nothing was sent.</source>
        <translation>
            <numerusform>已试填 %n 个值，没有发送任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them break a rule and are marked.</source>
        <translation>
            <numerusform>其中 %n 个违反规则，已标出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>测试项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>呈现效果</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>empty</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>one character</source>
        <translation>一个字符</translation>
    </message>
    <message>
        <source>the longest allowed</source>
        <translation>允许的最大长度</translation>
    </message>
    <message>
        <source>emoji with joiners</source>
        <translation>带连接符的表情符号</translation>
    </message>
    <message>
        <source>right to left</source>
        <translation>从右到左的文字</translation>
    </message>
    <message>
        <source>line breaks</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>&amp; &lt; &gt; &quot; %</source>
        <translation>&amp; &lt; &gt; &quot; %</translation>
    </message>
    <message>
        <source>a leading +</source>
        <translation>以 + 开头</translation>
    </message>
    <message>
        <source>digits only</source>
        <translation>纯数字</translation>
    </message>
    <message>
        <source>look-alike letters</source>
        <translation>形近字母</translation>
    </message>
</context>
<context>
    <name>TrialDesk</name>
    <message>
        <source>Saving the report …</source>
        <translation>正在保存报告…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>Waiting for your answer; nothing has been sent</source>
        <translation>等待您确认；尚未发送任何内容</translation>
    </message>
    <message>
        <source>Waiting for your answer about the one before; nothing has been sent</source>
        <translation>等待您先确认前一条消息；尚未发送任何内容</translation>
    </message>
    <message>
        <source>Leaves in %n s</source>
        <translation>%n 秒后发出</translation>
    </message>
    <message>
        <source>Being sent; waiting for the answer</source>
        <translation>正在发送，等待响应</translation>
    </message>
    <message>
        <source>It has left already and cannot be taken back. “Stop waiting” only gives up the answer.</source>
        <translation>消息已经发出，无法撤回。“不再等待”只是不再等候服务的响应。</translation>
    </message>
    <message>
        <source>There is nothing to cancel.</source>
        <translation>没有可以取消的消息。</translation>
    </message>
    <message>
        <source>Has ended; the history says how</source>
        <translation>已结束，结果见历史记录</translation>
    </message>
    <message>
        <source>Connecting; nothing has left yet</source>
        <translation>正在连接，尚未发出任何内容</translation>
    </message>
    <message>
        <source>Waiting for your answer; nothing more has been sent</source>
        <translation>等待您确认；没有再发送任何内容</translation>
    </message>
    <message>
        <source>Waiting for your answer about the one before; nothing more has been sent</source>
        <translation>等待您先确认前一条消息；没有再发送任何内容</translation>
    </message>
    <message>
        <source>Held until the open dialog is closed</source>
        <translation>关闭打开的对话框之前暂不发出</translation>
    </message>
    <message>
        <source>The service asks to wait; next try in %n s</source>
        <translation>服务要求稍候；%n 秒后重试</translation>
    </message>
    <message>
        <source>The service asked to wait; trying again</source>
        <translation>服务曾要求稍候；正在重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>UnderWayList</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…以及另外 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentNotice</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>List these messages alone</source>
        <translation>只列出这些消息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) had not left when the program ended, and were not sent.</source>
        <translation>
            <numerusform>程序结束时有 %n 条消息尚未发出，因此没有发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) had no answer when the program ended, and may have been sent.</source>
        <translation>
            <numerusform>程序结束时有 %n 条消息尚未收到响应，可能已经发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) without an answer turned out to have been sent.</source>
        <translation>
            <numerusform>后来查明，有 %n 条未收到响应的消息其实已经发送。</numerusform>
        </translation>
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
        <translation>地址中含有用户名或密码。Viber 无法登录，请将其去掉。</translation>
    </message>
    <message>
        <source>This address is inside a private network, where Viber cannot reach it.</source>
        <translation>此地址位于内部网络，Viber 无法访问。</translation>
    </message>
    <message>
        <source>No server of this name is found from here. Check the spelling, and the connection.</source>
        <translation>从这里找不到这个名称的服务器。请检查拼写和网络连接。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted here. Viber is likely to refuse it too.</source>
        <translation>此处不信任该服务器的证书，Viber 很可能也会拒绝。</translation>
    </message>
    <message>
        <source>The file is larger than 25 MB, the most that is fetched to be shown here. Viber recommends at most 50 MB for a picture, 20 MB for a GIF.</source>
        <translation>文件大于 25 MB，超过此处为显示而获取的上限。Viber 建议图片不超过 50 MB，GIF 不超过 20 MB。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is broken or ends too early; Viber may not get the file either.</source>
        <translation>服务器的响应有误或提前中断，Viber 可能也得不到文件。</translation>
    </message>
    <message>
        <source>The server answers with status {status}: the recipient is likely to see no picture.</source>
        <translation>服务器返回状态 {status}：接收方很可能看不到图片。</translation>
    </message>
    <message>
        <source>What is there is no JPG, PNG, GIF or WebP: the recipient would see no picture.</source>
        <translation>该处的内容不是 JPG、PNG、GIF 或 WebP：接收方将看不到图片。</translation>
    </message>
    <message>
        <source>This picture cannot be read here. It may be damaged; look at it before you send.</source>
        <translation>此处无法读取这张图片。它可能已损坏，请在发送前查看。</translation>
    </message>
    <message>
        <source>{width} × {height} pixels are too many to be shown here. That is no limit of Viber&apos;s: it recommends at most {limit} for the file, which has {length}.</source>
        <translation>{width} × {height} 像素过多，此处无法显示。这并非 Viber 的限制：Viber 建议文件不超过 {limit}，此文件为 {length}。</translation>
    </message>
    <message>
        <source>The server cannot be reached from here; Viber may not reach it either.</source>
        <translation>从这里无法连接服务器；Viber 可能也连接不上。</translation>
    </message>
    <message>
        <source>The server answers too slowly; Viber may give up as well.</source>
        <translation>服务器响应太慢，Viber 可能也会放弃。</translation>
    </message>
    <message>
        <source>The server sends from one address to the next without an end.</source>
        <translation>服务器不断跳转到新的地址，没有尽头。</translation>
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
        <translation>沙箱用于练习：任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>With an account of Alibaba Cloud, messages reach real phones.</source>
        <translation>使用阿里云账号，消息会送达真实的手机。</translation>
    </message>
    <message>
        <source>&amp;Try the sandbox</source>
        <translation>试用沙箱(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Add an account …</source>
        <translation>添加账号(&amp;A)…</translation>
    </message>
</context>
</TS>
