<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ClosingQuestion</name>
    <message numerus="yes">
        <source>%n message(s) have not ended yet</source>
        <translation>
            <numerusform>%n message has not ended yet</numerusform>
            <numerusform>%n messages have not ended yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not left yet</source>
        <translation>
            <numerusform>%n message has not left yet</numerusform>
            <numerusform>%n messages have not left yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have no answer yet</source>
        <translation>
            <numerusform>%n message has no answer yet</numerusform>
            <numerusform>%n messages have no answer yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of the language matrix have not begun. If you close now, they leave no trace in the history.</source>
        <translation>
            <numerusform>%n message of the language matrix has not begun. If you close now, it leaves no trace in the history.</numerusform>
            <numerusform>%n messages of the language matrix have not begun. If you close now, they leave no trace in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are being sent now. If you close before the answer is there, it is looked up at the next start.</source>
        <translation>
            <numerusform>%n message is being sent now. If you close before the answer is there, it is looked up at the next start.</numerusform>
            <numerusform>%n messages are being sent now. If you close before the answers are there, they are looked up at the next start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactDesk</name>
    <message numerus="yes">
        <source>%n number(s) read.</source>
        <translation>
            <numerusform>%n number read.</numerusform>
            <numerusform>%n numbers read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) were not taken.</source>
        <translation>
            <numerusform>%n more line was not taken.</numerusform>
            <numerusform>%n more lines were not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n message(s) exported to %1</source>
        <translation>
            <numerusform>%n message exported to %1</numerusform>
            <numerusform>%n messages exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could be read and are in the list.</source>
        <translation>
            <numerusform>%n message could be read and is in the list.</numerusform>
            <numerusform>%n messages could be read and are in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>%n message deleted</numerusform>
            <numerusform>%n messages deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n message(s) is known</source>
        <translation>
            <numerusform>The outcome of %n message is known</numerusform>
            <numerusform>The outcome of %n messages is known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are older and will be deleted for good.</source>
        <translation>
            <numerusform>%n message is older and will be deleted for good.</numerusform>
            <numerusform>%n messages are older and will be deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete what is older than %n day(s)?</source>
        <translation>
            <numerusform>Delete what is older than %n day?</numerusform>
            <numerusform>Delete what is older than %n days?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s)</source>
        <translation>
            <numerusform>Delete %n message</numerusform>
            <numerusform>Delete %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message numerus="yes">
        <source>%n line(s) without a number that can be sent to</source>
        <translation>
            <numerusform>%n line without a number that can be sent to</numerusform>
            <numerusform>%n lines without a number that can be sent to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixWindow</name>
    <message numerus="yes">
        <source>&amp;Send %n message(s) …</source>
        <translation>
            <numerusform>&amp;Send %n message …</numerusform>
            <numerusform>&amp;Send %n messages …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching %n language(s) …</source>
        <translation>
            <numerusform>Fetching %n language …</numerusform>
            <numerusform>Fetching %n languages …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewerLine</name>
    <message numerus="yes">
        <source>%n newer message(s) are not shown</source>
        <translation>
            <numerusform>%n newer message is not shown</numerusform>
            <numerusform>%n newer messages are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsList</name>
    <message numerus="yes">
        <source>Before sending: %n to fix</source>
        <translation>
            <numerusform>Before sending: %n to fix</numerusform>
            <numerusform>Before sending: %n to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to send, %n to consider</source>
        <translation>
            <numerusform>Ready to send, %n to consider</numerusform>
            <numerusform>Ready to send, %n to consider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message numerus="yes">
        <source>Send %n message(s)?</source>
        <translation>
            <numerusform>Send %n message?</numerusform>
            <numerusform>Send %n messages?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them went to the same recipient a moment ago.</source>
        <translation>
            <numerusform>%n of them went to the same recipient a moment ago.</numerusform>
            <numerusform>%n of them went to the same recipient a moment ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) are not allowed and stay here.</source>
        <translation>
            <numerusform>%n more message is not allowed and stays here.</numerusform>
            <numerusform>%n more messages are not allowed and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n language(s)</source>
        <translation>
            <numerusform>%n language</numerusform>
            <numerusform>%n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TortureWindow</name>
    <message numerus="yes">
        <source>%n value(s) tried, nothing was sent.</source>
        <translation>
            <numerusform>%n value tried, nothing was sent.</numerusform>
            <numerusform>%n values tried, nothing was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them break a rule and are marked.</source>
        <translation>
            <numerusform>%n of them breaks a rule and is marked.</numerusform>
            <numerusform>%n of them break a rule and are marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnderWayList</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentNotice</name>
    <message numerus="yes">
        <source>%n message(s) had not left when the program ended, and were not sent.</source>
        <translation>
            <numerusform>%n message had not left when the program ended, and was not sent.</numerusform>
            <numerusform>%n messages had not left when the program ended, and were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) had no answer when the program ended, and may have been sent.</source>
        <translation>
            <numerusform>%n message had no answer when the program ended, and may have been sent.</numerusform>
            <numerusform>%n messages had no answer when the program ended, and may have been sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) without an answer turned out to have been sent.</source>
        <translation>
            <numerusform>%n message without an answer turned out to have been sent.</numerusform>
            <numerusform>%n messages without an answer turned out to have been sent.</numerusform>
        </translation>
    </message>
</context>
</TS>
