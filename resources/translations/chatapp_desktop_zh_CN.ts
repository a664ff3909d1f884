<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Badge</name>
    <message>
        <source>No keys yet: enter them to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are in {place}, the token for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are kept for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked or does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your keyring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are kept in %1 and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure keyring was found, so the keys are kept in memory until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text + button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text + picture + button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text + video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text + video + button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text + picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undelivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CredentialsDialog</name>
    <message>
        <source>Credentials of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget saved keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AccessKey &amp;ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AccessKey &amp;secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security &amp;token (only for temporary keys)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a blank inside. Keys have none; please check what was pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key that begins with STS. needs its security token.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftDesk</name>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftFile</name>
    <message>
        <source>This is not a draft: line {line}, column {column} is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a draft: it is nested too deeply, or a number in it is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a draft: it must be a JSON object with parameter names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a draft: it has none of the parameters of a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of {key} cannot be read: it must be text or a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of {key} cannot be read: it must be an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This draft is for the channel {value}; this program sends Viber messages.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftForm</name>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback to SMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>There is no file %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would have been sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Details of the chosen message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy MessageId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen as draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a message to see everything about it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Help: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>{path} does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be read or written. Check its permissions, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so {path} could not be saved. Make room and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is too large to be a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a text file in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read or written ({detail}). Try another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of profiles was damaged. It is kept as {path}, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>The history file was damaged. It is kept as {path}; {count} messages could be read and are in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was written by a newer version of this program. It is shown, but nothing can be sent until you update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was brought up to date; the old file is kept as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {path} may not be written, so nothing can be sent. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be kept on this disk ({detail}). What you send now is shown until you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not record this: note it down before you close the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be read (%1).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MessageId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RequestId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search recipient, text, MessageId, error …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Clear the search to see everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing sent yet. What you send appears here with its MessageId.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring back the previous draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open draft …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save draft …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Credentials …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language of the system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>Picture address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always viber.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipient&apos;s phone number with its country code. Paste it as you have it: spaces, dashes, + and a leading 00 are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From (Service ID)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Viber Service ID that sends, digits only, as the console shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance or sub-account space that owns the Service ID, such as cams-….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message that you write here, or a template that was approved before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the message consists of. The form follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promotion may carry pictures, videos, files and buttons. Transaction is plain text about something the recipient ordered or asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code of an approved Viber template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language in which this template exists, such as en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value for each variable of the template, without line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fields that the message type asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to 1000 characters. Viber shows *bold*, _italic_, ~strike~ and ```code```.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A public https address that Viber can download without signing in; the path should end in the file&apos;s extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A public https address of a still picture, 400 × 400 recommended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the video in bytes, at most 200 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the video in seconds, 1 to 600.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name that the recipient sees, at most 25 characters with extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s extension without the dot, such as pdf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Button text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands on the button, at most 30 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Button address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address that the button opens; https is advised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long Viber tries to deliver: 30 to 1209600 seconds (14 days). Empty leaves it to the service, which may give up after two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console&apos;s strategy for sending an SMS when Viber fails, such as S_000001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the SMS; empty takes the strategy&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fall back after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>60 to 43200 seconds without a delivery receipt. Empty falls back only when sending fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undelivered: when the message cannot reach the phone (the default). Send failed: also when the template or its values are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free text that Viber hands back with receipts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free text by which reports can be grouped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own number for this send; receipts repeat it. Empty gets a new one each time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a message type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your text appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{label} is missing. Fill it in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable {variable} has no value. Every variable needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable {variable} has a line break. Write it on one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text still has {variable}. In a message of your own nothing fills it in: write the value, or use a template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is not allowed with this message type and will be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} cannot be “{value}”. Use one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} may have digits only. Remove “{extra}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No country code begins with 0. Write the number with its country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} has {count} digits; no phone number has more than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No known country has a number like {value}. Check country code and length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} must be a whole number, digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} must be from {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is just over 200 million bytes. Viber may count that as over 200 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} has {count} characters; {limit} are allowed. Shorten it by {excess}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} has {count} characters, but {units} of {limit} if Viber counts emoji as two. Shorten it to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is not a web address. It must look like https://example.com/file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} must begin with https://. Viber does not download over {scheme}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} does not begin with https://. Phones may warn before opening it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} does not end in a file type that Viber shows here: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viber does not take files of type “{value}”. It takes: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name does not end in .{value}, the file type given below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction messages are plain text only. Choose the message type Text, or the label Promotion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources disagree whether a transaction message may carry a file. Viber may refuse it; the label Promotion is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since July 2026 Viber may require an approved template for transaction messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback fields do nothing without a strategy. Fill it in or clear the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fallback comes after Viber has already given up (time to live {ttl} s). Choose a shorter time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a time to live the service may give up after two minutes. 86400 (one day) is a good choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a space ID the status cannot be looked up later, and some accounts refuse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not among the documented languages. Check capitals and underscore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is kept in the draft file, but it is not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} has half of a character that was cut in two. Type that place again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsList</name>
    <message numerus="yes">
        <source>Before sending: %n to mend</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to send, %n to consider</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileBar</name>
    <message>
        <source>&amp;Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something unexpected happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. Nothing was lost: you can go on. Please look at the history before you send the same message again, and hand the details below to whoever looks after this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>New draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way; waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting; nothing has left yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariablesEditor</name>
    <message>
        <source>Name of a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
