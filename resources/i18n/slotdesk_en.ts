<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>slotdesk::AlertPanel</name>
    <message numerus="yes">
        <source>and %n more: see the chip “Double-booked”</source>
        <translation>
            <numerusform>and %n more: see the chip “Double-booked”</numerusform>
            <numerusform>and %n more: see the chip “Double-booked”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of visits long over, to be settled</source>
        <translation>
            <numerusform>%n of visits long over, to be settled</numerusform>
            <numerusform>%n of visits long over, to be settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::AlertSentence</name>
    <message numerus="yes">
        <source>No offer is out: %n said no.</source>
        <translation>
            <numerusform>No offer is out: %n said no.</numerusform>
            <numerusform>No offer is out: %n said no.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) out.</source>
        <translation>
            <numerusform>%n offer is out.</numerusform>
            <numerusform>%n offers are out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n therapist(s) for %1.</source>
        <translation>
            <numerusform>%n therapist for %1.</numerusform>
            <numerusform>%n therapists for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::AssignEffect</name>
    <message numerus="yes">
        <source>The slot is open again: %n who had only been too late is asked again, and everybody else who could come.</source>
        <translation>
            <numerusform>The slot is open again: %n who had only been too late is asked again, and everybody else who could come.</numerusform>
            <numerusform>The slot is open again: %n who had only been too late are asked again, and everybody else who could come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request is full then, and %n other offer(s) lapse.</source>
        <translation>
            <numerusform>The request is full then, and %n other offer lapses.</numerusform>
            <numerusform>The request is full then, and %n other offers lapse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s) stay open.</source>
        <translation>
            <numerusform>%n slot stays open.</numerusform>
            <numerusform>%n slots stay open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkBar</name>
    <message numerus="yes">
        <source>%n request(s) chosen</source>
        <translation>
            <numerusform>%n request chosen</numerusform>
            <numerusform>%n requests chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkCommands</name>
    <message numerus="yes">
        <source>Offer %n request(s) to more…</source>
        <translation>
            <numerusform>Offer %n request to more…</numerusform>
            <numerusform>Offer %n requests to more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release the booked slots of %n request(s)…</source>
        <translation>
            <numerusform>Release the booked slots of %n request…</numerusform>
            <numerusform>Release the booked slots of %n requests…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n request(s)…</source>
        <translation>
            <numerusform>Cancel %n request…</numerusform>
            <numerusform>Cancel %n requests…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkDialog</name>
    <message numerus="yes">
        <source>%n cannot be done and will be left out.</source>
        <translation>
            <numerusform>%n cannot be done and will be left out.</numerusform>
            <numerusform>%n cannot be done and will be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done.</source>
        <translation>
            <numerusform>%n done.</numerusform>
            <numerusform>%n done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::BulkPlan</name>
    <message numerus="yes">
        <source>Release the booked slots of %n request(s)</source>
        <translation>
            <numerusform>Release the booked slots of %n request</numerusform>
            <numerusform>Release the booked slots of %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n request(s)</source>
        <translation>
            <numerusform>Cancel %n request</numerusform>
            <numerusform>Cancel %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n request(s) to more therapists</source>
        <translation>
            <numerusform>Offer %n request to more therapists</numerusform>
            <numerusform>Offer %n requests to more therapists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n slot(s)</source>
        <translation>
            <numerusform>Release %n slot</numerusform>
            <numerusform>Release %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n request(s)</source>
        <translation>
            <numerusform>Offer %n request</numerusform>
            <numerusform>Offer %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open slot(s)</source>
        <translation>
            <numerusform>%n open slot</numerusform>
            <numerusform>%n open slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) out now</source>
        <translation>
            <numerusform>%n offer out now</numerusform>
            <numerusform>%n offers out now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n therapist(s) let go</source>
        <translation>
            <numerusform>%n therapist let go</numerusform>
            <numerusform>%n therapists let go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) withdrawn</source>
        <translation>
            <numerusform>%n offer withdrawn</numerusform>
            <numerusform>%n offers withdrawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::CancelDialog</name>
    <message numerus="yes">
        <source>&amp;All of it: %n slot(s)</source>
        <translation>
            <numerusform>&amp;All of it: %n slot</numerusform>
            <numerusform>&amp;All of it: %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Late · it starts %1, less than %n hour(s) away</source>
        <translation>
            <numerusform>Late · it starts %1, less than %n hour away</numerusform>
            <numerusform>Late · it starts %1, less than %n hours away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booked therapist(s) will be let go.</source>
        <translation>
            <numerusform>%n booked therapist will be let go.</numerusform>
            <numerusform>%n booked therapists will be let go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) will be withdrawn.</source>
        <translation>
            <numerusform>%n offer will be withdrawn.</numerusform>
            <numerusform>%n offers will be withdrawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::ChipBar</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::ChipButton</name>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n request</numerusform>
            <numerusform>%1, %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::DeadLetterStrip</name>
    <message numerus="yes">
        <source>%n event(s) never reached another program.</source>
        <translation>
            <numerusform>%n event never reached another program.</numerusform>
            <numerusform>%n events never reached another program.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::DetailHead</name>
    <message numerus="yes">
        <source>%n look at it</source>
        <translation>
            <numerusform>%n looks at it</numerusform>
            <numerusform>%n look at it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::EventWords</name>
    <message numerus="yes">
        <source>%n therapist(s)</source>
        <translation>
            <numerusform>%n therapist</numerusform>
            <numerusform>%n therapists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::GuardStrip</name>
    <message numerus="yes">
        <source>%n double booking(s) of the old backend still stand.</source>
        <translation>
            <numerusform>%n double booking of the old backend still stands.</numerusform>
            <numerusform>%n double bookings of the old backend still stand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::MainWindow</name>
    <message numerus="yes">
        <source>%n person(s) do not know yet that their visit is cancelled. Leave?</source>
        <translation>
            <numerusform>%n person does not know yet that a visit is cancelled. Leave?</numerusform>
            <numerusform>%n people do not know yet that their visit is cancelled. Leave?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::PaperActions</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::PinnedStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::RaceWords</name>
    <message numerus="yes">
        <source>%n writer(s)</source>
        <translation>
            <numerusform>%n writer</numerusform>
            <numerusform>%n writers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n writer(s) within %1</source>
        <translation>
            <numerusform>%n writer within %1</numerusform>
            <numerusform>%n writers within %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slot(s)</source>
        <translation>
            <numerusform>%n slot</numerusform>
            <numerusform>%n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::RequestTable</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n declined</numerusform>
            <numerusform>%n declined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::SlotCard</name>
    <message numerus="yes">
        <source>%n offer(s) out</source>
        <translation>
            <numerusform>%n offer out</numerusform>
            <numerusform>%n offers out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::TimeWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::TrayNotice</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) wait for somebody</source>
        <translation>
            <numerusform>%n alert waits for somebody</numerusform>
            <numerusform>%n alerts wait for somebody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::TrendsDialog</name>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotdesk::Wallboard</name>
    <message numerus="yes">
        <source>%n nobody&apos;s yet</source>
        <translation>
            <numerusform>%n nobody&apos;s yet</numerusform>
            <numerusform>%n nobody&apos;s yet</numerusform>
        </translation>
    </message>
</context>
</TS>
