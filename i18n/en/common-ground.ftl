# Common Ground’s words, in English. docs/words.md says how they are written.

## Lengths of time and numbers of people. “short” is for tables and the stage, the others are read aloud too.

length-none = no time
length-days =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }
length-hours =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
length-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
length-seconds =
    { $number ->
        [one] { $number } second
       *[other] { $number } seconds
    }
length-milliseconds =
    { $number ->
        [one] { $number } millisecond
       *[other] { $number } milliseconds
    }
length-hours-short = { $number } h
length-minutes-short = { $number } min
length-seconds-short = { $number } s
# Two units beside each other: 1 min 30 s, 2 hours 5 minutes. $larger and $smaller are lengths.
length-joined = { $larger } { $smaller }

left-seconds =
    { $number ->
        [one] { $number } second left
       *[other] { $number } seconds left
    }
left-minutes =
    { $number ->
        [one] { $number } minute left
       *[other] { $number } minutes left
    }
left-hours-minutes = { $hours } hours { $minutes } minutes left

in-all-minutes =
    { $number ->
        [one] { $number } minute in all
       *[other] { $number } minutes in all
    }
in-all-hours-minutes = { $hours } h { $minutes } min in all

people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }
people-from-to = { $least }–{ $most } people

## Wrong with a rule set: its text, before its meaning is known


## Wrong with a rule set: what it means


## Days, plans, and why something did nothing


## Files, settings, sounds, the desktop


## In a talk: commands, questions, what is said aloud


## The stage, the facilitator’s view, help

# Title bars. $talk is the name of the talk.
window-app = Common Ground
window-talk = { $talk } · Common Ground
window-everyone = { $talk } · for everyone

# The way back, at the top of a screen: as shown, and as read aloud.
widget-back = ‹ Back
    .name = Back
widget-back-to-settings = ‹ Settings
    .name = Back from Settings
# $place is the name of what is left, as in the line above.
widget-back-from = ‹ { $place }
    .name = Back from { $place }
# The sides of a value to step through. $label is what it is.
widget-less = Less: { $label }
widget-more = More: { $label }
# A switch’s state.
widget-on = On
widget-off = Off

# The line at the top of the stage: parts like “Speaker and listener · round 2 of 4 · The weekend”.
stage-round = round { $number } of { $of }
stage-rehearsal = Rehearsal, { $times } times as fast
    .short = { $times }× speed
stage-sound-off = Sound off
stage-undo = Undo
# $away and $left are lengths of time.
stage-away = We were away for { $away }.
stage-away-left = We were away for { $away }. { $left } left in this turn.

# In the disk, under the time or in its place.
stage-in-a-breath = in a breath
stage-untimed = In your own time
stage-paused = Paused
stage-time = Time
# The unit beside large digits of minutes.
stage-minutes-unit = min
# Past the end: +1:05, and +2 min if seconds are hidden.
stage-over = +{ $time }
stage-over-minutes = +{ $minutes } min
# What a screen reader says of the disk, and of a share. $left and $over are lengths of time, $word is the word under
# the time.
stage-left = { $left } left
stage-left-word = { $left } left, { $word }
stage-word-over = { $word }, { $over } over

# Above a rule that was brought to the front.
stage-come-back = Let’s come back to this
stage-bring-forward = Bring forward: { $rule }
# Everyone’s share of an exchange.
stage-take-floor = { $name } takes the floor
stage-quoted = “{ $line }”
stage-thank-you = Thank you

# Panels over the stage.
panel-close = Close (Esc)
    .short = Close
    .name = Close: { $panel }
panel-more = More
panel-minute-more = A minute more, unasked
panel-minute-less = A minute less
panel-topics = For another day
panel-topic = In one line
    .name = A topic for another day
panel-park = Park it
# $topics is what was parked, with dots between.
panel-parked = Parked so far: { $topics }
panel-names = Fix a name
panel-name = Name
    .name = Name of { $name }
panel-name-change = Change
    .name = Change the name { $name }

# The break.
break-heading = A break
break-lets = Let’s take a break.
break-walk = Walk a little. Drink some water.
break-walk-why = Moving helps the body to settle.
break-rest = Let the argument rest.
break-rest-why = Rehearsing it keeps the body in it.
break-window = Look out of a window for a while.
break-window-why = Far away, if you can. It slows things down.
break-music = Put on some music you like.
break-music-why = Something calm, without the two of you in it.
break-come-back = Come back when you said.
break-come-back-why = That promise is what makes a break safe for both.
# In the pacer.
break-breathe-in = Breathe in
break-breathe-out = Breathe out
# The desktop’s message when it is over. Others may see it too, so it says neither who talks nor about what.
break-over = The break is over
break-over-both = Take your time. The talk goes on when you’re both ready.
break-over-ready = Take your time. The talk goes on when you’re ready.
break-over-show = Show

# The facilitator’s view.
facilitator-drag = Drag the second window to the other screen, then press F11 there.
    .short = Second window: drag it over, then F11 there.
# After the time in digits. As read aloud, $time is a length.
facilitator-left = left
    .name = { $time } left
facilitator-left-paused = left, paused
    .name = { $time } left, paused
