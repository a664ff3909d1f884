<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
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
    <name>ProblemsList</name>
    <message numerus="yes">
        <source>Before sending: %n to mend</source>
        <translation>
            <numerusform>Before sending: %n to mend</numerusform>
            <numerusform>Before sending: %n to mend</numerusform>
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
</TS>
