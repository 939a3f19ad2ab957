<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Accounts</name>
    <message numerus="yes">
        <source>%n right(s) missing</source>
        <translation>
            <numerusform>%n right missing</numerusform>
            <numerusform>%n rights missing</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the sign-in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this account alone, without a password: http://host:port or socks5://host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further platforms come with later releases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in no file, no log and no export. The first messages come in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sign-in leaves the keyring and nothing is fetched any more. Messages and log stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the new sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lacks a right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last read {ago}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in our list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a new sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sign-in for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sign-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No channel is watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is fetched now: the engine does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own address, proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter of this platform is not here any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console program ended without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console program of this installation could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first import goes on: %n message(s) to come.</source>
        <translation>
            <numerusform>The first import goes on: %n message to come.</numerusform>
            <numerusform>The first import goes on: %n messages to come.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keyring may be asking for its password in another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform asks to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is being tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in is kept in the keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer for two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the sign-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this sign-in can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not choose channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in as {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message numerus="yes">
        <source>%n item(s): {what}</source>
        <translation>
            <numerusform>%n item: {what}</numerusform>
            <numerusform>%n items: {what}</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond your role: it waits for approval, and whoever decides sees your reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hiding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifting the ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marking as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the like back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back, but not all: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ban is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The like is being taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The like is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} · asks for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {done} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message numerus="yes">
        <source>%n new message(s) since it was written</source>
        <translation>
            <numerusform>%n new message since it was written</numerusform>
            <numerusform>%n new messages since it was written</numerusform>
        </translation>
    </message>
    <message>
        <source>A lead chooses the channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers that need approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In these channels every answer of a moderator waits for approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked: what was changed in the answer of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The item returns to who asked, with their text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes beyond somebody's role comes here: answers, bans, overridden checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a check is overridden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers need approval here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond the role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks · {place} · {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} sent this back: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskColleague</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The item waits for them; its clock stands still. The answer brings it back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are asked as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unanswered, it is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 3 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in an hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message numerus="yes">
        <source>Many are cross: %n person(s) within an hour, far more than usual</source>
        <translation>
            <numerusform>Many are cross: %n person within an hour, far more than usual</numerusform>
            <numerusform>Many are cross: %n people within an hour, far more than usual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many speak of “{word}”: %n person(s) within an hour, far more than usual</source>
        <translation>
            <numerusform>Many speak of “{word}”: %n person within an hour, far more than usual</numerusform>
            <numerusform>Many speak of “{word}”: %n people within an hour, far more than usual</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Author</name>
    <message numerus="yes">
        <source>%n complaint(s) this month</source>
        <translation>
            <numerusform>%n complaint this month</numerusform>
            <numerusform>%n complaints this month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>About the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another profile of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join another profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood of the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes  {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our answers, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The author of the open item stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card will tell of both; items stay as they are. It can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is held about this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time to the first answer; shows the items behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fell silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new here: a welcome is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {since} · {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks for us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spoke for us before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all}, {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{time}, %n item(s)</source>
        <translation>
            <numerusform>{time}, %n item</numerusform>
            <numerusform>{time}, %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>All of the list: %n item</numerusform>
            <numerusform>All of the list: %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>All from {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them would be refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All under “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All with a link to {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The whole group: %n item(s)</source>
        <translation>
            <numerusform>The whole group: %n item</numerusform>
            <numerusform>The whole group: %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are being looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be done: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>not begun: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be refused: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>2027-05-09</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9–13, 14–18 or 22–6; 24: all day; nothing: closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A country is two letters: RU, DE, US.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule counts time while its calendar is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them stand here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An office's hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the last 30 days…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country of the holidays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holidays, short days, moved working days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours of a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours of that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is open whenever one of them is on shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday's hours until Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calendar yet: every rule counts day and night. Add one, then choose it in a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer the holidays of this country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change working time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several shifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody's shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the day out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The holidays are being looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try on the last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is marked red is not understood: write 9–18, and days as 2027-05-09.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these is nobody there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several shifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Capability</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit own messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn of news at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything in chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send pictures with an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write direct messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a new sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only for our own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bot's privacy mode is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this sign-in lacks the right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>No item is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer of ours here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Before: {before}. Now: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since you began to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply, not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discussions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is addressed to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is reported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>A promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbidden words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Officialese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places to fill in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharp words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long for the platform</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>answered {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered, not delivered yet, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>burning, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no due time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue by {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cluster</name>
    <message numerus="yes">
        <source>%n answer(s) are on their way</source>
        <translation>
            <numerusform>%n answer is on its way</numerusform>
            <numerusform>%n answers are on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent as it is</source>
        <translation>
            <numerusform>%n cannot be sent as it is</numerusform>
            <numerusform>%n cannot be sent as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more ask(s) the same</source>
        <translation>
            <numerusform>%n more asks the same</numerusform>
            <numerusform>%n more ask the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) ask the same</source>
        <translation>
            <numerusform>%n person asks this</numerusform>
            <numerusform>%n people ask the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for the next pass</source>
        <translation>
            <numerusform>%n waits for the next pass</numerusform>
            <numerusform>%n wait for the next pass</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer all together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else asks this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Send %n answer(s)</source>
        <translation>
            <numerusform>Send %n answer</numerusform>
            <numerusform>Send %n answers</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers are being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix has no row for this: write the answers, or make a row first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} are answered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>About this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer all who ask the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered; the item went back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable, compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about all like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about the whole list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide: act, reason, reply, note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the row of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus on one item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover of the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the reply will look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read the notes that name me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert answer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert answer {number} while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join profiles of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link behind words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next word of no dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else works here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for several items at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on its platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order and grouping of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the whole group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of the community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list as a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slang and synonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the network now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice of the audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices of the brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly digests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who writes: kind and tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another time, or until something happens…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for 3 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for 30 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for 8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until tomorrow at this time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n character(s) at the end do not fit</source>
        <translation>
            <numerusform>%n character at the end does not fit</numerusform>
            <numerusform>%n characters at the end do not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the way</source>
        <translation>
            <numerusform>%n in the way</numerusform>
            <numerusform>%n in the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) from the author since you began</source>
        <translation>
            <numerusform>%n new message from the author since you began</numerusform>
            <numerusform>%n new messages from the author since you began</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message>
        <source>An edit changes words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another item is on screen: the reply would go to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered meanwhile by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers in this channel wait for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As {platform} will show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval and stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval with a reason…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold, italic, link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an item to answer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments on {platform} take no files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing the answer of {who} to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing your answer to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it will look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the answer should read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It replaces the answer that stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press again to send it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send and close the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send and stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send with a reason…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft belongs to another reply: open the item again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was deleted since you began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was edited since you began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform takes plain text only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thread is closed for replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text to quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reply is being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long by {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everybody sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the author sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Delivered</name>
    <message>
        <source>Cancelled: it never leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is: it may have been posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the words are in the draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Awaits approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Direct</name>
    <message>
        <source>Both are one case with one outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In private, to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may not arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty, nothing is said in public and the item stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the direct message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direct message is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The direct message is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line and the direct message are on their way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can be written to until {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where everybody sees it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of an emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No emoji is called so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This voice goes without emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This voice: at most {most}, {now} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The engine could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine runs elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped, again in {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with https://. Nothing is opened; readers see the words and go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no address of a page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n file(s) at once are too many: nothing was taken</source>
        <translation>
            <numerusform>%n file at once is too many: nothing was taken</numerusform>
            <numerusform>%n files at once are too many: nothing was taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>%n file, {size}</numerusform>
            <numerusform>%n files, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is still being copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go: they go along with the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files can be sent here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and documents only go apart here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a document, unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this sign-in may send no pictures here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message numerus="yes">
        <source>%n more part(s) of the filter</source>
        <translation>
            <numerusform>%n more part of the filter</numerusform>
            <numerusform>%n more parts of the filter</numerusform>
        </translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negativity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to change it, Delete takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no host: example.com would be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brand {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>burning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in good time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {languages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negativity from {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not older than {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or to a host: example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tagged {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a link to {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the words “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of a message, its author or its thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{view}: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Add “{word}” to my dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not check this in this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word is in a dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No word comes near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here can be mended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix has no answer in that language here; search for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This voice no longer checks that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This voice no longer minds “{phrase}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{phrase}” is fine in this voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>First run</name>
    <message>
        <source>A made-up community on this machine, in a window of its own. Nothing reaches anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around in the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window keeps everything people write to you in one list until you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VK, Telegram or WordPress: a key of the platform, a check, and its channels are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>help where you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Focus</name>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} in the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
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
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>asked to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>well</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>A digest leaves once. Where the connection broke while it left, a person says whether it arrived. After the computer was off for weeks the last one is made, and it names the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter narrows the list in plain words; groups put together what has a thread, an author or a question in common; all of one kind are decided at once, after a look at what would happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good answer that is missing becomes a row from what you have just written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A narrowed list is kept under a name and stands here from then on; a lead shows it to everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new rule holds from now on; what has ended keeps the verdict it got.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note of one's own there, or an answer, counts as having read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ring around the initials at the right says who has an item in hand; it ends a quarter of an hour after they stop working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule says how soon we answer: by channel, kind or author. The first rule that fits counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view is the inbox seen with one question: what is mine, what burns, what waits for whom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weekly digest tells of each whole week, Monday to Sunday: into a folder or by e-mail, with the voice of the audience and the reviews. Leads set it up with the calendar at the upper right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After sending there is time to take it back: see “Time to undo a reply” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is on its way to a platform, and what needs a decision of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account is one key to one platform. Keys lie in the keyring of the system, nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer can be scored; the scores belong to the log too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer is put into the text where it can be changed; nothing is sent by a digit alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of the matrix that fit the message, the best first; each has a digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before it leaves, the conversation is read again; what changed is shown first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the answers stands who gets which; the preview shows each with a name and without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks run in working hours and pause while we wait for the author or for an expert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw answers by chance or all of a group. A digit grades the current criterion and goes on, arrows move, Return saves and brings the next answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each account lists its channels and what its rights allow; what is missing is said in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row is a question people ask, with an answer for every language, platform, voice and kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits show what was changed, and a deleted message keeps its last words known to us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every choice holds at once; only the size of everything waits for the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision, by whom and when. Nothing here can be edited; a chain of sums proves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody sees all items, the log and the reports, and the reviews of their own answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything leads review: answers that wait, what was reviewed, and figures. Others see the reviews of their own answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything people wrote and nobody has settled yet, the most urgent first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was decided about the open item, with who and when, the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are chosen, dropped on the composer or pasted; they lie beside the words and stay with the draft. Enter on one shows what can be done with it, Delete takes it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of an answer go along where the platform takes them; a table names them in a column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters go together; the star keeps such a list. An import is one line: Enter opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus leaves one item alone: which of the list it is and its neighbours stand above it; Esc leaves. It remembers whether you want the sidebar in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand it over with a word to the next; they sign that they have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secret, name or text of a message is in these facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes are seen by colleagues only and never leave this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is loaded until you ask: Right and Left find an attachment in a message, Enter loads it; Enter on its picture shows it large and keeps a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it is back the bar sums up what was sent; what was stopped is gone through one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search finds options and keys alike. A key that is taken says by what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select words of the answer and press C to remark on exactly these. Whoever wrote it may object; the answer to that is kept too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several picked items are handled with one key and taken back with one key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control code at the foot, kept elsewhere, proves later that nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is on the disk half a second after the last key and waits at its item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figure at the right is the time left to answer: a ring while there is enough, a flame when it burns, an exclamation mark when it is late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures count what is there now. Search looks in every word of every message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The funnel beside the search shows only a category, a voice or what you used lately, or puts what you use most first; a chip below says so, and a press on it shows everything again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list never moves by itself: what arrives waits behind “N new”, and what a colleague handled turns grey where it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pen on an answer of ours changes it where the platform lets us; the line above the text then says so, and Esc goes back to replying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet of a decision holds the act, the rule it rests on, a reply and a note: one confirm does all of it, one undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole conversation under the post it belongs to; a bar marks what you would answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom and where it goes stands above the text and never scrolls away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views and channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a platform cannot do stays in the menu, grey, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What colleagues wrote about the open item, the newest at the foot; nobody outside sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened in a period, in figures, drawings and tables. A click on a figure shows the items behind it; Export writes what is shown as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has to wait is snoozed: for a while, until a time in words (“tomorrow 9:00”), or until a colleague's note, an edit, or the author's next message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not saved stays with its row, even after a crash. Every version can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays open when you go: promises, drafts, unsure deliveries, what waits, what is late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was taken back stays, struck through, with who took it back. A line opens in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may not change the matrix proposes: the lead sees the difference and answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who wrote it: what they wrote before, how it ended, and what colleagues noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a network all else goes on: a bar counts what will be sent by itself and what waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are selected with the mouse, or with Shift and the arrows; hidden words show when pressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words selected in the conversation are quoted; where the platform shows quotes itself, it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write @ and a name: that colleague finds the item under “Names me” until they have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Asks” means that it waits for approval: the button says so before it is pressed. Nobody approves their own wish. A check says from which role on it may be overridden; who may not asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Stopped: something changed” means that the message was edited, deleted or answered after you wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Unsure” means that the platform may have it: look there before you send it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message numerus="yes">
        <source>%n item(s) together</source>
        <translation>
            <numerusform>%n item together</numerusform>
            <numerusform>%n items together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n picked</numerusform>
            <numerusform>%n picked</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the account of a site or a community, or look around in the demo first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered on another device at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By due time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped by author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped by question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped by thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as spam by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message, author or title here has “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the first messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected by {name} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest come first; older ones follow in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view is empty now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrives next is counted above and waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the hands of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in your hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a look: changed after our answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemLog</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>About the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back: a colleague left a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back: its time has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back: the message was edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision about the item will stand here, with who made it and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for colleagues; @ names one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed until {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag {tag} taken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claim ran out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes of the open item stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened to the open item stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written here is seen by colleagues only. Write @ and a name to ask somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague's note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the author's message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{several} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Change keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single letters work in the list, never while a text is typed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message numerus="yes">
        <source>%n constructive complaint(s)</source>
        <translation>
            <numerusform>%n constructive complaint</numerusform>
            <numerusform>%n constructive complaints</numerusform>
        </translation>
    </message>
    <message>
        <source>Advocate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negativity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toxicity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a guess, {share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>said by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: what it rests on, and change it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lease</name>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>another %n minute(s)</source>
        <translation>
            <numerusform>another minute</numerusform>
            <numerusform>another %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has it in hand for {left}; it lasts while they work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>A file is still being copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n edit</numerusform>
            <numerusform>%n edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries saved in {file}.</source>
        <translation>
            <numerusform>%n entry saved in {file}.</numerusform>
            <numerusform>%n entries saved in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overridden</source>
        <translation>
            <numerusform>%n overridden</numerusform>
            <numerusform>%n overridden</numerusform>
        </translation>
    </message>
    <message>
        <source>(erased by entry {number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the control code to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the matrix, word for word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked an expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Banned</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Being proven: %n entries so far.</source>
        <translation>
            <numerusform>Being proven: %n entry so far.</numerusform>
            <numerusform>Being proven: %n entries so far.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a scorecard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a shared text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by hand in the answer of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed slang and synonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the community's rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed who is ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed without reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of entry {number}: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control code of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the control code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries: {facts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number} was altered, or one before it is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased old grades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased what was past its days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision is written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import, %n entries</source>
        <translation>
            <numerusform>Import, %n entry</numerusform>
            <numerusform>Import, %n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined profiles of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as “{name}”: the star brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check overridden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not from the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted the outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objected to a review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open entry {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overridden: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own period…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read: {read} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading every entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {code}, answer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule {number}; its words are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said to keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Said to keep it for %n days</source>
        <translation>
            <numerusform>Said to keep it for %n day</numerusform>
            <numerusform>Said to keep it for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it by e-mail…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n entries</source>
        <translation>
            <numerusform>Show the %n entry</numerusform>
            <numerusform>Show all %n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away a filter, or look for other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain has not been proven today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The chain is whole: %n entries.</source>
        <translation>
            <numerusform>The chain is whole: %n entry.</numerusform>
            <numerusform>The chain is whole: %n entries.</numerusform>
        </translation>
    </message>
    <message>
        <source>The control code: kept elsewhere, it proves the log later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule that was cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a control code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a profile out of a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a tag off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took the like back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmuted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this: {filter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote a copy of somebody's data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote a direct message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about entry {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action “{action}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>added: %n words</source>
        <translation>
            <numerusform>added: %n word</numerusform>
            <numerusform>added: %n words</numerusform>
        </translation>
    </message>
    <message>
        <source>answered in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers need approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers need no approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by shared words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commenter: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from answer {number} of row {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from row {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in “{channel}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made from no row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negativity {negativity} · rudeness {toxicity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing fits for sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of one import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>removed: %n words</source>
        <translation>
            <numerusform>removed: %n word</numerusform>
            <numerusform>removed: %n words</numerusform>
        </translation>
    </message>
    <message>
        <source>row {code}, answer {variant}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent against a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone by entry {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verbatim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version} of the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watched from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with changes by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the words “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without an overridden check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word for word as in the matrix</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message numerus="yes">
        <source>%n file(s): not on {platform}</source>
        <translation>
            <numerusform>%n file: not on {platform}</numerusform>
            <numerusform>%n files: not on {platform}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) brought in</source>
        <translation>
            <numerusform>%n row brought in</numerusform>
            <numerusform>%n rows brought in</numerusform>
        </translation>
    </message>
    <message>
        <source>All answers of this row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the voice away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert answer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the table first: the matrix stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most used by me first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits for sure. The nearest:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is like that: {filter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None fits: make a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the matrix has “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an item: the answers that fit stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently used by me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the starter matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix is being brought in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then in private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer here whose row could be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer {number} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed in the search it comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the voice asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is sent all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without its files: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most used by me first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recently used by me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to fill in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>used %n time</numerusform>
            <numerusform>used %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n file(s)</source>
        <translation>
            <numerusform>with %n file</numerusform>
            <numerusform>with %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · {share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the person's name, {order?} a field to fill in, [Hi|Hello] one of several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows: {added} new, {changed} changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixEdit</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s)</source>
        <translation>
            <numerusform>%n proposal</numerusform>
            <numerusform>%n proposals</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted and in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by {name} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a shared text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {number} · {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {number}: {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers call it by this name: {include:name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the voice says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At most %n topic(s) for a row.</source>
        <translation>
            <numerusform>At most %n topic for a row.</numerusform>
            <numerusform>At most %n topics for a row.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both of you changed: {fields}. Yours stands in the form; look at it before saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a table you keep, take the matrix that ships, or write the first row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its phrasings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change and accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct message after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due for review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field to fill in by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it will read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it will read · voice {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How people really put it, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a name and a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its phrasings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine as a new row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language counts before voice, voice before platform, then kind of commenter, then length. What is made for the case wins over what is for everybody, that over what is made for others. Of equals one for certain days wins, else they take turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link it to no topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person, with its comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New row of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shared text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: the conversation stays where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change the matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrasings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose to the lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose to the lead…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed; you will hear what becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put both together first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by {name} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said once, used in many answers: change it here, and all of them say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search rows, phrasings, answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in every answer of this voice that has none of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take these topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The close stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The greeting stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lead sees what you changed and these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal is in force, as you changed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal is withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is no longer in the matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is retired; its versions stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is saved as version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was changed since. Both changed: {fields}. The proposal's words stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was changed since; both changes are put together here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was retired meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row was retired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shared text is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shared text is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice speaks so from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of this version were erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take turns, so that answers are not all alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics are questions every brand gets. A row that is linked to one is suggested for it in any wording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed in the search it comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used in: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number} is in force again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the platform takes no files, the words go alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may not change the matrix proposes a change from the form of a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who proposed it reads this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it should be so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this the row began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn by {name} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are changing a proposal; saving accepts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your proposal is accepted: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your proposal is refused: {title}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[Hello|Hi]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>and %n more field</numerusform>
            <numerusform>and %n more fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>and %n more row</numerusform>
            <numerusform>and %n more rows</numerusform>
        </translation>
    </message>
    <message>
        <source>answer {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers {numbers} in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://…, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} of the voice {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: before {before}; now {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} proposed it {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not attached: another answer is open by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{well} of {all} solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>A copy is kept: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture: {what} · show it large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has to be signed in again before its files can be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not lie on the platform's own servers: open it in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large to be loaded here: open it in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is broken or too large to be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform asks for a pause: load it again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform did not answer: is there a network?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform no longer gives this file out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform sent an empty file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform shows a page in place of the file: open it in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program does not open such files: keep a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded · keep a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the network · try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n action(s) reached the platforms</source>
        <translation>
            <numerusform>%n action reached the platforms</numerusform>
            <numerusform>%n actions reached the platforms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a look</source>
        <translation>
            <numerusform>%n needs a look</numerusform>
            <numerusform>%n need a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n on the way</numerusform>
            <numerusform>%n on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other action(s) will leave</source>
        <translation>
            <numerusform>%n other action will leave</numerusform>
            <numerusform>%n other actions will leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(ies) will be sent</source>
        <translation>
            <numerusform>%n reply will be sent</numerusform>
            <numerusform>%n replies will be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still on the way</source>
        <translation>
            <numerusform>%n still on the way</numerusform>
            <numerusform>%n still on the way</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works but the network; what you decide is kept and leaves later</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Go through %n, one by one</source>
        <translation>
            <numerusform>Look at %n</numerusform>
            <numerusform>Go through %n, one by one</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meanwhile: {what}. The list was not moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new has come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was there all the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They leave by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} changed the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} deleted the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was answered by {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was answered meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: awaits approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: something changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the thread was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: unsure whether it arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: stopped, not sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>%n reply(ies) not sent yet</source>
        <translation>
            <numerusform>%n reply not sent yet</numerusform>
            <numerusform>%n replies not sent yet</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {before}. Now: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link of your reply on {platform}, or its number, and put it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not go, will be tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there. The words are safe here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped: compare, then decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it was: may be posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look there first: a blind repeat may appear twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer told whether it arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: what is kept leaves at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it on the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies and actions stand here until the platform has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody answered meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something changed after your reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: something changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer that stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine keeps running and sends them when their time comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message changed after your reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outbox cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text as it leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thread was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no web link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked and what is asked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a link or a number nobody can tell that it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, awaits approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, can be cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your reply, not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>answered meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered meanwhile by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted after your reply was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited after your reply was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly this is already written there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaves as soon as the engine takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for it on the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer told whether it arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something changed after your reply was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account lacks the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account must sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform asked for a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program ended while sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the thread was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your reply written {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} · the platform has it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Compensated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What were they given?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action, a view, a person, a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called so, and no message has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Platform</name>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Odnoklassniki</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message numerus="yes">
        <source>%n item(s) began in the last 30 days.</source>
        <translation>
            <numerusform>%n item began in the last 30 days.</numerusform>
            <numerusform>%n items began in the last 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that was in time would now be late.</source>
        <translation>
            <numerusform>%n that was in time would now be late.</numerusform>
            <numerusform>%n that were in time would now be late.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would have no deadline.</source>
        <translation>
            <numerusform>%n would have no deadline.</numerusform>
            <numerusform>%n would have no deadline.</numerusform>
        </translation>
    </message>
    <message>
        <source>(switched off)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time is not understood: write it as 2:30 or 45 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burns at % left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when, in working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting the last 30 days…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negativity at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change answer times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or cancel the changed rules first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that means an item gives it its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This rule is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try on the last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn at % left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time and warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>around the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discussions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} would have been answered in time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder with model.onnx and tokenizer.json helps to find answers for unusual wordings. Nothing is downloaded, nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reply waits so long before it leaves; until then it can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After an item is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in Gmail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change any key below and the set becomes your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the key of “{action}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact rows show half as many items again on the same screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast, dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast, light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escape leaves the key as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the sentence encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouping of the inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast draws a border around everything that can be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it is kept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No option and no key is called so. Another word may find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing blinks or slides: the caret stands still and the toast is simply there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here can play a sound. Install one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of every list that has clocks; the button above the list changes it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window, at once. What people write is shown as they wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old messages of a new channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line for all that began to burn or is late, outside the window only while it is not in front. Focus mode is silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some settings could not be read and are as at the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound of single channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me what burns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, icons and rows grow together; from the next start of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is being tried…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be read; everything is as at the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual key for “{action}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no player.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This works while you type too: it needs Ctrl, Alt or a function key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to undo a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What belongs together stands together; the menu of the order changes it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is older when a channel is first watched arrives as done, without a clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you are after you closed, hid or snoozed something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With that line, never outside of your shift or in focus mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own keys could not all be read; those are as at the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} and the key of “{other}” begin alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} cannot be used: not every keyboard can write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} means the same in every field and dialog and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message numerus="yes">
        <source>%n answers of ours</source>
        <translation>
            <numerusform>%n answer of ours</numerusform>
            <numerusform>%n answers of ours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the log</source>
        <translation>
            <numerusform>%n entry of the log</numerusform>
            <numerusform>%n entries of the log</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of theirs</source>
        <translation>
            <numerusform>%n message of theirs</numerusform>
            <numerusform>%n messages of theirs</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Entry {number} of the log says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing; decisions of others wait a moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be taken back. Files that you saved elsewhere stay: delete them yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, picture, links and every word of theirs and of ours about them go: from threads, log, search, drafts and what is suggested. Backups that hold them are deleted. The log keeps its entries and says which one erased the words. What they write later is theirs anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save everything that is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were erased before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they said stays, under a number instead of the name. Our words that name them go.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Promise</name>
    <message>
        <source>By when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on the page of the shift until somebody says that it was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did we promise?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 3 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due in this shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {time} · {left} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%n more; a file has them all</source>
        <translation>
            <numerusform>%n more; a file has them all</numerusform>
            <numerusform>%n more; a file has them all</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is being written already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row an item, .csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row an item, .xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For marketing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody wrote and nothing was decided. Choose another period or other channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened in this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own period…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report to print, .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables, .csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is before the first day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice of the audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page, .html</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly digest…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbook, .xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day as 31.12.2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days (older than)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished items older than {period} would be erased at the next run.</source>
        <translation>
            <numerusform>%n finished item older than {period} would be erased at the next run.</numerusform>
            <numerusform>%n finished items older than {period} would be erased at the next run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records older than {period} would be erased at the next run.</source>
        <translation>
            <numerusform>%n record older than {period} would be erased at the next run.</numerusform>
            <numerusform>%n records older than {period} would be erased at the next run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years (older than)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>1 to {most} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of no brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from the last message of a finished item. Its words and ours go; the log keeps its entries and says which one erased them. Open items stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting what would go…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grades, remarks and objections, and who used which answer of the matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds from now on; the log says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is that old yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead says how long it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our own people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own number of days…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews of our answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What people wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would go is still being counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check was overridden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement of two leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for: {kinds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By chance alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coaching note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw answers: by chance, some of each person, all negative ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide who wrote them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep grades for days (0: for good)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long changes by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer was graded by two leads yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No review yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for a review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark on the selected words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks on words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lead will read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lead's answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest grade fails the whole answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reviews cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scorecard is in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come with the first review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To unhappy people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What another lead has graded, to compare both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leads say about answers stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the review misses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever wrote it sees this review and may object. Both stay in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a grade: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that leads reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that nobody reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: grades erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {score} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>κ: 1 is full agreement, 0 that of chance. Grades far apart weigh more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Accounts and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer in a channel where answers wait for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer times and calendars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer, like, edit our answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve answers of others, send them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve bans of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve what overrides a check for leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve what overrides a check for seniors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban and mute authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which channels are watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, snooze, assign, take back, hand a shift over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw and grade answers, see everybody's reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase a person, a copy of their data, how long it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide, delete, approve, reject, mark as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix, voices and community rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes, tags, kind and outcome, joined profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose changes of the matrix, object to a review of one's own answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly digests: set up, send, settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma between them; fool* finds foolish too. Such a rule is offered first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change the rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of the community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules are saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that speak for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>A word for the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a shift, and this page gathers what you leave open. At its end you hand it to the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gathering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: {promise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of this shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over and sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one who takes over signs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The promise is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift has begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should they look at first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late by {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moderated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {when} · {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} handed over {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, names you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sla</name>
    <message>
        <source>Answered in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered, too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted anew: the calendar was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted anew: the rule was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted anew: what the item is was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count: deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count: no answer was needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count: no rule means it any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not count: spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule gives this item a clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started anew: reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started when we first saw it: it is older than our watching there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started when we first saw it: its platform dates it in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started: the platform's time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: {percent} % left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on: a pause may not last longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on: the answer did not arrive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on: the author wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered, not delivered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in time, after {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric}, how it went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Snooze</name>
    <message>
        <source>A new message of the author brings it back in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time or an event is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words, as you would say it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is back {time}, in {span}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood. Write: tomorrow 9:00, in 2 hours, on Monday, 27 November 14:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or until one of these happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than a year away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is over already: {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until when, at the latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a time it waits for that; the answer times may bring it back sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colleague adds a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the author writes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message is edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow 9:00, in 2 hours, on Monday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Spelling cannot be checked here: the library or a dictionary is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n due by {time}, the pace is not measured yet</source>
        <translation>
            <numerusform>%n due by {time}, the pace is not measured yet</numerusform>
            <numerusform>%n due by {time}, the pace is not measured yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread by us</source>
        <translation>
            <numerusform>%n unread by us</numerusform>
            <numerusform>%n unread by us</numerusform>
        </translation>
    </message>
    <message>
        <source>, {count} to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlines are being set anew: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Forecast: %n late by {time}</source>
        <translation>
            <numerusform>Forecast: %n late by {time}</numerusform>
            <numerusform>Forecast: %n late by {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>No accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a platform sent and this version cannot read is kept whole and tried again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) here</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new below</source>
        <translation>
            <numerusform>%n new below</numerusform>
            <numerusform>%n new below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since this reply was written</source>
        <translation>
            <numerusform>%n new message since this reply was written</numerusform>
            <numerusform>%n new messages since this reply was written</numerusform>
        </translation>
    </message>
    <message>
        <source>All actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clocks of this item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaits approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed, seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an item in the list: Up, Down or J, K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted, seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the original in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {host} in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our answer was deleted, seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post · the newest {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post · {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more, {left} characters are left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the hidden words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed for replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forwarded from {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>giveaway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden: press to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaves in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message in the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not through this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>post on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reply to a review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something this version does not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sticker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account lacks the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform asked for a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>us, {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a new sign-in of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for an earlier reply here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}
{url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} · load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} · open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>An answer leaves at once: the time to undo is set to none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>An answer waits %n second(s) before it leaves; until then it can be taken back.</source>
        <translation>
            <numerusform>An answer waits %n second before it leaves; until then it can be taken back.</numerusform>
            <numerusform>An answer waits %n seconds before it leaves; until then it can be taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in one list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the inbox: G O leads back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an item first: J takes the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send your first answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is on the disk as you type: it survives a crash and waits for you at this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outbox shows what is on its way and what needs a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal and leaves when the time to undo is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal and on its way; the outbox shows how far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal; the outbox says what it waits for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour: step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said, and when. Our answers are marked “us”, with the name of who wrote them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever people write to you, on any platform. Nothing is lost: it stays until you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to somebody and send it. The tour ends when your answer is in the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your answer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can still take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first answer is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can read it in “{place}” now; the journal keeps who answered, and when.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Late: {late} · burning: {burning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing burns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>%n item(s) refused</source>
        <translation>
            <numerusform>%n item refused</numerusform>
            <numerusform>%n items refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>(not all of them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deletion cannot be taken back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason that no rule names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n earlier message(s) of the author, of 7 days</source>
        <translation>
            <numerusform>And %n earlier message of the author, of 7 days</numerusform>
            <numerusform>And %n earlier messages of the author, of 7 days</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason or write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason: this is a complaint one can act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible here: {acts}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note about the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One undo takes all of it back: {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason in own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Taken back within %n s, then no more</source>
        <translation>
            <numerusform>Taken back within %n s, then no more</numerusform>
            <numerusform>Taken back within %n s, then no more</numerusform>
        </translation>
    </message>
    <message>
        <source>The comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a complaint one can act on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn the author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the note is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reply, or choose none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for a ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for a mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>delete %n message(s)</source>
        <translation>
            <numerusform>delete %n message</numerusform>
            <numerusform>delete %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation>
            <numerusform>for %n day</numerusform>
            <numerusform>for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n hour(s)</source>
        <translation>
            <numerusform>for %n hour</numerusform>
            <numerusform>for %n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>for all to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>hide %n message(s)</source>
        <translation>
            <numerusform>hide %n message</numerusform>
            <numerusform>hide %n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>in private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the text: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark as spam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only moderators see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules of the community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write in private</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{act}: %n item(s)</source>
        <translation>
            <numerusform>{act}: %n item</numerusform>
            <numerusform>{act}: %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All saved views…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the view {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow a list with the filter and save it: it stands in the rail from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead can share a view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the view {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save in “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: everybody sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: one down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: one up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message numerus="yes">
        <source>%n false alarm(s)</source>
        <translation>
            <numerusform>%n false alarm</numerusform>
            <numerusform>%n false alarms</numerusform>
        </translation>
    </message>
    <message>
        <source>A line each, as shop.example. Empty: any host but shorteners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each: how not → how so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each: wording → what to say in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of characters, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text to try the voice on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer: what would this voice say to it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another voice has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with a greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better wording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls people by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this again in this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emoji at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields as in answers: {name|}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbidden wording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links may lead to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer than this voice speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mind “{phrase}” again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to say against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Officialese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal data in public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise nobody may make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises nobody may make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rude wording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: it holds at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shouting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and variants call it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it into the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the voice away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thanks people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The brand's own phones and addresses, which may stand in public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of this version were erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice yet: add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long for the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices of the brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may send past a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a reason that stands in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this the voice began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>friendly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: before {before}; now {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” will speak nowhere any more. Press once more to take it away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for an expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the author</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekly</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>one channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message>
        <source>A later week came first; its digest names this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port is a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short mail to its recipients, or a file that is taken away again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses, parted by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each tells of the last whole week, Monday to Sunday. The engine makes it, also when nobody has the window open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each week its figures, the voice of the audience and the reviews go to those who lead: as files into a folder, or by e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept in the keyring and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether the digest of {week} was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not made any more and its password is forgotten. What was sent stays in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sent again by itself: ask a recipient, then say what is true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names weeks without a digest: {weeks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making and sending the digest of the last whole week…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New digest…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No digest was made yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No weekly digest yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not delivered to {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everybody got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that others read too, for example a share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change digests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STARTTLS, port 587</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending it again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject and files are named after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS, port 465</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of {week} is leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of {week} waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of {week} was missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of {week} was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of {week} was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder can be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one has not ended yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test mail was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekly digests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time as 09:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it down…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, on this machine alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Fridays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Mondays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Saturdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Sundays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Thursdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Tuesdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on Wednesdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>within a minute</numerusform>
            <numerusform>within %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} at {time} ({zone})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As colleagues call you; it stands beside your replies in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision is written down with a name. It stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senior moderator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one here is a lead: leads add accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Moderator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That failed: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window ended by itself. Here is where you were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window ended by itself. Your draft to {name} is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A line each: word → what it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each: words of nearly one meaning, between commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more line(s).</source>
        <translation>
            <numerusform>And %n more line.</numerusform>
            <numerusform>And %n more lines.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a lead may change the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slang and synonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions understand these words as well as those that ship with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lid, cap, cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moni → money</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
