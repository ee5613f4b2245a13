<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AftersalesDialog</name>
    <message numerus="yes">
        <source>Ask to cancel %n order(s)</source>
        <translation>
            <numerusform>Ask to cancel %n order</numerusform>
            <numerusform>Ask to cancel %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask to refill %n order(s)</source>
        <translation>
            <numerusform>Ask to refill %n order</numerusform>
            <numerusform>Ask to refill %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be asked; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%n cannot be asked; the row says why.</numerusform>
            <numerusform>%n cannot be asked; the rows say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were not asked about; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%n order was not asked about; the row says why.</numerusform>
            <numerusform>%n orders were not asked about; the rows say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers to %n request(s) were lost. Nothing is asked again by itself.</source>
        <translation>
            <numerusform>The answer to %n request was lost. Nothing is asked again by itself.</numerusform>
            <numerusform>The answers to %n requests were lost. Nothing is asked again by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
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
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSettings</name>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceTab</name>
    <message numerus="yes">
        <source>%n charge(s) not reported yet.</source>
        <translation>
            <numerusform>%n charge not reported yet.</numerusform>
            <numerusform>%n charges not reported yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>%n new notification(s)</source>
        <translation>
            <numerusform>%n new notification</numerusform>
            <numerusform>%n new notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkFoot</name>
    <message numerus="yes">
        <source>Queue %n order(s)</source>
        <translation>
            <numerusform>Queue %n order</numerusform>
            <numerusform>Queue %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) can be queued</source>
        <translation>
            <numerusform>%n line can be queued</numerusform>
            <numerusform>%n lines can be queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue %n order(s) of {account}?</source>
        <translation>
            <numerusform>Queue %n order of {account}?</numerusform>
            <numerusform>Queue %n orders of {account}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have something to look at.</source>
        <translation>
            <numerusform>%n of them has something to look at.</numerusform>
            <numerusform>%n of them have something to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkPane</name>
    <message numerus="yes">
        <source>%n order(s) are in the outbox.</source>
        <translation>
            <numerusform>%n order is in the outbox.</numerusform>
            <numerusform>%n orders are in the outbox.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtDialog</name>
    <message numerus="yes">
        <source>%n order(s) are held.</source>
        <translation>
            <numerusform>%n order is held.</numerusform>
            <numerusform>%n orders are held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are unknown.</source>
        <translation>
            <numerusform>%n order is unknown.</numerusform>
            <numerusform>%n orders are unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSettings</name>
    <message numerus="yes">
        <source>At least %n letters.</source>
        <translation>
            <numerusform>At least %n letter.</numerusform>
            <numerusform>At least %n letters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n line(s) written to {file}.</source>
        <translation>
            <numerusform>%n line written to {file}.</numerusform>
            <numerusform>%n lines written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowDialog</name>
    <message numerus="yes">
        <source>Follow %n order(s)</source>
        <translation>
            <numerusform>Follow %n order</numerusform>
            <numerusform>Follow %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID(s)</source>
        <translation>
            <numerusform>%n ID</numerusform>
            <numerusform>%n IDs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated</source>
        <translation>
            <numerusform>%n repeated</numerusform>
            <numerusform>%n repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) are followed now.</source>
        <translation>
            <numerusform>%n order is followed now.</numerusform>
            <numerusform>%n orders are followed now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSettings</name>
    <message numerus="yes">
        <source>%n change(s) taken over from {file}.</source>
        <translation>
            <numerusform>%n change taken over from {file}.</numerusform>
            <numerusform>%n changes taken over from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n change(s)</source>
        <translation>
            <numerusform>Import %n change</numerusform>
            <numerusform>Import %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %n entry(s)</source>
        <translation>
            <numerusform>the newest entry</numerusform>
            <numerusform>the newest %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubled</source>
        <translation>
            <numerusform>%n doubled</numerusform>
            <numerusform>%n doubled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Waiting for the answer to %n order(s)…</source>
        <translation>
            <numerusform>Waiting for the answer to %n order…</numerusform>
            <numerusform>Waiting for the answers to %n orders…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message numerus="yes">
        <source>%n order(s) unknown: decide</source>
        <translation>
            <numerusform>%n order unknown: decide</numerusform>
            <numerusform>%n orders unknown: decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sending stopped in %n account(s)</source>
        <translation>
            <numerusform>sending stopped in %n account</numerusform>
            <numerusform>sending stopped in %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>balance low in %n account(s)</source>
        <translation>
            <numerusform>balance low in %n account</numerusform>
            <numerusform>balance low in %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n canceled</source>
        <translation>
            <numerusform>%n canceled</numerusform>
            <numerusform>%n canceled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partial</source>
        <translation>
            <numerusform>%n partial</numerusform>
            <numerusform>%n partial</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refunded</source>
        <translation>
            <numerusform>%n refunded</numerusform>
            <numerusform>%n refunded</numerusform>
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
        <source>%n completed</source>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that the panel does not know any more</source>
        <translation>
            <numerusform>%n that the panel does not know any more</numerusform>
            <numerusform>%n that the panel does not know any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stuck</source>
        <translation>
            <numerusform>%n stuck</numerusform>
            <numerusform>%n stuck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slow</source>
        <translation>
            <numerusform>%n slow</numerusform>
            <numerusform>%n slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivered beyond what was ordered</source>
        <translation>
            <numerusform>%n delivered beyond what was ordered</numerusform>
            <numerusform>%n delivered beyond what was ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an odd start count</source>
        <translation>
            <numerusform>%n with an odd start count</numerusform>
            <numerusform>%n with an odd start count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a status word that is not known</source>
        <translation>
            <numerusform>%n with a status word that is not known</numerusform>
            <numerusform>%n with a status word that is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OlderLine</name>
    <message numerus="yes">
        <source>%n older row(s) not listed.</source>
        <translation>
            <numerusform>%n older row not listed.</numerusform>
            <numerusform>%n older rows not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderAftersales</name>
    <message numerus="yes">
        <source>The first %n of the selected orders are taken.</source>
        <translation>
            <numerusform>The first %n of the selected orders is taken.</numerusform>
            <numerusform>The first %n of the selected orders are taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderExporting</name>
    <message numerus="yes">
        <source>%n line(s) written so far; {key} stops.</source>
        <translation>
            <numerusform>%n line written so far; {key} stops.</numerusform>
            <numerusform>%n lines written so far; {key} stops.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderPageParts</name>
    <message numerus="yes">
        <source>Ask about %n order(s)</source>
        <translation>
            <numerusform>Ask about %n order</numerusform>
            <numerusform>Ask about %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderSelection</name>
    <message numerus="yes">
        <source>%n order(s) looked at…</source>
        <translation>
            <numerusform>%n order looked at…</numerusform>
            <numerusform>%n orders looked at…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderVoice</name>
    <message numerus="yes">
        <source>%n order(s) unknown: decide</source>
        <translation>
            <numerusform>%n order unknown: decide</numerusform>
            <numerusform>%n orders unknown: decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) refused</source>
        <translation>
            <numerusform>%n order refused</numerusform>
            <numerusform>%n orders refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) held</source>
        <translation>
            <numerusform>%n order held</numerusform>
            <numerusform>%n orders held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) accepted</source>
        <translation>
            <numerusform>%n order accepted</numerusform>
            <numerusform>%n orders accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxDeeds</name>
    <message numerus="yes">
        <source>The first %n of the selected orders are taken.</source>
        <translation>
            <numerusform>The first of the selected orders is taken.</numerusform>
            <numerusform>The first %n of the selected orders are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) had moved on in the meantime and stayed as they are.</source>
        <translation>
            <numerusform>%n order had moved on in the meantime and stayed as it is.</numerusform>
            <numerusform>%n orders had moved on in the meantime and stayed as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxLine</name>
    <message numerus="yes">
        <source>%n order(s) were queued while nothing could be sent. Send them now?</source>
        <translation>
            <numerusform>%n order was queued while nothing could be sent. Send it now?</numerusform>
            <numerusform>%n orders were queued while nothing could be sent. Send them now?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message numerus="yes">
        <source>%n draft(s) deleted.</source>
        <translation>
            <numerusform>%n draft deleted.</numerusform>
            <numerusform>%n drafts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) deleted. Undo brings them back as drafts.</source>
        <translation>
            <numerusform>%n order deleted. Undo brings it back as a draft.</numerusform>
            <numerusform>%n orders deleted. Undo brings them back as drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxTools</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteIdsDialog</name>
    <message numerus="yes">
        <source>%n order(s) found.</source>
        <translation>
            <numerusform>%n order found.</numerusform>
            <numerusform>%n orders found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID(s) not known here.</source>
        <translation>
            <numerusform>%n ID not known here.</numerusform>
            <numerusform>%n IDs not known here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID(s) of another account.</source>
        <translation>
            <numerusform>%n ID of another account.</numerusform>
            <numerusform>%n IDs of another account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n are taken.</source>
        <translation>
            <numerusform>Only the first %n is taken.</numerusform>
            <numerusform>Only the first %n are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more such ID(s)</source>
        <translation>
            <numerusform>and %n more such ID</numerusform>
            <numerusform>and %n more such IDs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunwayLine</name>
    <message numerus="yes">
        <source>lasts about %n day(s)</source>
        <translation>
            <numerusform>lasts about %n day</numerusform>
            <numerusform>lasts about %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendConfirm</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent and stay(s) a draft:</source>
        <translation>
            <numerusform>%n cannot be sent and stays a draft:</numerusform>
            <numerusform>%n cannot be sent and stay drafts:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are worth a look before sending:</source>
        <translation>
            <numerusform>%n is worth a look before sending:</numerusform>
            <numerusform>%n are worth a look before sending:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message numerus="yes">
        <source>{least} to {most} for each of %n post(s)</source>
        <translation>
            <numerusform>{least} to {most} for %n post</numerusform>
            <numerusform>{least} to {most} for each of %n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n new notification(s)</source>
        <translation>
            <numerusform>%n new notification</numerusform>
            <numerusform>%n new notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Drafts</name>
    <message numerus="yes">
        <source>%n draft(s) saved under Drafts and outbox.</source>
        <translation>
            <numerusform>%n draft saved under Drafts and outbox.</numerusform>
            <numerusform>%n drafts saved under Drafts and outbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) gave none:</source>
        <translation>
            <numerusform>%n order gave none:</numerusform>
            <numerusform>%n orders gave none:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Guarantees</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
