<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AftersalesDialog</name>
    <message numerus="yes">
        <source>Ask to cancel %Ln order(s)</source>
        <translation>
            <numerusform>Ask to cancel %Ln order</numerusform>
            <numerusform>Ask to cancel %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask to refill %Ln order(s)</source>
        <translation>
            <numerusform>Ask to refill %Ln order</numerusform>
            <numerusform>Ask to refill %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be asked; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%Ln cannot be asked; the row says why.</numerusform>
            <numerusform>%Ln cannot be asked; the rows say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) were not asked about; the row(s) say(s) why.</source>
        <translation>
            <numerusform>%Ln order was not asked about; the row says why.</numerusform>
            <numerusform>%Ln orders were not asked about; the rows say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers to %Ln request(s) were lost. Nothing is asked again by itself.</source>
        <translation>
            <numerusform>The answer to %Ln request was lost. Nothing is asked again by itself.</numerusform>
            <numerusform>The answers to %Ln requests were lost. Nothing is asked again by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSettings</name>
    <message numerus="yes">
        <source>%Ln backup(s)</source>
        <translation>
            <numerusform>%Ln backup</numerusform>
            <numerusform>%Ln backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceTab</name>
    <message numerus="yes">
        <source>%Ln charge(s) not reported yet.</source>
        <translation>
            <numerusform>%Ln charge not reported yet.</numerusform>
            <numerusform>%Ln charges not reported yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>%Ln new notification(s)</source>
        <translation>
            <numerusform>%Ln new notification</numerusform>
            <numerusform>%Ln new notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkFoot</name>
    <message numerus="yes">
        <source>Queue %Ln order(s)</source>
        <translation>
            <numerusform>Queue %Ln order</numerusform>
            <numerusform>Queue %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be queued</source>
        <translation>
            <numerusform>%Ln line can be queued</numerusform>
            <numerusform>%Ln lines can be queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue %Ln order(s) of {account}?</source>
        <translation>
            <numerusform>Queue %Ln order of {account}?</numerusform>
            <numerusform>Queue %Ln orders of {account}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have something to look at.</source>
        <translation>
            <numerusform>%Ln of them has something to look at.</numerusform>
            <numerusform>%Ln of them have something to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkPane</name>
    <message numerus="yes">
        <source>%Ln order(s) are in the outbox.</source>
        <translation>
            <numerusform>%Ln order is in the outbox.</numerusform>
            <numerusform>%Ln orders are in the outbox.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtDialog</name>
    <message numerus="yes">
        <source>%Ln order(s) are held.</source>
        <translation>
            <numerusform>%Ln order is held.</numerusform>
            <numerusform>%Ln orders are held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are unknown.</source>
        <translation>
            <numerusform>%Ln order is unknown.</numerusform>
            <numerusform>%Ln orders are unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSettings</name>
    <message numerus="yes">
        <source>At least %Ln letters.</source>
        <translation>
            <numerusform>At least %Ln letter.</numerusform>
            <numerusform>At least %Ln letters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%Ln line(s) written to {file}.</source>
        <translation>
            <numerusform>%Ln line written to {file}.</numerusform>
            <numerusform>%Ln lines written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowDialog</name>
    <message numerus="yes">
        <source>Follow %Ln order(s)</source>
        <translation>
            <numerusform>Follow %Ln order</numerusform>
            <numerusform>Follow %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s)</source>
        <translation>
            <numerusform>%Ln ID</numerusform>
            <numerusform>%Ln IDs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated</source>
        <translation>
            <numerusform>%Ln repeated</numerusform>
            <numerusform>%Ln repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) are followed now.</source>
        <translation>
            <numerusform>%Ln order is followed now.</numerusform>
            <numerusform>%Ln orders are followed now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSettings</name>
    <message numerus="yes">
        <source>%Ln change(s) taken over from {file}.</source>
        <translation>
            <numerusform>%Ln change taken over from {file}.</numerusform>
            <numerusform>%Ln changes taken over from {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln change(s)</source>
        <translation>
            <numerusform>Import %Ln change</numerusform>
            <numerusform>Import %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln entry(s)</source>
        <translation>
            <numerusform>the newest entry</numerusform>
            <numerusform>the newest %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubled</source>
        <translation>
            <numerusform>%Ln doubled</numerusform>
            <numerusform>%Ln doubled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostQuestion</name>
    <message numerus="yes">
        <source>%Ln refill(s) will count as not made. They may be asked for again then; nothing asks by itself. If the panel does have one of them, it may be refilled twice. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln refill will count as not made. It may be asked for again then; nothing asks by itself. If the panel does have it, the order may be refilled twice. This cannot be undone.</numerusform>
            <numerusform>%Ln refills will count as not made. They may be asked for again then; nothing asks by itself. If the panel does have one of them, its order may be refilled twice. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declare %Ln as not made</source>
        <translation>
            <numerusform>Declare %Ln as not made</numerusform>
            <numerusform>Declare %Ln as not made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refill(s) will count as made. They may be asked for again once the wait between two refills is over. What comes of them is not followed: their refill IDs were lost with the answer. This cannot be undone.</source>
        <translation>
            <numerusform>%Ln refill will count as made. It may be asked for again once the wait between two refills is over. What comes of it is not followed: its refill ID was lost with the answer. This cannot be undone.</numerusform>
            <numerusform>%Ln refills will count as made. They may be asked for again once the wait between two refills is over. What comes of them is not followed: their refill IDs were lost with the answers. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declare %Ln as made</source>
        <translation>
            <numerusform>Declare %Ln as made</numerusform>
            <numerusform>Declare %Ln as made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostRefillsDialog</name>
    <message numerus="yes">
        <source>Refill %Ln again…</source>
        <translation>
            <numerusform>Refill %Ln order again…</numerusform>
            <numerusform>Refill %Ln orders again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost.</source>
        <translation>
            <numerusform>%Ln answer lost.</numerusform>
            <numerusform>%Ln answers lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected.</source>
        <translation>
            <numerusform>%Ln selected.</numerusform>
            <numerusform>%Ln selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln declared.</source>
        <translation>
            <numerusform>%Ln settled.</numerusform>
            <numerusform>%Ln settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been settled meanwhile; the row(s) say(s) how.</source>
        <translation>
            <numerusform>%Ln had been settled meanwhile; the row says how.</numerusform>
            <numerusform>%Ln had been settled meanwhile; the rows say how.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln are lost: these are the last ones.</source>
        <translation>
            <numerusform>More than %Ln is lost: these are the last ones.</numerusform>
            <numerusform>More than %Ln are lost: these are the last ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Waiting for the answer to %Ln order(s)…</source>
        <translation>
            <numerusform>Waiting for the answer to %Ln order…</numerusform>
            <numerusform>Waiting for the answers to %Ln orders…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message numerus="yes">
        <source>%Ln order(s) unknown: decide</source>
        <translation>
            <numerusform>%Ln order unknown: decide</numerusform>
            <numerusform>%Ln orders unknown: decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sending stopped in %Ln account(s)</source>
        <translation>
            <numerusform>sending stopped in %Ln account</numerusform>
            <numerusform>sending stopped in %Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>balance low in %Ln account(s)</source>
        <translation>
            <numerusform>balance low in %Ln account</numerusform>
            <numerusform>balance low in %Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln canceled</source>
        <translation>
            <numerusform>%Ln canceled</numerusform>
            <numerusform>%Ln canceled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partial</source>
        <translation>
            <numerusform>%Ln partial</numerusform>
            <numerusform>%Ln partial</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refunded</source>
        <translation>
            <numerusform>%Ln refunded</numerusform>
            <numerusform>%Ln refunded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln expired</numerusform>
            <numerusform>%Ln expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed</source>
        <translation>
            <numerusform>%Ln completed</numerusform>
            <numerusform>%Ln completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that the panel does not know any more</source>
        <translation>
            <numerusform>%Ln that the panel does not know any more</numerusform>
            <numerusform>%Ln that the panel does not know any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stuck</source>
        <translation>
            <numerusform>%Ln stuck</numerusform>
            <numerusform>%Ln stuck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slow</source>
        <translation>
            <numerusform>%Ln slow</numerusform>
            <numerusform>%Ln slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivered beyond what was ordered</source>
        <translation>
            <numerusform>%Ln delivered beyond what was ordered</numerusform>
            <numerusform>%Ln delivered beyond what was ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an odd start count</source>
        <translation>
            <numerusform>%Ln with an odd start count</numerusform>
            <numerusform>%Ln with an odd start count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a status word that is not known</source>
        <translation>
            <numerusform>%Ln with a status word that is not known</numerusform>
            <numerusform>%Ln with a status word that is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OlderLine</name>
    <message numerus="yes">
        <source>%Ln older row(s) not listed.</source>
        <translation>
            <numerusform>%Ln older row not listed.</numerusform>
            <numerusform>%Ln older rows not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderAftersales</name>
    <message numerus="yes">
        <source>The first %Ln of the selected orders are taken.</source>
        <translation>
            <numerusform>The first %Ln of the selected orders is taken.</numerusform>
            <numerusform>The first %Ln of the selected orders are taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderExporting</name>
    <message numerus="yes">
        <source>%Ln line(s) written so far; {key} stops.</source>
        <translation>
            <numerusform>%Ln line written so far; {key} stops.</numerusform>
            <numerusform>%Ln lines written so far; {key} stops.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderPageParts</name>
    <message numerus="yes">
        <source>Ask about %Ln order(s)</source>
        <translation>
            <numerusform>Ask about %Ln order</numerusform>
            <numerusform>Ask about %Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderSelection</name>
    <message numerus="yes">
        <source>%Ln order(s) looked at…</source>
        <translation>
            <numerusform>%Ln order looked at…</numerusform>
            <numerusform>%Ln orders looked at…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderVoice</name>
    <message numerus="yes">
        <source>%Ln order(s) unknown: decide</source>
        <translation>
            <numerusform>%Ln order unknown: decide</numerusform>
            <numerusform>%Ln orders unknown: decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) refused</source>
        <translation>
            <numerusform>%Ln order refused</numerusform>
            <numerusform>%Ln orders refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) held</source>
        <translation>
            <numerusform>%Ln order held</numerusform>
            <numerusform>%Ln orders held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) accepted</source>
        <translation>
            <numerusform>%Ln order accepted</numerusform>
            <numerusform>%Ln orders accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxDeeds</name>
    <message numerus="yes">
        <source>The first %Ln of the selected orders are taken.</source>
        <translation>
            <numerusform>The first of the selected orders is taken.</numerusform>
            <numerusform>The first %Ln of the selected orders are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) had moved on in the meantime and stayed as they are.</source>
        <translation>
            <numerusform>%Ln order had moved on in the meantime and stayed as it is.</numerusform>
            <numerusform>%Ln orders had moved on in the meantime and stayed as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxLine</name>
    <message numerus="yes">
        <source>%Ln order(s) were queued while nothing could be sent. Send them now?</source>
        <translation>
            <numerusform>%Ln order was queued while nothing could be sent. Send it now?</numerusform>
            <numerusform>%Ln orders were queued while nothing could be sent. Send them now?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPane</name>
    <message numerus="yes">
        <source>%Ln draft(s) deleted.</source>
        <translation>
            <numerusform>%Ln draft deleted.</numerusform>
            <numerusform>%Ln drafts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) deleted. Undo brings them back as drafts.</source>
        <translation>
            <numerusform>%Ln order deleted. Undo brings it back as a draft.</numerusform>
            <numerusform>%Ln orders deleted. Undo brings them back as drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxTools</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteIdsDialog</name>
    <message numerus="yes">
        <source>%Ln order(s) found.</source>
        <translation>
            <numerusform>%Ln order found.</numerusform>
            <numerusform>%Ln orders found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s) not known here.</source>
        <translation>
            <numerusform>%Ln ID not known here.</numerusform>
            <numerusform>%Ln IDs not known here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ID(s) of another account.</source>
        <translation>
            <numerusform>%Ln ID of another account.</numerusform>
            <numerusform>%Ln IDs of another account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln are taken.</source>
        <translation>
            <numerusform>Only the first %Ln is taken.</numerusform>
            <numerusform>Only the first %Ln are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more such ID(s)</source>
        <translation>
            <numerusform>and %Ln more such ID</numerusform>
            <numerusform>and %Ln more such IDs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunwayLine</name>
    <message numerus="yes">
        <source>lasts about %Ln day(s)</source>
        <translation>
            <numerusform>lasts about %Ln day</numerusform>
            <numerusform>lasts about %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendConfirm</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent and stay(s) a draft:</source>
        <translation>
            <numerusform>%Ln cannot be sent and stays a draft:</numerusform>
            <numerusform>%Ln cannot be sent and stay drafts:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are worth a look before sending:</source>
        <translation>
            <numerusform>%Ln is worth a look before sending:</numerusform>
            <numerusform>%Ln are worth a look before sending:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message numerus="yes">
        <source>{least} to {most} for each of %Ln post(s)</source>
        <translation>
            <numerusform>{least} to {most} for %Ln post</numerusform>
            <numerusform>{least} to {most} for each of %Ln posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%Ln new notification(s)</source>
        <translation>
            <numerusform>%Ln new notification</numerusform>
            <numerusform>%Ln new notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Drafts</name>
    <message numerus="yes">
        <source>%Ln draft(s) saved under Drafts and outbox.</source>
        <translation>
            <numerusform>%Ln draft saved under Drafts and outbox.</numerusform>
            <numerusform>%Ln drafts saved under Drafts and outbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) gave none:</source>
        <translation>
            <numerusform>%Ln order gave none:</numerusform>
            <numerusform>%Ln orders gave none:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Guarantees</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
</TS>