facilitator-past = past the end
    .name = { $time } past the end
facilitator-past-paused = past the end, paused
    .name = { $time } past the end, paused
facilitator-no-clock = no clock
facilitator-next = Next
facilitator-then-close = then the close
facilitator-rules = Rules
facilitator-floor = The floor, for you alone
facilitator-floor-early = Too early to say.
facilitator-floor-even = Shared about evenly so far.
# $names is a list of so many; if there are more, its last is facilitator-floor-others.
facilitator-floor-little =
    { $number ->
        [one] { $names } has had little of the floor so far.
       *[other] { $names } have had little of the floor so far.
    }
facilitator-floor-others = others
facilitator-steps = Go to step
facilitator-steps-earlier = Earlier steps
facilitator-steps-later = Later steps
facilitator-round = Round { $number } of { $of }
# $step is what a step is: “Ben · Say it back”.
facilitator-go-to = Go to { $step }
facilitator-now = now
# Read aloud of a step. $time is its length.
facilitator-step = step { $number } of { $of }
facilitator-step-now = step { $number } of { $of }, now
facilitator-step-time = step { $number } of { $of }, { $time }

# The safety notice; the short one is for the foot of the library.
notice-safety = This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel afraid of, controlled by or unsafe with the other person. You can stop at any time, and nobody has to say why.
    .short = This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel afraid of the other person.

# Said where the system doesn’t tell of changed files.
notice-unwatched = What you change in your files shows after a few seconds: this system can’t tell Common Ground about it at once.

# Help.
help-title = Help
help-afraid = If you are afraid, or someone is hurt
# $call is a number to call, $note another way to reach them.
help-contact = { $name }: { $call }
help-contact-note = { $name }: { $call } { $note }
help-elsewhere = Elsewhere
help-checked = Looked up on { $day }. You can replace the list: help/contacts.ron beside your rule sets.
help-therapist = Finding a therapist
help-therapist-text = A therapist helps where talks keep ending in the same place, after a betrayal, and where one of you is not well. Ask about their training with couples, what they do when it gets heated, what it costs, and how you would notice that it helps. It is fine to see two before you choose one.
help-alone = When you are on your own with it
help-alone-text = If the other won’t talk, your own wellbeing still counts: people you trust, sleep, time outside, and help for yourself. Forgiving isn’t excusing, and it isn’t going back; it can wait, and it can stay undone.
# How a talk goes: a word, and what to know about it.
help-how = How a talk goes
help-choose = Choose
help-choose-text = A card in the library is a way to talk. “Speaker and listener” is a good first one.
help-set-up = Set up
help-set-up-text = Your names, what it is about, how long, and the rules you both want. Leave out what you don’t.
help-talk = Talk
help-talk-text = The ring is the time. The name has the floor. The rules beside it are the ones that matter now.
help-break = Take a break
# $key is a key’s name.
help-break-text = { $key }, at any moment. Nobody is named. The screen says when you will go on, and keeps that promise. At least 20 minutes helps most; don’t rehearse the argument, and come back when you said.
help-break-key = Ctrl+B
help-gate = Did I get it?
help-gate-text = Whoever spoke says whether it arrived. “Not quite” is a gift: it gets another try, without blame.
help-close = Close
help-close-text = Say what you valued. Write down what you agreed, who, by when, and when you look at it again. All of it can be left out, and “leave no trace” erases everything from this talk.
help-windows = Two windows
# $key is a key’s name.
help-windows-text = For whoever guides a talk: { $key } opens a second window with the stage alone. Drag it to the other screen, then press F11 there. The first window has the rest: what comes next, every step and rule, and one answer for both.
help-windows-text-without-key = For whoever guides a talk: the list of keys opens a second window with the stage alone. Drag it to the other screen, then press F11 there. The first window has the rest: what comes next, every step and rule, and one answer for both.
help-keys = Keys
help-keys-text = They can be changed, and letters can be switched off: Settings, Keys on the stage.
help-rules = Your own rules
help-rules-text = Every word, time and step comes from a text file. “common-ground new my-rules --from speaker-listener” makes a copy and says where it is. Change it and save; the library shows it at once, and says which line is wrong if one is.
help-known = What is known, said plainly
help-known-breaks = Breaks: that about 20 minutes let the body settle comes from laboratory work, and reaches us at second hand.
help-known-pauses = Short pauses: with 81 couples, five seconds did as well as fifteen (McCurry, May & Donaldson 2024). They were students playing a game; couples with violence were left out.
help-known-sentences = “I” sentences were rated better in imagined scenes, best with both views in them: “I understand why you might feel that way, but I feel …” (Rogers, Howieson & Neame 2018).
help-known-saying-back = Saying it back: people felt less negative and understood (Seehausen et al. 2012, 20 people), though their bodies were no calmer. Gottman et al. (1998) advised against active listening as a cure; others disagreed. It helps to understand. We don’t claim that it calms.
help-known-abuse = Working on a relationship together is advised against where there is abuse. Whoever was harmed may not be free to speak beside the other.


## Library, set-up, close, settings, keys


## The command line, cards, the menu entry

