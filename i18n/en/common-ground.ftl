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


## Library, set-up, close, settings, keys


## The command line, cards, the menu entry

