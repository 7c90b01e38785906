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
# A talk that is longer if people want more rounds. $least and $most are lengths, or numbers of minutes.
length-span = { $least } to { $most }
length-span-minutes-short = { $least } to { $most } min

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
# $length is two hours or more: “2 hours 5 minutes”.
left-hours = { $length } left

in-all-minutes =
    { $number ->
        [one] { $number } minute in all
       *[other] { $number } minutes in all
    }
in-all-minutes-span = { $least } to { $most } minutes in all
# $length is two hours or more: “2 h 5 min”, “50 min to 2 h 5 min”.
in-all-hours = { $length } in all

people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }
people-from-to = { $least }–{ $most } people

## Wrong with a rule set: its text, before its meaning is known

# A message says what is wrong, its .help what would be right. They stand in one line each, after “error:” and “help:”.

fault-after-the-end = the outermost brackets closed before this
    .help = everything in a file stands in one pair of brackets, `( … )`; look for one that closes too early
fault-second-set = a second set begins here
    .help = save it as a file of its own
# $line is the last line's number, $closing the brackets that are missing, such as “])”.
fault-ends-inside = the file ends in the middle, after line { $line }
    .help = is the rest of it lost? Otherwise add what is missing at the end: { $closing }
# What was put in a place for something else. $word is a step’s word, such as “Everyone”, $id an id.
fault-misplaced-step = `{ $word }` is a step
    .help = move it; steps stand inside flow: [ … ]
fault-misplaced-rule = “{ $id }” is a rule
    .help = move it; rules stand in rules: [ … ]
fault-misplaced-path-step = this is a step of the path
    .help = move it; steps stand in steps: [ … ]
fault-misplaced-turn = “{ $id }” is a turn
    .help = move it; turns stand inside turns: { "{" } … { "}" }
# $word is the word behind the quote.
fault-quote-inside = a straight quote ends the text
    .help = inside a text, use curly quotes, such as “{ $word }”
# $word is the text’s first word, $written all of it.
fault-quote-missing = a quote is missing before “{ $word }”
    .help = write "{ $written }"
# $written is what stands there, such as “our limit”.
fault-note = “{ $written }” doesn’t mean anything here
    .help = if this is a note, write // before it: // { $written }
# $field is a field, $texts two texts in quotes.
fault-list-missing = `{ $field }` holds two texts
    .help = put both into [ … ]: { $field }: [{ $texts }]
fault-no-bracket-first = a round bracket is missing at the beginning
    .help = write “(” before everything, and “)” after it
# $sign is one of the signs below, such as “a no-break space (U+00A0)”.
fault-invisible-space = there is { $sign } here, which can’t be seen
    .help = replace it with a normal space
fault-invisible-sign = there is { $sign } here, which can’t be seen
    .help = delete it; everything around it stays the same
# $sign is a sign, $code its number, such as “U+FF08”, and $meant the sign that it looks like.
fault-looks-like = this “{ $sign }” ({ $code }) only looks like “{ $meant }”
    .help = write a plain { $meant }
fault-meaningless = this doesn’t mean anything here
    .help = leave it out, or put it in double quotes
fault-semicolon = a semicolon doesn’t mean anything here
    .help = separate values with a comma
fault-equals-sign = an equals sign doesn’t mean anything here
    .help = write a field as `name: value`
fault-attribute = there are no attributes here
    .help = delete the line `#![…]`

# $sign is what comments begin with elsewhere, such as “#”.
fault-comment-sign = comments don’t begin with “{ $sign }” here
    .help = begin a comment with //
fault-comment-open = this comment is never closed
    .help = end it with */

fault-text-open = this text is missing its closing quote
    .help = end it with a double quote: "…"
fault-text-runs-on = this text seems to be missing its closing quote
    .help = end it with a double quote: "…"
fault-single-quotes = use double quotes
    .help = put the text in double quotes: "…"
fault-quotation-mark = this kind of quotation mark can only be used inside a text
    .help = begin and end a text with a straight quote: "…"
fault-text-kind = this kind of text isn’t used here
    .help = write a text as "…"
# $why comes from the RON library, in English.
fault-text-unreadable = this text can’t be read: { $why }
    .help = write a backslash as `\\`; for a quote inside a text, use curly ones: “ ”
# $written is what stands in the file.
fault-number = “{ $written }” isn’t a number
    .help = put a time in quotes, such as "90s"; write a number in digits only, such as 3

fault-ends-before-value = the file ends where a value should be
    .help = is the end of the file missing?
# $sign is a sign, such as “,”.
fault-value-missing = a value is missing before this “{ $sign }”
    .help = a value is a text in quotes, a number, a word, or something in brackets
# $next is the word that stands there, $line a line's number.
fault-comma-missing = a comma is missing before “{ $next }”
    .help = separate values with a comma
fault-comma-missing-at-end = a comma is missing at the end of line { $line }, before “{ $next }”
    .help = separate values with a comma
# $name is the name of a field, or an id in quotes.
fault-name-colon-missing = a colon is missing after “{ $name }”
    .help = write { $name }: and then the value
# $written is what stands in the file without quotes.
fault-unquoted = “{ $written }” needs quotes
    .help = write "{ $written }"
# $field is the name of a field, such as “title”.
fault-opening-missing = a round bracket is missing before `{ $field }`
    .help = write ({ $field }: …
# $word is a word such as “Everyone”, $inside what stands beside it.
fault-word-without-brackets = `{ $word }` needs round brackets
    .help = write { $word }({ $inside })
fault-other-brackets = these are the wrong brackets
    .help = { $brackets ->
        [fields-in-square] fields stand in round brackets: (name: value)
        [entries-in-square] entries with ids stand in braces: { "{" } "id": value { "}" }
       *[steps-in-braces] a list stands in square brackets: [ … ]
    }
# $key is an id.
fault-colon-missing = a colon and a value are missing after “{ $key }”
    .help = in { "{" } … { "}" } each entry is `"id": value`
fault-name-quoted = inside ( … ), names don’t have quotes
    .help = write `name: value`; quotes belong around the ids in { "{" } "id": … { "}" }
fault-name-missing = this value has no name, but the ones beside it do
    .help = give each a name: `name: value`

# $bracket, $opening and $right are brackets: the wrong one, the one that is open, and the one that would close it. $line
# is the number of a line.
fault-bracket-closes-another = this “{ $bracket }” doesn’t close the “{ $opening }” in line { $line }
    .help = close it with “{ $right }”
fault-bracket-too-many = there is one “{ $bracket }” too many here
    .help = delete this “{ $bracket }”
fault-bracket-unclosed = the “{ $opening }” in line { $line } isn’t closed before this
    .help = end it with “{ $right }” and a comma
fault-bracket-open = this “{ $opening }” is never closed
    .help = close it with “{ $right }”
fault-brackets-too-deep = brackets are nested more than { $brackets } deep here
    .help = steps can be nested up to { $steps } deep

# Signs in texts. $sign is one of those below.
fault-text-separator = this text has { $sign } in it
    .help = it is shown as a line break, or as a space where there is only one line; write a line break as \n
fault-text-control = this text has { $sign } in it
    .help = it is left out when the text is shown
# $end is how the sign that closes it is written.
fault-mark-open = { $sign } is never closed
    .help = it applies up to the end of its line; write { $end } where it should end
fault-mark-too-deep = { $sign } is nested too deep
    .help = it is left out when the text is shown; marks can be nested up to eight deep
fault-mark-ends-nothing = { $sign } has nothing to end
    .help = it is left out when the text is shown

# $language is a language's tag, such as “en”.
fault-main-language = this text is missing the main language, “{ $language }”
    .help = add "{ $language }": "…"; it is shown when there is nothing in a person’s language
fault-rule-long = this rule has { $number } words
    .help = people can take in { $most } at a glance; put the rest into `say` or `why`
# $number and $most are numbers of characters.
fault-opening-long = this opening has { $number } characters
    .help = people read it together on a screen; shorten it to { $most } or so
fault-text-empty = there is nothing in this text
    .help = write something, or delete it
    .help-needed = write something; people see it here

# $written is what stands in the file, $meant what was probably meant.
fault-time = “{ $written }” isn’t a time
    .help = write one like "90s", "1m 30s", "1h" or "7d"
fault-time-zero = “{ $written }” must be more than zero
    .help = give it a length, such as "90s"; if there should be no time, leave it out
fault-share = “{ $written }” isn’t a percentage
    .help = a percentage goes from "0%" to "100%"
fault-share-for-time = “{ $written }” is a percentage, where a length of time belongs
    .help = write one like "5m" or "1m 30s"
fault-days = “{ $written }” isn’t a number of whole days
    .help = write one like "7d" or "14d"
fault-days-none = “{ $written }” must be at least a day
    .help = write one like "7d" or "14d"
# $most is a number of days.
fault-days-many = “{ $written }” is too long
    .help = it can be up to "{ $most }d"
fault-amount-meant = did you mean "{ $meant }"?

# What has fields, where a message below or in the next part begins with it. $word is a step’s word, such as “Each”.
fault-thing-rule-set = a rule set
fault-thing-participants = participants
fault-thing-rule = a rule
fault-thing-turn = a turn
fault-thing-cue = a cue
fault-thing-step = `{ $word }`
fault-thing-turn-with-changes = a turn with changes
fault-thing-pool = a pool
fault-thing-breaks = breaks
fault-thing-close = close
fault-thing-path = a path
fault-thing-path-step = a step of a path
fault-thing-word-list = a list of words
fault-thing-word-group = a group of words

# Signs that can't be seen. $code is the sign's number, such as “U+0007”.
sign-nul = a NUL ({ $code })
sign-bell = a bell ({ $code })
sign-backspace = a backspace ({ $code })
sign-tab = a tab ({ $code })
sign-line-break = a line break ({ $code })
sign-vertical-tab = a vertical tab ({ $code })
sign-form-feed = a form feed ({ $code })
sign-carriage-return = a carriage return ({ $code })
sign-escape = an escape ({ $code })
sign-information-separator = an information separator ({ $code })
sign-delete = a delete ({ $code })
sign-next-line = a next line ({ $code })
sign-terminal-command = the start of a terminal command ({ $code })
sign-no-break-space = a no-break space ({ $code })
sign-soft-hyphen = a soft hyphen ({ $code })
sign-zero-width-space = a zero-width space ({ $code })
sign-zero-width-non-joiner = a zero-width non-joiner ({ $code })
sign-zero-width-joiner = a zero-width joiner ({ $code })
sign-line-separator = a line separator ({ $code })
sign-paragraph-separator = a paragraph separator ({ $code })
sign-word-joiner = a word joiner ({ $code })
sign-full-width-space = a full-width space ({ $code })
sign-byte-order-mark = a byte order mark ({ $code })
sign-direction-mark = a direction mark ({ $code })
sign-variation-selector = a variation selector ({ $code })
sign-control = a control character ({ $code })
sign-unusual-space = an unusual space ({ $code })
sign-invisible = an invisible character ({ $code })


## Wrong with a rule set: what it means

# What stands before a fault and before what would be right, each with a colon.
fault-error = error
fault-warning = warning
fault-help = help
# $fault is one of the messages below and above.
fault-set = “{ $name }” can’t be used as it is.
fault-set-file = “{ $name }” can’t be used as it is. { $file }: { $fault }.
fault-set-line = “{ $name }” can’t be used as it is. { $file }, line { $line }: { $fault }.

# The same where the file isn’t shown. $written is what stands in the place, such as “list”.
fault-at = { $fault } (at “{ $written }”)

fault-name-goes-on = this file’s name ends in .ron.txt
    .help = rename it so that it ends in .ron
fault-too-big = this file is too big
    .help = a file can be up to 1 MiB
fault-utf-16 = this file is saved as UTF-16
    .help = save it as UTF-8
fault-not-utf-8 = this isn’t UTF-8 text
    .help = save the file as UTF-8, and type this letter again
# $format, $version and $reads are numbers of formats and of this version.
fault-later-format = this file is written in format { $format }
    .help = Common Ground { $version } reads format { $reads }; a newer version may read this one
# $example is how a rule set, or a list of words, is written.
fault-file-empty = this file is empty
    .help = write it like this: { $example }
fault-only-comments = there is nothing but comments here
    .help = write it like this: { $example }
# $why comes from the RON library, in English.
fault-unreadable = this can’t be read: { $why }
    .help = write it like the others that are there
fault-more = there are more problems than these
    .help = fix these first, then check again

# Forms. $thing is one of the things above, such as “a turn”; $example is how something is written.

fault-name-before-brackets = “{ $name }” doesn’t belong before the brackets
    .help = { $thing } is written { $example }
fault-field-twice = `{ $field }` appears twice here
    .help = remove one of them
# $fields is a list of fields: `min`, `max`.
fault-no-field = { $thing } has no field `{ $field }`
    .help-near = did you mean `{ $field }`?
    .help-of = it is a field of { $thing }
    .help-others = it can also have { $fields }
    .help-none = remove it
# $value is what a field may hold, such as “"2m"”.
fault-field-missing = { $thing } needs the field `{ $field }`
    .help = add { $field }: { $value }, as in { $example }
# $spot is one of the spots below, such as “an entry of `tags`”, and $examples how it may be written.
fault-kind = { $spot } should be { $right ->
        [fields] fields in round brackets
        [flag] true or false
        [time] a time in quotes
        [days] a number of days in quotes
        [time-or-share] a time or a share in quotes
        [list] a list in square brackets
        [map] a map in braces
        [turn] a turn’s id in quotes, or a turn with changes
        [whole] a whole number without quotes
        [pattern] a pattern
        [way-to-end] a way to end
        [moment] a moment
        [step] a step
        [order] an order
        [group] a group
        [overtime] a way to show overtime
        [required] something to require
        [words] the name of a list
       *[text] a text in quotes
    }, but this is { $found ->
        [number] a number
        [flag] true or false
        [list] a list
        [map] a map in braces
        [none] `None`
        [word] a word without quotes
        [empty-brackets] an empty pair of brackets
        [values] values in round brackets
        [fields] fields in round brackets
       *[text] a text in quotes
    }
    .help = such as { $examples }
fault-number-outside = { $spot } can’t be { $number }
    .help = it can be { $least } to { $most }
    .help-only = it must be { $number }
    .help-below = it can’t be below 0
# $number and $most are numbers of characters.
fault-text-too-long = this text has { $number } characters
    .help = a text can have up to { $most }
fault-no-language = { $spot } has no language
    .help = give it at least one language: { "{" } "en": "…" { "}" }
# $key is an id or a language.
fault-key-twice = “{ $key }” appears twice in { $spot }
    .help = rename one of them, or remove it
fault-key-twice-in-entry = “{ $key }” appears twice in an entry of `{ $field }`
    .help = rename one of them, or remove it
# $words is a list of words: Hold, Advance.
fault-no-choice = there is no { $choice ->
        [pattern] pattern
        [way-to-end] way to end
        [moment] moment
        [order] order
        [group] group
        [overtime] way to show overtime
        [required] requirement
        [words] list of words
       *[step] step
    } “{ $word }”
    .help-near = did you mean { $word }?
    .help-only = it can only be { $word }
    .help-others = use one of { $words }
fault-choice-in-quotes = “{ $word }” should have no quotes
    .help = write { $example }
# $spot is one of the spots above; $examples is one word or several: “Feelings or Needs”.
fault-choice-in-list = { $spot } takes one word, without brackets
    .help = write { $examples }
fault-no-brackets = `{ $word }` has no brackets
    .help = write { $word }
fault-brackets-twice = `{ $word }` needs a second pair of brackets around a turn with changes
    .help = write { $example }
fault-turn-named = `{ $word }` needs no `turn:` before its turn
    .help = write { $example }
fault-brackets-once = `{ $word }` needs only one pair of brackets here
    .help = such as { $example }
fault-brackets-missing = `{ $word }` needs something in brackets
    .help = such as { $example }
fault-number-in-brackets = there is too much or too little in the brackets of `{ $word }`
    .help = such as { $example }
fault-names-missing = the values in `{ $word }` need names
    .help = such as { $example }
# A list of ids or words that is cut.
fault-list-goes-on = { $list }, …

# Spots: the beginning of a sentence.
fault-spot-field = `{ $field }`
fault-spot-entry = an entry of `{ $field }`
fault-spot-named = “{ $key }” in `{ $field }`
fault-spot-named-in-entry = “{ $key }” in an entry of `{ $field }`
fault-spot-inside = the value in `{ $word }`
fault-spot-key = what comes before the colon

# The flow. $step is a step’s word, such as Each.

fault-flow-empty = the flow has no steps
    .help = add a step, such as Everyone("settle")
fault-step-empty = this `{ $step }` has no steps
    .help = add a step, such as Everyone("settle")
fault-steps-too-deep = steps are nested more than { $most } deep here
    .help = remove some of the outer steps
fault-outside-each = `{ $step }` is outside `Each`, where nobody is the speaker
    .help = put it into an Each(steps: [ … ]), or name a person: Seat(1, "…")
    .help-until-heard = put it into an Each(steps: [ … ])
fault-no-speaker = there is no `Speaker` among the steps of this `UntilHeard`
    .help = begin with one: steps: [Speaker("speak"), Listener("reflect")]
fault-not-said-back = nobody says it back after the `Speaker` of this `UntilHeard`
    .help = add a `Listener` after it, such as Listener("reflect"), or a `Seat` if one person sums up: Seat(1, "sum-up")
fault-nothing-heard = nobody speaks in this `UntilHeard`, and nobody says it back
    .help = it needs both: steps: [Speaker("speak"), Listener("reflect")]
# $others are the numbers of the other seats, such as “2, 3”.
fault-back-to-themselves = seat { $seat } speaks here, too, and would say back their own words
    .help = let only the others speak: Each(seats: [{ $others }], steps: [ … ])
fault-timed-ask = `Ask` can’t have a time: it waits for an answer
    .help = delete this `time`
fault-time-of-question = this turn only asks, and a question waits for its answer, so this time is never used
    .help = delete it
fault-for-nobody = this is for nobody
    .help = name seats, such as [1, 2], or delete `seats` to mean everyone
fault-alone-in-exchange = an Exchange needs at least two people
    .help = name two seats or more, such as [1, 2], or delete `seats` to mean everyone; for one person, use Seat(1, …)
fault-seat-twice = seat { $seat } appears twice
    .help = delete it here; each person has one share of an Exchange
fault-share-too-long = this is longer than the whole turn
    .help = the turn takes { $time } for everyone together; use less here, or give the turn more time
fault-seat-zero = there is no seat 0
    .help = seats start at 1
fault-no-seat = there is no seat { $seat }
    .help =
        { $people ->
            [one] this set is for { $people } person; `participants: (max: …)` says how many it is for
           *[other] this set is for up to { $people } people; `participants: (max: …)` says how many it is for
        }

# Ids.

fault-id-empty = this id is empty
    .help = use a to z, 0 to 9 and -
fault-id-space = the id “{ $id }” has a space in it
# $sign is one of the signs above, such as “a bell (U+0007)”.
fault-id-unseen = the id “{ $id }” has { $sign } in it
fault-id-sign = the id “{ $id }” has a character in it that ids can’t have: “{ $sign }”
fault-id-letter = the id “{ $id }” has a letter in it that ids can’t have
fault-id-made-of = use a to z, 0 to 9 and -
    .such-as = use a to z, 0 to 9 and -, such as "{ $id }"
fault-turn-unused = the turn “{ $turn }” is never used
    .help = use it in the flow, or delete it
fault-rule-unused = no turn shows the rule “{ $rule }”
    .help = name it in the `rules` of a turn, or delete it
fault-too-many-rules = this set has { $rules } rules
    .help = a set can have up to { $most }
fault-rule-twice = there are two rules with the id “{ $rule }”
    .help = give one of them a different id
# $turns is a list of ids: "speak", "reflect".
fault-no-turn = there is no turn “{ $turn }”
    .help = turns in this set: { $turns }. Use one of these, take it out here, or write the turn again
    .help-near = did you mean "{ $turn }"? Turns in this set: { $turns }
    .help-none = this set has no turns
# $rules is a list of ids: "own-words", "one-topic".
fault-no-rule = there is no rule “{ $rule }”
    .help = rules in this set: { $rules }. Use one of these, take it out here, or write the rule again
    .help-near = did you mean "{ $rule }"? Rules in this set: { $rules }
    .help-none = this set has no rules
fault-rule-shown-twice = the rule “{ $rule }” appears twice here
    .help = remove one of them
fault-many-rules-shown = this turn shows { $rules } rules
    .help = people can keep { $most } in view; move some to other turns

# Cues.

# Rule sets to go on with after a talk. $set is the name of one.
fault-then-twice = “{ $set }” appears twice in `then`
    .help = remove one of them
fault-then-itself = “{ $set }” is this rule set itself
    .help = remove it; `then` is for other sets to go on with
fault-no-set = there is no rule set “{ $set }”
    .help = write a name that `common-ground list` shows, or the name of a file beside this one, without its ending; until then, it isn’t offered
    .help-near = did you mean "{ $set }"?
    .help-path = write a name that `common-ground list` shows; until then, this step can’t be taken
fault-sound-is-a-path = “{ $sound }” is a path
    .help = write the name of a sound, such as "bowl"; your own are in the folder `sounds`: use their file names without the ending
fault-sound-unplayable = the sound “{ $sound }” can’t be played: { $why }
fault-sound-of-other-kind = “{ $file }” in your folder `sounds` is a kind of file that can’t be played
    .help = save it as WAV, Ogg Vorbis, FLAC or MP3
fault-no-sound = there is no sound “{ $sound }”
    .help = use "bowl", "wood", "return" or "breath", or put a sound of your own in the folder `sounds` and use its file name without the ending
    .help-near = did you mean "{ $sound }"? Your own sounds are in the folder `sounds`; use their file names without the ending
    .help-without-ending = leave out the file’s ending; write "{ $sound }"
fault-cue-not-in-time = a cue of “{ $turn }” doesn’t fit into this time
    .help = make the time longer, or write the cue as a percentage, such as Left("20%")
# $time is a length, such as “2 minutes”.
fault-cue-before-start = this cue comes before the turn starts
    .help = the whole turn takes { $time }; use less, or a percentage such as Left("20%")
fault-cue-after-end = this cue comes after the turn has ended
    .help = the turn moves on after { $time }; with `at_end: Hold` it waits, and cues can come later
fault-cue-untimed-end = this turn has no time, so it has no end
    .help = give the turn a `time`, or count from its start: Elapsed("30s")
fault-cue-untimed-left = this turn has no time, so there is never any left
    .help = give the turn a `time`, or count from its start: Elapsed("30s")
fault-cue-untimed-share = this turn has no time, so this can’t be a percentage of it
    .help = give the turn a `time`, or count from its start: Elapsed("30s")
fault-cue-untimed-every = this turn has no time, and only a turn with a time can repeat a cue
    .help = give the turn a `time`, or count from its start: Elapsed("30s")
# $least and $time are lengths, such as “10 seconds”; $time is how long the turn takes.
fault-cue-too-often = this cue repeats too often
    .help = leave at least { $least } in between, such as Every("5m")
    .help-share = the whole turn takes { $time }; write a larger percentage, so that there are at least { $least } in between
fault-cue-too-often-here = a cue of “{ $turn }” comes too often in this time
    .help = make the time longer, or the cue’s percentage larger, so that there are at least { $least } in between
fault-cue-never = this cue never comes
    .help = the turn ends first: it takes { $time } at most; leave less time in between, or write a percentage such as Every("25%")
fault-cue-stops-at-end = the clock stops at the end here, and this turn waits at its end anyway
    .help = delete `pause: true`; people press → when they are ready
fault-cue-stops-going-on = the clock stops at the end here, so this turn never goes on by itself
    .help = delete `pause: true`, or delete `at_end` if people are to go on themselves
fault-cue-stops-no-clock = this turn has no time, so there is no clock to stop
    .help = give the turn a `time`, or delete `pause: true`

# People, breaks, the whole talk. Lengths are written as “20 minutes”, and $people in the last ones as “2 people”.

fault-nobody-fits = `min` is { $least } and `max` is { $most }: that fits nobody
    .help = `min` can’t be more than `max`; each is 2 if you leave it out
fault-more-seats = there are more seats than people ({ $people } at most)
    .help = remove this one, or raise `max`
fault-too-much-to-find = there are { $texts } texts in `search`
    .help = there can be up to { $most }; keep those that people would really type
fault-too-many-lines = there are { $lines } lines in `repair`
    .help = there can be up to { $most }, one for each of the keys 1 to 9
# Lists of words, such as feelings. $most is how many there can be.
fault-list-not-a-set = this is a list of words, not a rule set
    .help = keep it in the folder `words` beside your rule sets, as feelings.ron or needs.ron
fault-list-no-groups = a list of words needs at least one group
    .help = such as (title: "Hurt", words: ["hurt", "sad"])
fault-list-empty-group = there are no words in this group
    .help = write some, such as ["hurt", "sad"], or remove the group
fault-list-word-twice = “{ $word }” is in this list twice
    .help = remove one of them
fault-list-long-word = this has { $characters } characters, too many to stand large on the stage
    .help = use a few words, in up to { $most } characters
fault-list-too-many-groups = there are { $groups } groups
    .help = a list can have up to { $most }
fault-list-too-many-words = there are { $number } words in this list
    .help = a list can have up to { $most }, in all groups together
# Paths: rows of talks. $field is a field of a step.
fault-path-not-a-set = this is a path, not a rule set
    .help = keep it in the folder `paths` beside your rule sets
fault-path-not-a-path = this is a rule set, not a path
    .help = keep it with your rule sets, one folder up
# $name and $better are names of files, without their ending.
fault-path-name = “{ $name }” can’t be the name of a path
    .help = it begins with “path-”, and is made of a to z, 0 to 9 and -
    .help-better = it begins with “path-”, and is made of a to z, 0 to 9 and -; rename the file, such as { $better }.ron
fault-path-name-twice = there are a rule set and a path called “{ $name }”
    .help = rename one of the two files
fault-path-no-steps = this path has no steps
    .help = add one, such as (set: "check-in")
fault-path-too-many-steps = this path has { $steps } steps
    .help = a path can have up to { $most }
fault-path-neither = this step has no talk and no break
    .help = name a rule set, such as (set: "check-in"), or write (break: "20m")
fault-path-both = a step is a talk or a break, not both
    .help = make two steps of it
# $days is a number of days.
fault-path-too-long = this is more than a year
    .help = it can be up to "{ $days }d"
fault-path-too-often = this is less than a day
    .help = a month is "28d", a week "7d", a day "1d"
fault-path-times-of-every = `every` comes round without an end, so there is no number of times
    .help = for a few times, leave out `every` and write `after`, as in (set: "check-in", after: "7d", times: 6)
fault-path-every-of-whenever = with `whenever`, a step is there at any time, so it doesn’t come round
    .help = leave out one of the two
fault-path-idle-of-whenever = with `whenever`, a step is there at any time, so `{ $field }` does nothing
    .help = remove `{ $field }`
fault-path-of-break = a break can’t have `{ $field }`: everyone takes it once, in its place
    .help = remove `{ $field }`
fault-path-after-nothing = this is the first step, so there is nothing for it to come after
    .help = remove `after`
fault-path-in-path = “{ $path }” is a path, and each step is a talk
    .help = name a rule set, or write the steps of that path here
fault-break-too-long = { $length } is too long for a break
    .help = the longest break is "24h"
fault-break-shortest-over-longest = `shortest` ({ $shortest }) is longer than `longest` ({ $longest })
    .help = make `shortest` shorter
fault-break-under-shortest = `length` ({ $length }) is shorter than `shortest` ({ $shortest })
    .help = it must be between `shortest` and `longest`
fault-break-over-longest = `length` ({ $length }) is longer than `longest` ({ $longest })
    .help = it must be between `shortest` and `longest`
fault-break-short = a break of { $length } is short
    .help = after a heated moment, people need about 20 minutes to settle
fault-too-many-steps =
    { $steps ->
        [one] with { $people } this talk has { $steps } step
       *[other] with { $people } this talk has { $steps } steps
    }
    .help = a talk can have up to { $most }; repeat less
fault-no-steps = with { $people }, this talk has no steps
    .help = add a step that one of them takes, or raise `min`
fault-talk-too-long = with { $people }, this talk takes { $time }
    .help = a talk can take up to 24 hours; shorten turns, or repeat less
fault-talk-over-limit = with { $people }, this talk takes at least { $time }, but its limit is { $limit }
    .help = raise the limit, shorten turns, or repeat less
fault-pools-unused = nobody can use this time: it is for between steps, and this talk has only one
    .help = add a step to the flow, or delete `pools`
fault-talk-may-pass-limit = with { $people }, this talk can take up to { $time }, but its limit is { $limit }
    .help = raise the limit, shorten turns, or lower the `times` of what is repeated


## Days, plans, and why something did nothing

# Days as people type them. Each of these lists all forms that are taken, with “|” between them; small and large letters
# are the same, and beside digits no space is needed. Days in digits (24.12., 24/12/2026, 2026-12-24) and +7 are taken in
# every language, as it is usual in the region.
day-today = today
day-tomorrow = tomorrow
day-next-week = next week
day-next-month = next month
# $length is one of the four after it.
day-in = in { $length }
# $number is in digits, or in one of the words after these.
day-days = { $number } days|{ $number } day|{ $number } d
day-weeks = { $number } weeks|{ $number } week|{ $number } w
day-months = { $number } months|{ $number } month
day-years = { $number } years|{ $number } year|{ $number } y
day-one = a|an|one
day-two = two
day-three = three
day-four = four
day-five = five
day-six = six
# The next one after today. $weekday is one of the names below.
day-weekday = { $weekday }|on { $weekday }|this { $weekday }
# The one in the week after this, which begins with a Monday.
day-next-weekday = next { $weekday }
# Names of weekdays and months, in each case that is typed. The first three letters of a name do, too.
day-monday = monday
day-tuesday = tuesday
day-wednesday = wednesday
day-thursday = thursday
day-friday = friday
day-saturday = saturday
day-sunday = sunday
day-date = { $day } { $month }|{ $month } { $day }|on { $day } { $month }|on { $month } { $day }
day-date-year = { $day } { $month } { $year }|{ $month } { $day } { $year }|on { $day } { $month } { $year }|on { $month } { $day } { $year }
day-january = january
day-february = february
day-march = march
day-april = april
day-may = may
day-june = june
day-july = july
day-august = august
day-september = september
day-october = october
day-november = november
day-december = december

# Why what was typed is no day that can be kept, and what to type instead. Where several days are asked for, the question is
# that of the field: “By when”, “Until” or “Review on”. $typed is what was typed; $day: 2026-11-21.
day-unknown = “{ $typed }” isn’t a day. Write Friday, next week, 1 December or +7 days.
    .by = By when? “{ $typed }” isn’t a day. Write Friday, next week, 1 December or +7 days.
    .until = Until when? “{ $typed }” isn’t a day. Write Friday, next week, 1 December or +7 days.
    .review = Review it when? “{ $typed }” isn’t a day. Write Friday, next week, 1 December or +7 days.
day-gone = { $day } is in the past. Choose today or a later day.
    .by = By when? { $day } is in the past. Choose today or a later day.
    .until = Until when? { $day } is in the past. Choose today or a later day.
    .review = Review it when? { $day } is in the past. Choose today or a later day.
day-far = “{ $typed }” is too far away. Choose a day within ten years.
    .by = By when? “{ $typed }” is too far away. Choose a day within ten years.
    .until = Until when? “{ $typed }” is too far away. Choose a day within ten years.
    .review = Review it when? “{ $typed }” is too far away. Choose a day within ten years.

# Status words of a turn for which its set has none: near its end, and at its end.
label-wrapping-up = Wrapping up
label-time-is-up = Please finish your thought

# The step in which everyone reads the rule set’s opening words.
opening-title = Before you start

# What people without a name are called if their seats have none in the rule set.
seat-first = First
seat-second = Second
seat-third = Third
seat-fourth = Fourth
seat-fifth = Fifth
seat-sixth = Sixth
seat-seventh = Seventh
seat-eighth = Eighth
seat-ninth = Ninth
seat-tenth = Tenth
seat-eleventh = Eleventh
seat-twelfth = Twelfth

# Why a rule set can't be laid out, as the middle of a sentence. set-up-problem is the sentence. $people says how many it is for: “2 people”.
plan-participants =
    { $given ->
        [one] this set is for { $people }; there is { $given } here
       *[other] this set is for { $people }; there are { $given } here
    }
plan-too-many-steps = it has more than { $most } steps; try fewer rounds
plan-too-long = it takes more than 24 hours; try shorter turns or fewer rounds
plan-too-deep = steps are nested more than { $most } deep
plan-no-such-turn = there is no turn called `{ $turn }`
plan-no-such-rule = there is no rule called `{ $rule }`
# $step is a word of the file format, as `Each` is.
plan-outside-each = `{ $step }` only makes sense inside an `Each`
plan-empty = it has no steps for these people


## Files, settings, sounds, the desktop

# Why a file can't be read: the end of a sentence, without its full stop. $reason is the system's own.
file-missing = there is no such file
file-is-folder = this is a folder, not a file
file-is-pipe = this is a pipe, not a file
file-is-socket = this is a socket, not a file
file-is-device = this is a device, not a file
file-is-other = this is something else, not a file
file-link-circle = this link leads back to itself
file-no-permission = you don’t have permission to read this file
file-failed = it couldn’t be read: { $reason }

# A rule set that comes with the app. $name is its name.
file-built-in = { $name }.ron (built in)

# A file that can’t be written. $file is its path; $why is one of the next ones. It is the end of a sentence, or a sentence.
file-not-written = “{ $file }” couldn’t be saved: { $why }
    .sentence = “{ $file }” couldn’t be saved: { $why }.

# Why a file can't be written, and what to do: the end of a sentence, without its full stop.
file-disk-full = the disk is full; free some space and try again
file-disk-read-only = this disk is read-only; choose another folder, or make it writable
file-not-allowed = you don’t have permission to save there; choose another folder, or change its permissions
file-in-the-way = part of that path is a file, but it should be a folder; move it out of the way
file-folder-there = there is already a folder with that name; move it out of the way
file-no-folder = there is no such folder; choose one that is there
file-there = there is already a file with that name, and it was left alone; choose another name
file-pipe-there = there is already a pipe with that name; move it out of the way
file-socket-there = there is already a socket with that name; move it out of the way
file-device-there = there is already a device with that name; move it out of the way
file-other-there = there is already something else with that name; move it out of the way
file-busy = another window or program is using it right now; try again in a moment
file-edited-elsewhere = another window of Common Ground has it open to edit
file-no-answer = the disk isn’t responding
file-limit = files on this system can’t get that large; try again when the limit is raised
# $megabytes is a number.
file-too-large = the file is larger than { $megabytes } MB
file-taken-away = something deletes files while they are being saved
file-no-set-to-change = it isn’t a rule set that can be used now

# What was asked for is no rule set; $near is one with nearly that name.
file-no-set = there is no rule set or path called “{ $asked }”; `common-ground list` shows all of them
file-no-set-near = there is no rule set or path called “{ $asked }”; did you mean “{ $near }”?
file-not-a-name = “{ $name }” can’t be the name of a rule set; use lowercase letters a to z, digits and hyphens, such as our-talk
file-copy-there = “{ $file }” already exists, and was left alone; choose another name
# $reason is the system's own.
file-not-copied = “{ $file }” couldn’t be saved: { $reason }
file-folder-not-opened = “{ $folder }” can’t be opened: { $reason }.
file-no-home = this user has no home folder, so there is nowhere to save settings and agreements; set HOME, or name all three folders with --config-dir, --data-dir and --state-dir

# Where something is wrong, and what: $file is a path, $line a line's number as it stands in editors, $wrong the end of a
# sentence, without its full stop. It is the end of a sentence, or a sentence.
kept-wrong = { $file }: { $wrong }
    .sentence = { $file }: { $wrong }.
kept-wrong-in-line = { $file }, line { $line }: { $wrong }
    .sentence = { $file }, line { $line }: { $wrong }.

# What follows for a list of people's own, in sentences: how to put it right, and which words are there meanwhile.
kept-help = To put it right: { $help }.
    .question = To put it right: { $help }
kept-our-feelings = Until then you get our list of feelings.
kept-our-needs = Until then you get our list of needs.

# What is wrong with help contacts; $entry is an entry’s name or its place. The end of a sentence, without its full stop.
kept-nothing-to-call = “{ $entry }” has nothing to call

# What is wrong with something that is kept: the end of a sentence, without its full stop.
kept-not-text = this isn’t UTF-8 text
# $wrong is what is wrong in a file, $help what would be right.
kept-misread = { $wrong }; { $help }
# $name is a field’s name as it stands in the file, $near the one that was probably meant, $known all that there are.
kept-misread-missing = `{ $name }` is missing here; add { $name }: and then its value
kept-misread-unknown = there is no `{ $name }` here; there can be { $known }
    .near = there is no `{ $name }` here; write { $near } instead
kept-misread-no-text = a text belongs here, in straight quotes
kept-misread-no-list = a list belongs here; write [ … ]
kept-misread-other = this isn’t what belongs here; everything is written as (name: value, …)
kept-settings-too-large = this file is larger than 1 MiB
kept-folder-no-permission = you don’t have permission to open this folder
kept-folder-is-file = part of this path is a file, but it should be a folder
kept-folder-failed = this folder can’t be opened: { $reason }
kept-talk-unreadable = an interrupted talk can’t be read, or comes from another version of the app
kept-talk-damaged = a saved talk is damaged from this line on
# The file that the sentence names was damaged; $name is its name from now on.
kept-set-aside = some of this file couldn’t be read; the old file is kept as { $name }

# What is odd in a file of agreements, past talks and the like, when somebody has changed it by hand or a disk failed: the
# end of a sentence, without its full stop. $name is a field’s name in the file.
kept-odd-nothing = there is nothing in this file; if something was kept in it, that is lost
kept-odd-signs = a bracket, a comma or a quotation mark is missing here, or there is one too many
kept-odd-entry = an entry here can’t be read
kept-odd-missing = `{ $name }` is missing in this entry
kept-odd-not-that = `{ $name }` can’t be what it says here; it is left out
kept-odd-not-all = part of `{ $name }` can’t be what it says here; that part is left out
kept-odd-twice = `{ $name }` appears twice in this entry; the first one is used
kept-odd-unknown = this version doesn’t know `{ $name }`; a newer one may

# What would be right there. What is in quotes is written like that in the file.
kept-right-words = Write it in quotes, such as `"dinner"`.
kept-right-list = Write each one in quotes, such as `["Ana", "Ben"]`.
kept-right-day = Write a day as year, month and day, such as `"2026-12-01"`, or leave it out.
kept-right-moment = Write a moment in world time, such as `"2026-12-01T18:30:00Z"`.
kept-right-number = Write a whole number that no other entry has.
kept-right-state = Write Open, Done or Dropped, without quotes.
kept-right-as-elsewhere = Compare it with other entries.

# What is done about it, or what comes of it.
kept-usual-settings = The default settings are used, and the file is left as it is. Fix it, or move it out of the way.
kept-same-settings = Your settings haven’t changed, and the file is left as it is. Fix it, or move it out of the way.
kept-beside = It is left as it is, and anything new goes into a file beside it. Fix it, or move it out of the way.
kept-rest = Everything else in the file is used. If something changes, the file is first kept under another name.
kept-hidden = Until this is fixed, what is saved there may not show.
kept-talk-stays = The file stays where it is. Agreements are saved separately, and aren’t affected.
kept-talk-goes-on = The talk goes on from just before that. The damaged file stays where it is.

kept-talk-elsewhere = A talk or a break is open in another window of Common Ground. Go on there, or end it there first.
kept-talk-not-read = An interrupted talk can’t be read. It stays where it is, in “{ $file }”: { $why }.

# What couldn't be kept when the app was closed: for a terminal.
kept-not = couldn’t save { $what }: { $why }
kept-not-in-time = couldn’t save { $what } in time
kept-not-talk = the end of the talk or break that was on
kept-not-closing = that the last talk or break is over (it may come back)
kept-not-everything = that everything is erased (what is left will be erased at the next start)
kept-not-agreements = a change to the agreements
kept-not-next-talk = a change to the next talk
kept-not-history = a change to the past talks
kept-not-rules = the rules for next time
kept-not-last-time = how you set up the last talk
kept-not-paths = your place on a path
kept-not-settings = a change to the settings
kept-not-windows = where the windows were
kept-not-cover = that the next start is to show no titles and agreements
kept-not-own-sets = a rule set of your own
kept-not-unsaved = what you haven’t saved yet in a rule set
kept-not-copies = a copy of what was kept

# What the files begin with that are kept, for whoever opens them in an editor.
kept-heading-settings = Common Ground: settings. Change them here or in the app; what you save here applies at once.
kept-heading-agreements = Common Ground: agreements. Yours to read, change and copy.
kept-heading-next-talk = Common Ground: your next talk.
kept-heading-history = Common Ground: past talks. Delete this file to forget them.
kept-heading-rules = Common Ground: the rules you chose to use next time. Delete this file to forget them.
kept-heading-last-time = Common Ground: how you set up your last talk of each kind. Delete this file to forget it.
kept-heading-paths = Common Ground: where you are on your paths. Delete this file to forget it.
kept-heading-unsaved = Common Ground: what you changed in a rule set and haven’t saved yet. Delete this file to forget it.
kept-heading-windows = Common Ground: where its windows were. Delete this file, and they open at their default size.

# What is wrong with a setting: the end of a sentence, without its full stop. $name is its name in the file, $value what
# stands there, $line a line's number as it stands in editors.
settings-comma-missing = a comma is missing before `{ $name }`
settings-twice = `{ $name }` appears twice here; the one in line { $line } is used
settings-no-value-usual = `{ $name }` has no value; the default is used
settings-no-value-same = `{ $name }` has no value; it stays the same
settings-not-that-usual = `{ $name }` can’t be `{ $value }`; the default is used
settings-not-that-same = `{ $name }` can’t be `{ $value }`; it stays the same
settings-unknown = there is no setting `{ $name }`; it is ignored
# $language is a tag, such as “de”, as it stands in the file.
settings-no-such-language = neither the app nor any of your rule sets is written in the language “{ $language }”; English is used
# All but the name are numbers as they are written in the file.
settings-out-of-range = `{ $name }` is { $was }, but it can only be { $least } to { $most }; { $used } is used
# $number is a number, always more than one.
settings-more-wrong = { $number } more lines like this follow

# What would be right for a setting. What is in capitals in the middle of a line, or in quotes, is written like that in the
# file.
settings-right-comma = Put one after the setting before it.
settings-right-once = Delete one of them.
settings-right-near = Did you mean `{ $name }`?
settings-right-theme = Write System, Daylight, Evening or HighContrast, without quotes.
settings-right-distance = Write a number of metres from 0.3 to 10, such as 1.5.
settings-right-diagonal = Write a number of inches from 4 to 200, such as 24, or leave it out.
settings-right-text-scale = Write a number from 0.5 to 3, such as 1.
settings-right-volume = Write a number from 0 to 1, such as 0.7.
settings-right-switch = Write true or false.
settings-right-switch-or-none = Write true or false, or leave it out.
settings-right-breathing-guide = Write FourSix, Box or Off, without quotes.
settings-right-breathing-sound = Write Off or WithPacer, without quotes.
settings-right-language = Write a language tag in quotes, such as `"en"`, or leave it out.
settings-right-hours = Write Twelve or TwentyFour, without quotes, or leave it out.
settings-right-digits = Write Seconds or Minutes, without quotes.
settings-right-keys = Write the name of a command, then its key, such as `{"{"}"break": "k", "pass": "off"{"}"}`.

# $trouble is one sentence or two.
settings-not-kept-broken = What you change here is saved once the file is fixed. Until then, the file is left as it is: { $trouble }
settings-not-kept-odd = What you change here applies to this window only, because “{ $file }” is written in a way that can’t be changed from here. Please change it there.

sound-no-device = No speaker can be used right now. The talk goes on.
# $why is the end of a sentence, without its full stop.
sound-not-played = The sound “{ $name }” can’t be played: { $why }.
sound-not-played-see = The sound “{ $name }” can’t be played: { $why }. See { $file }.
# Why a sound can't be played, and what would be right.
sound-why-and-right = { $why }; { $right }
sound-missing = there is no such sound
sound-not-a-name = use a sound’s name, not its path
# $why is one of the ends of sentences that begin with “file-”.
sound-file = the file can’t be read ({ $why })
sound-file-right = make sure you have permission to read the file
sound-too-large-right = a sound plays for a minute at most; cut it, or save it as Ogg Vorbis
# $kind is the name of a kind of file, or one of the next three.
sound-kind = it is { $kind }, which can’t be played here
sound-kind-right = save it as 16-bit WAV (PCM), Ogg Vorbis, FLAC or MP3
sound-kind-core-audio = a Core Audio file
# Both are names of kinds.
sound-kind-either = { $one } or { $other }
# $inside is the name of a kind.
sound-kind-wav = WAV with { $inside } in it
# $detail is the decoder's own.
sound-none = it isn’t a sound that can be read ({ $detail })
sound-none-header = it isn’t a sound that can be read (its header makes no sense)
sound-none-right = WAV, Ogg Vorbis, FLAC and MP3 can be played; try saving it again as one of them
# $rate is a number as it stands in other programs.
sound-rate = it has { $rate } samples per second
sound-rate-right = save it with 48000 or 44100 samples per second
# $number is a number, always more than one.
sound-channels = it has { $number } channels
sound-channels-right = save it with 1 or 2 channels
sound-empty = it is empty
sound-empty-right = record it or save it again

desktop-no-display = the display isn’t responding

# What people are told in the library until they have read it. $why is the end of a sentence, without its full stop; $what
# is what was agreed.
notice-agreement-not-changed = “{ $what }” couldn’t be changed: { $why }.
notice-agreement-gone = it is no longer in its file
# After a talk.
notice-not-agreed =
    { $number ->
        [one] One agreement is saved, but not everyone has said yes to it yet.
       *[other] { $number } agreements are saved, but not everyone has said yes to them yet.
    }
notice-not-erased-yet = Not everything could be erased yet: { $why }. It will be tried again, at the latest when you next open Common Ground.
notice-not-erased = Not everything could be erased yet: { $why }. Please delete that file yourself.
notice-traces = Something from this talk may be left somewhere that can’t be searched: { $why }.
# A break without a talk has `.break`, here and below.
notice-talk-not-kept = This talk wouldn’t survive a power cut: { $why }.
    .break = This break wouldn’t survive a power cut: { $why }.
# $reason is the system's own.
notice-sets-not-looked-for = Your own rule sets can’t be found: { $reason }.
notice-set-gone = “{ $name }” is no longer in the library.
notice-set-unusable = “{ $title }” can’t be used as it is. Its card says why.
notice-set-changed = “{ $title }” has just been changed. Its card shows the new version.
notice-not-opened = { $file } can’t be opened from here: { $reason }
notice-no-editor = There is no text editor to open it with. The file is { $file }.
# $title is that of a set whose file was put into the trash of the desktop.
notice-in-trash = “{ $title }” is in the trash. You can take it back from there.

# What is said on the stage in passing.
notice-more-in-library = Another talk that was interrupted can’t be read. The library says more.
notice-settings-wrong = Something in your settings file can’t be read. The library says more.
notice-talk-not-kept-now = This talk can’t be saved right now. It goes on.
    .break = This break can’t be saved right now. It goes on.
notice-talk-kept-again = This talk is being saved again.
    .break = This break is being saved again.
notice-talk-kept-anew = This talk’s file was gone. It has been saved again.
    .break = The file of this break was missing. It has been saved again.

# The talk that people mean to have next. $title is the rule set's, $time a time of day.
next-talk-some-day = No date yet for your next talk, “{ $title }”.
# That time has passed.
next-talk-past = You planned to talk on { $day }: “{ $title }”.
next-talk-today = Next talk: today at { $time }, “{ $title }”.
next-talk-tomorrow = Next talk: tomorrow at { $time }, “{ $title }”.
next-talk-day = Next talk: { $day } at { $time }, “{ $title }”.


## A new rule set: one rule and one turn. What is in its comments, and then what people read in a talk.

new-set-about =
    Your own rule set. Change any word or time and save.
    If something is wrong, the app shows the line and a suggested fix.
new-set-rules = What holds for everyone. In a turn you see the rules that the turn names.
new-set-turns = A turn is what someone does, and for how long.
new-set-flow = What comes after what. Here each of you speaks once.
new-set-rule = One person speaks at a time
new-set-turn = Speak

## In a talk: commands, questions, what is said aloud

# What people can ask for at any moment, as it stands on its control. A name for screen readers contains these words, so
# that people who speak to the machine can say what they see.

command-pause = Pause
# The talk or its clock waits; this lets it go on.
command-go-on = Go on
command-begin = Begin
# In the breath before a turn: its time begins at once.
command-begin-now = Begin
    .name = Begin now
command-next = Next
    .name = Next turn
    .name-in-breath = Next: begin now
    .name-where-it-waits = Next: let it go on
command-back = Back
    .name = Back one step
command-undo = Undo
command-break = Take a break
    .short = Break
command-minute-more = A minute more
# A facilitator asks the others.
command-ask-for-more = Ask for a minute more
command-pass = Pass
    .name = Pass this turn
# Time to use between turns, such as preparation in a debate. $pool is what the rule set calls it, $left is 4:00, and $spoken
# the same as it is read aloud.
command-draw = Use time
    .name = Use time between turns
command-draw-on = Use time: { $pool } ({ $left } left)
    .name = Use time: { $pool } ({ $left } left), { $spoken }
command-stop-drawing = Stop
    .name = Stop: the time stops, and the next turn comes
command-repair = Words that help
    .name = Words that help: a line to put on the stage
command-put-card-away = Put it away
# What people may breathe by in a break: in for 4 seconds and out for 6; in, hold, out, hold; without a guide.
command-breathe-four-six = Breathe 4–6
    .name = Breathe 4–6: in for 4 seconds, out for 6
command-breathe-box = Box breathing
    .name = Box breathing: in, hold, out, hold, 4 seconds each
command-breathe-off = Guide off
    .name = Guide off: no breathing guide
command-park = Park a topic
# A list of words to pick from, in a turn that has one; and in one that has none.
list-feelings = Feelings
    .name = Feelings: pick a word
list-needs = Needs
    .name = Needs: pick a word
command-list = Feelings or needs
command-sound-on = Sound on
command-mute = Mute
command-show-seconds = Show seconds
command-minutes-only = Minutes only
command-end = End
    .name = End the talk
    .name-break = End the break
command-full-screen = Full screen
command-leave-full-screen = Leave full screen
command-second-window = Second window
# Beside what the second window shows.
command-close-second-window = Close
    .name = Close second window
command-more = More
    .name = More: keys and commands
command-help = Help
command-longer-break = Longer
    .name = Longer: 5 minutes more
# Everyone is asked first.
command-shorter-break = Shorter?
    .name = Shorter? 5 minutes less, if everyone agrees
command-longer-turn = +60 s
    .name = +60 s: a minute more
command-shorter-turn = −60 s
    .name = −60 s: a minute less
# Closes what is open over the stage.
command-close = Close

# A step of the talk in one line. $title is the turn’s, in the rule set’s own words; $step is such a line.

step-turn = { $name } · { $title }
# $title is the question that $name answers.
step-gate = { $name } · { $title }
step-next = next: { $step }
# Where the same turn goes round a circle: two names.
step-next-in-circle = next: { $name }, then { $then }
step-next-close = then: closing
step-again = again: { $step }

# What people are asked, and their answers.

# What a facilitator is told about answering for others.
ask-one-voice = Press when both have said so.
ask-one-voice-all = Press when everyone has said so.

ask-more = A minute more for { $name }?
ask-more-for-nobody = A minute more?
ask-more-each = You both need to say yes.
ask-more-if-everyone = Press when everyone has said yes.
ask-more-yes = Yes
ask-more-both = Both say yes
ask-more-everyone = Everyone says yes
# Once $name has said yes.
ask-more-yes-by = { $name }: yes
    .name = { $name } says yes
ask-more-no = Not now

ask-repay = More time for this turn?
ask-repay-lead = The last turn ran over. Would you like the same?
ask-repay-yes = Yes, please
ask-repay-no = No need

ask-how = How are we?
ask-how-lead = If one of you wants a break, take it.
ask-how-fine = Fine

ask-limit = You’ve reached the time you set.
ask-limit-lead = Nobody gets cut off. What would be good now?
ask-limit-break = A break first
ask-limit-close = Wrap up
ask-limit-go-on = Go on

ask-break = Would a break help?
ask-break-lead = It’s fine to pause, and it’s fine to go on.
ask-break-would-help = A break would help
ask-break-no = We’re fine

# After a pause of three minutes.
ask-long-pause = Is this a break?
ask-long-pause-lead = A break has a time to come back. A pause just waits.
ask-long-pause-yes = Yes, a break
ask-long-pause-no = Just a pause

# Time to use before the next turn: whose, or which. $name is a person, $pool what the rule set calls that time; $of is
# either or both, $left is 4:00, and $spoken the same as it is read aloud.
ask-draw-whose = Whose time?
ask-draw-which = Which time?
ask-draw-lead = What isn’t used now stays for later.
ask-draw-both = { $name } · { $pool }
ask-draw-left = { $of } · { $left }
    .name = { $of } · { $left }, { $spoken } left
ask-draw-no = Not now

ask-end = End here?
ask-end-lead = No reason needed. What you wrote down is saved.
ask-end-yes = End
ask-end-no = Keep going
# The same in a break without a talk.
ask-end-break = End the break?
ask-end-break-lead = No reason needed. Nothing is saved.
ask-end-break-yes = End the break

# Whether someone feels heard; the question itself is the rule set’s. $asks and $answers are names.
ask-gate-lead = { $asks } asks. { $answers } answers.
ask-gate-lead-all = The others ask. { $answers } answers.
ask-gate-yes = Yes, that’s it
ask-gate-not-quite = Not quite
ask-gate-more = There’s more
# After as many rounds as the rule set has at most.
ask-gate-go-on = Go on for now
ask-gate-go-on-hint = It’s fine to come back to this later.

# $answers is the person who decides.
ask-round-lead = That was round { $round } of up to { $times }. { $answers } answers.
ask-round-lead-all = That was round { $round } of up to { $times }. If one of you has had enough, stop here.
ask-round-more = Yes, one more
ask-round-enough = No, that’s enough

# Everyone is asked whether to go on, in the rule set’s words.
ask-go-on-lead = If one of you has had enough, stop here.
ask-go-on = Go on
ask-go-on-enough = Enough for today

# A break. $time is a time of day.
ask-rest = Back at { $time }
# $day is a day of the week.
ask-rest-until-day = Back on { $day } at { $time }
ask-rest-more = 5 minutes more
# A break of an hour in all.
ask-rest-hour = An hour
    .name = An hour in all
# $day is tomorrow’s weekday, $time the time of day.
ask-rest-tomorrow = Tomorrow, same time
    .name = Tomorrow, same time: { $day } at { $time }
# Before what they are asked about: a shorter break, to go on now.
ask-rest-both = If you both want that:
ask-rest-everyone = If everyone wants that:
ask-rest-only = Only { $length }
# Without a talk it is `.alone`, here and below.
ask-rest-back = Go on now
    .alone = Come back now

# Everyone is asked whether the break may be shorter, then whether to go on at once. $time is a time of day.
ask-shorter = Come back at { $time } instead?
# $day is a day of the week.
ask-shorter-until-day = Come back on { $day } at { $time } instead?
ask-shorter-no = Leave it as it is
ask-sooner = Go on now?
    .alone = Come back now?
ask-sooner-no = Not yet

ask-ready = Ready to go on?
    .alone = Ready to come back?
ask-ready-each = Each of you answers for yourself.
ask-ready-when-everyone = When everyone is back.
# They have been expected for a while: nothing urges them.
ask-ready-waits = Whenever you are. No rush.
ask-ready-yes = We’re ready
ask-ready-both = Both are ready
ask-ready-everyone = Everyone is ready
ask-ready-by = { $name }: ready
ask-ready-later = Not yet? That’s fine. How much longer?
# The name of a control on which there is only the length.
ask-ready-not-yet = Not yet: { $length } more

# Lines that help, to be put on the stage for everyone, and what the other can answer: a press on that puts the line away.
line-start-over = Can I start over?
    .answer = Of course
line-came-out-wrong = That came out wrong.
    .answer = Thank you for saying so
line-slower = I need this slower.
    .answer = OK, I’ll slow down
# Asks for a gentler tone.
line-softer = Softer?
    .answer = OK, more gently
line-your-point = I see your point.
    .answer = Thank you
line-staying = Thank you for staying.
    .answer = Thank you, too
# What answers any line of a rule set’s own.
line-own-answer = I hear you

# What screen readers say when it happens, as a person nearby would. $time and $length are lengths unless it says
# otherwise; $what are whole sentences of the rule set’s own: the turn, and the first time what it is for.

aloud-turn = { $name }’s turn. { $what }
aloud-turn-timed = { $name }’s turn. { $what } { $time }.
aloud-step-timed = { $what } { $time }.
# Follows “Ben’s turn. Say it back.”: $name is who spoke.
aloud-has-floor = { $name } has the floor.
# $label is a sentence of the rule set’s own, such as “Wrapping up.”
aloud-label-left = { $label } { $time } left.
aloud-time = Please finish your thought.
aloud-paused = Paused.
# The rule set has stopped the clock.
aloud-waits = The clock waits. Go on when you’re ready.
aloud-going-on = The clock is running.
aloud-going-on-left = The clock is running. { $time } left.
aloud-away = Paused while you were away ({ $away }). Go on when you’re ready.
aloud-away-left = Paused while you were away ({ $away }). { $time } left in this turn. Go on when you’re ready.
# Of an exchange; $each is a length of time.
aloud-exchange = Open discussion, { $each } each.
# $pool is what the rule set calls time to use between turns.
aloud-drawing = { $name }. { $pool }. { $time } left.
aloud-drawn = Stopped. { $time } left for later.
aloud-pool-used = { $name }’s time is used up. Go on when you’re ready.
# $rule are whole sentences of the rule set’s own.
aloud-rule = A reminder. { $rule }
# $word is a word of the list, such as “hurt”.
aloud-word-picked = Picked: { $word }.
aloud-word-taken-away = Taken away: { $word }.
# $time is a time of day.
aloud-break = Let’s take a break. Back at { $time }, in { $length }.
# Without a talk it is `.alone`.
aloud-break-over = The break is over. Ready to go on?
    .alone = The break is over. Ready to come back?
aloud-back = Back.
aloud-back-turn = Back. { $name }’s turn. { $what }
aloud-back-turn-left = Back. { $name }’s turn. { $what } { $time } left.
aloud-back-step = Back. { $what }
aloud-back-step-left = Back. { $what } { $time } left.
aloud-closing = The talk is at its close.
# $what is an agreement.
aloud-kept = Saved: { $what }.
aloud-let-go = Dropped: { $what }.
# $what is what was agreed; $details is the rest of it, such as “Ben · by 1 December”.
aloud-review = An agreement: { $what }
aloud-review-details = An agreement: { $what } ({ $details })

# Notes in passing: on the stage for as long as they take to read.
note-come-back-to-this = Let’s go on. You can come back to this.
note-break-is-on = You’re still on a break. Make it longer here if you need to.
# One of them has pressed; it isn’t shown who.
note-noted = Thank you. It counts once you’ve both said so.
# In an open discussion, where each has time of their own.
note-share-used = { $name }’s time is used. Others can speak.
note-goes-on-for-anyone = { $name }’s own time is used. What’s left is for anyone.
note-no-share = { $name }’s time is used. Anyone can ask for a minute more.
note-has-floor = { $name } already has the floor.
note-floor-given = { $name } gave the floor back.
note-round-again = Another turn for anyone who passed. Passing again is fine.
note-lapsed = Not everyone has answered, so the time stays the same. You can ask again.
# $time is a length.
note-more-time = { $time } more.
# As much as the other had. How much isn’t said: nobody keeps score.
note-repaid = This turn has more time now.
note-no-list = There’s no list of words in this turn.
# $most is a number.
note-words-enough = Up to { $most } words. Press one to take it away first.
note-parked = Parked for another day.
note-joined = { $name } is here now.
note-joined-turn = { $name } is here now. Their turn comes in the next round.
note-left = { $name } has left for today.
# $time is a time of day.
note-lost = What happened after { $time } is lost. The file was damaged.

# The line below an agreement, with “ · ” between its parts: who does it (where nobody is named: two people, or more), by
# when, until when, when to look at it again, and what was agreed to happen if it isn’t kept, in people’s own words ($what).
# $day is a day. The last one stands where somebody hasn’t said yes.
agreement-both = both
agreement-everyone = everyone
agreement-by = by { $day }
agreement-until = until { $day }
agreement-review = review on { $day }
agreement-review-today = review today
agreement-review-tomorrow = review tomorrow
agreement-review-since = review due since { $day }
agreement-otherwise = if it isn’t kept: { $what }
agreement-not-by-all = not agreed by everyone yet

# Why something that was written, or is kept already, can’t be kept as people want it. $why says what is wrong with a
# file, without a full stop.
close-problem-nothing = Write down what you agreed first.
close-problem-unfinished = Save or clear what you’re writing first.
# About one good thing to plan.
close-problem-nothing-planned = Write it down first.
close-problem-unsaved = This isn’t saved yet.
# About the rules for next time: some that are changed at the close, and changes after others were saved.
close-problem-rules-unsaved = The rules aren’t saved yet.
close-problem-rule-changes-unsaved = The latest changes to the rules aren’t saved yet.
# The conversation’s rule set asks for it.
close-problem-no-end = Almost there. Until when does it hold?
close-problem-no-answer = The disk isn’t responding.
close-problem-unread = This change couldn’t be saved: { $why }.
# “Save agreement” is the button.
close-problem-lost = What you’re changing isn’t in its file any more, so the change couldn’t be saved. Press Save agreement again to save it as a new one.
close-problem-other-change = A change couldn’t be saved: { $why }.
close-problem-other-change-gone = A change couldn’t be saved: it isn’t in its file any more.
close-problem-stays = This couldn’t be dropped: { $why }.
# $what is the beginning of an agreement.
close-problem-was-gone = “{ $what }” was no longer in its file.
# Follows one of these, if people were leaving. “Done” is the button.
close-problem-or-leave = Press Done again to leave without saving.

# Why something that was pressed did nothing.
reason-not-begun = The talk hasn’t started yet.
reason-begun = The talk has already started.
reason-over = This talk is over.
reason-closing = You’re already at the closing.
reason-not-closing = You’re not at the closing yet.
reason-on-break = You’re on a break. That key does nothing now.
reason-no-break = You’re not on a break.
# The rule set sets the longest and the shortest break.
reason-break-too-long = In this talk, breaks are shorter than a day.
reason-break-at-its-longest = The break can’t be any longer than this.
reason-break-at-its-shortest = The break can’t be any shorter than this.
reason-break-not-over = The break isn’t over yet.
reason-needs-answer = This question needs an answer first.
reason-not-asked = Nobody is being asked that right now.
reason-other-question = Another question is open right now.
reason-no-clock = This step has no clock.
reason-no-more-time = In this talk every turn keeps its length.
reason-not-started = The turn hasn’t started yet.
reason-paused = The clock is paused.
reason-not-paused = The clock is running.
reason-nothing-before = This is the first step.
reason-nothing-to-undo = There’s nothing to undo, or it was too long ago.
reason-no-such-step = There is no such step.
reason-no-such-rule = There is no such rule.
reason-no-reminders = No reminders in this turn.
reason-no-such-card = There is no such card.
reason-no-such-seat = No one is in that place.
reason-one-answer-for-all = With more than two people, one answer stands for everyone.
reason-nothing-to-pass = There’s no turn to pass here.
reason-not-an-exchange = You can take the floor only in open discussion.
reason-has-floor = They already have the floor.
reason-share-used = Their time here is used.
reason-no-time-left = The time here is up. You can ask for a minute more.
# Time to use between turns, such as preparation in a debate.
reason-no-pools = In this talk there’s no extra time between turns.
reason-no-such-pool = There’s no such time in this talk.
reason-not-between-turns = This time is for between turns.
reason-pool-used = That time is used up.
reason-drawing = Someone is using their time. Stop it first.
reason-not-drawing = Nobody is using their time right now.
reason-no-change = No change.
reason-same-name = Somebody else has that name. Please add an initial.
reason-nothing-written = Write something first.
reason-parking-full = The list for another day is full.
reason-no-seat = There’s no room for another person in this talk.
reason-last-one = Somebody has to stay. You can end the talk instead.
# $least is a number of people.
reason-too-few = This talk needs at least { $least } people. You can take a break, or end it here.
reason-has-a-part = This talk can’t go on without them. You can take a break, or end it here.
reason-just-back = You were away for a while. Nothing is lost.


## The stage, the facilitator’s view, help

# Title bars, the headline of the desktop’s messages, and why the display is kept on. Others may see them, so they say
# nothing else.
window-app = Common Ground

# The way back, at the top of a screen: as shown, and as read aloud.
widget-back = ‹ Back
    .name = Back
widget-back-to-settings = ‹ Settings
    .name = Back to Settings
# $place is the name of what is left, as in the line above.
widget-back-from = ‹ { $place }
    .name = Back from { $place }
# The sides of a value to step through. $label is what it is.
widget-less = Less: { $label }
widget-more = More: { $label }
# The same where the value is one of several; and a press on it, where it is a sound.
widget-before = The one before: { $label }
widget-after = The next: { $label }
widget-listen = Listen to { $sound }
# A switch’s state.
widget-on = On
widget-off = Off

# The line at the top of the stage: parts like “Speaker and listener · round 2 of 4 · The weekend”.
stage-round = round { $number } of { $of }
stage-round-up-to = round { $number } of up to { $of }
stage-rehearsal = Rehearsal, { $times }× speed
    .short = { $times }× speed
stage-sound-off = Sound off
# $away and $left are lengths of time.
stage-away = Paused while you were away ({ $away }).
stage-away-left = Paused while you were away ({ $away }). { $left } left in this turn.

# Under the name of whoever says it back: $name is who spoke.
stage-has-floor = { $name } has the floor

# Time to use between turns: under the time, and in its place once it is used up.
stage-drawing = left
stage-drawn-all = Used up
stage-drawn-all-lead = The next turn starts when you’re ready.

# In the disk, under the time or in its place.
stage-in-a-breath = Take a breath
stage-untimed = In your own time
stage-paused = Paused
# The rule set has stopped the clock. $key is what is printed on a key, such as →.
stage-waits = The clock waits
stage-waits-for-key = The clock waits. Press { $key } to go on.
stage-waits-for-you = The clock waits. Go on when you’re ready.
# The unit beside large digits of minutes.
stage-minutes-unit = min
# Past the end, if it is counted: +1:05, and +2 min if seconds are hidden.
stage-over = +{ $time }
stage-over-minutes = +{ $minutes } min
# What a screen reader says of the disk, and of a share. $left and $over are lengths of time, $word is the word under
# the time.
stage-left = { $left } left
stage-left-word = { $left } left, { $word }
stage-word-over = { $word }, { $over } over

# Above a rule that was brought to the front.
stage-come-back = A reminder
stage-bring-forward = Bring forward: { $rule }
# Shows all that the set says about a rule, in set-up and while the talk is paused.
rule-read-more = Read more: { $rule }
# An exchange, while nobody has the floor; and how to take it: by number, or by pressing one’s name alone. In the window
# for everyone there is nothing to press.
stage-open-discussion = Open discussion
stage-floor-free = Press your number or your name to take the floor.
    .names = Press your name to take the floor.
stage-floor-free-for-everyone = Say so when you’d like to speak.
# What the one who speaks has left, and what is left for anyone; $time is like 2:10, or a length.
stage-own-time = Your own time: { $time }
stage-time-for-anyone = Time for anyone: { $time }
# The buttons with everyone’s name.
stage-floor = Who has the floor
stage-take-floor = { $name } takes the floor
# A press by whoever has it.
stage-give-floor = Gives the floor back
stage-share-used = time is used
    .name = Their time is used.
stage-quoted = “{ $line }”

# Panels over the stage.
panel-close = Close (Esc)
    .short = Close
    .name = Close: { $panel }
panel-more = More
panel-minute-more = Add a minute without asking
panel-minute-less = Take a minute off
# In the list of keys, in an open discussion.
panel-take-floor = Take the floor, or give it back
# In the list of keys, in a break.
panel-next-guide = Next breathing guide
panel-ask-back = Ask everyone to go on now
# The list of feelings or needs; $most is a number.
panel-list-lead = Up to { $most } words. Press one again to take it away.
panel-answer = Answer the question
panel-topics = For another day
panel-topic = In a few words
    .name = A topic for another day
panel-park = Park it
# $topics is what was parked, with dots between.
panel-parked = Parked so far: { $topics }
panel-names = Correct a name
panel-name = Name
    .name = Name of { $name }
panel-name-change = Change
    .name = Change the name { $name }
# Who is here: someone joins late, or leaves.
panel-people = Who is here
panel-people-field = Name
    .name = Name of someone who joins you
panel-people-add = Add a person
panel-people-full = This talk has room for { $most } people.
panel-people-left = Has left
    .name = { $name } has left
# $name has left before.
panel-people-back = Is back
    .name = { $name } is back
panel-people-gone = { $name }, left for today
# Asked before the plan changes.
panel-people-ask = Has { $name } left for today?
panel-people-ask-lead = The talk goes on without them. What was said so far stays.
# The same while $name has the floor, or is about to.
panel-people-ask-lead-turn = Their turn ends here, and the talk goes on without them.
panel-people-ask-yes = { $name } has left
panel-people-ask-no = Still here
# $names is a list of those who have a part that nobody else has.
panel-people-parts = This talk can’t go on without { $names }.

# The break.
break-heading = A break
# What the two who take a break without a talk are called, as nobody has said a name: “One of us is ready”.
break-one-of-us = One of us
break-the-other = The other
break-lets = Let’s take a break.
break-rooms = Separate rooms are fine.
break-walk = Walk a little. Drink some water.
break-walk-why = Moving helps your body settle.
break-rest = Let the argument rest.
break-rest-why = Going over it keeps you tense.
break-window = Look out of a window for a while.
break-window-why = Rest your eyes on something far off.
break-music = Put on some music you like.
break-music-why = Something calm, with no memories attached.
break-come-back = Come back when you said you would.
break-come-back-why = That promise is what makes a break safe for both.
# In the pacer.
break-breathe-in = Breathe in
# The breath, for a few seconds.
break-hold = Hold
break-breathe-out = Breathe out
# The desktop’s message when it is over. Others may see it too, so it doesn’t say that people talk.
break-over = The break is over.
break-over-show = Show

# The facilitator’s view.
facilitator-second-window = Second window
facilitator-fill = Full screen
    .name = Full screen: second window
facilitator-leave-full-screen = Leave full screen
    .name = Leave full screen: second window
facilitator-drag = Drag the second window to the other screen, then press F11 there.
    .short = Second window: drag it over, then F11 there.
facilitator-drag-read = OK
    .name = OK: hide this hint
# After the time in digits. As read aloud, $time is a length.
facilitator-left = left
    .name = { $time } left
facilitator-left-paused = left, paused
    .name = { $time } left, paused
facilitator-left-waits = left; the clock waits
    .name = { $time } left, the clock waits
facilitator-past = past the end
    .name = { $time } past the end
facilitator-past-paused = past the end, paused
    .name = { $time } past the end, paused
facilitator-no-clock = no clock
# Beside the time left: how much of the turn has gone by.
facilitator-used = used
    .name = { $time } used
# When the talk will be over, as it goes; $planned is when it should have been. Both are times of day.
facilitator-ends = Ends about { $time }. Planned: { $planned }.
facilitator-ends-as-planned = Ends about { $time }, as planned.
facilitator-next = Next
facilitator-rules = Rules
facilitator-floor = Speaking time (only you see this)
facilitator-floor-early = Too early to say.
facilitator-floor-even = About even so far.
# $names is a list of so many; if there are more, its last is facilitator-floor-others.
facilitator-floor-little =
    { $number ->
        [one] { $names } has spoken little so far.
       *[other] { $names } have spoken little so far.
    }
facilitator-floor-others = others
# $names is such a list: their turn came, they passed, and they haven’t had one since.
facilitator-passed = Passed: { $names }
facilitator-people = Who is here
# $names is a list of everyone.
facilitator-people-names =
    { $number ->
        [one] { $names } is here.
       *[other] { $names } are here.
    }
facilitator-people-change = Someone joins or leaves
# Beside what $name has left of time to use between turns, which the rule set calls $pool.
facilitator-pool-start = Start
    .name = Start: { $pool }, { $name }
facilitator-pool-stop = Stop
    .name = Stop: { $pool }, { $name }
facilitator-steps = Go to step
facilitator-steps-earlier = Earlier steps
facilitator-steps-later = Later steps
facilitator-round = Round { $number } of { $of }
facilitator-round-up-to = Round { $number } of up to { $of }
# $step is what a step is: “Ben · Say it back”.
facilitator-go-to = Go to { $step }
facilitator-now = now
# Read aloud of a step. $time is its length.
facilitator-step = step { $number } of { $of }
facilitator-step-now = step { $number } of { $of }, now
facilitator-step-time = step { $number } of { $of }, { $time }

# On the page where everything can be erased, and for a terminal. What is listed is what goes; $number is always a number.
# The way to that page.
erase-open = Erase everything
erase-title = Erase everything?
erase-what = This takes away all that Common Ground has kept of your talks:
erase-what-covered = This takes away all that Common Ground has kept of your talks: interrupted ones, agreements, past talks, topics, names, rules, places on paths, files, and what you haven’t saved yet in rule sets.
erase-nothing = Nothing is kept of your talks.
    .now = Nothing is kept of your talks that can be erased now.
erase-interrupted = { $number ->
    [one] { $number } talk that was interrupted
   *[other] { $number } talks that were interrupted
}
erase-agreements = { $number ->
    [one] { $number } agreement
   *[other] { $number } agreements
}
erase-talks = { $number ->
    [one] { $number } past talk
   *[other] { $number } past talks
}
erase-next = your next talk
erase-topics = { $number ->
    [one] { $number } topic for another day
   *[other] { $number } topics for another day
}
erase-rules = { $number ->
    [one] the rules you chose for next time, for { $number } set
   *[other] the rules you chose for next time, for { $number } sets
}
erase-set-ups = { $number ->
    [one] how you set up your last talk, with its names
   *[other] how you set up your last talks, with their names
}
erase-paths = { $number ->
    [one] your place on { $number } path
   *[other] your place on { $number } paths
}
erase-unsaved = { $number ->
    [one] what you haven’t saved in { $number } rule set or path
   *[other] what you haven’t saved in { $number } rule sets and paths
}
erase-damaged = { $number ->
    [one] { $number } damaged file
   *[other] { $number } damaged files
}
erase-shown = { $number ->
    [one] { $number } file for your calendar or printer
   *[other] { $number } files for your calendar or printer
}
erase-stays = Your own rule sets, your sounds and your settings stay.
erase-unreached = What this can’t reach:
erase-unreached-backups = backups, and folders that are synced to somewhere else
erase-unreached-disk = what a disk keeps of deleted files
erase-unreached-calendar = a calendar that already has a reminder from here
erase-unreached-saved = what you saved somewhere else or printed
erase-sure = It can’t be brought back.
erase-yes = Erase everything
    .name = Erase everything, for good
erase-keep = Keep it
erase-begun = Erasing …
erase-back = Go back
erase-done = Everything is erased.
    .rest = Everything else is erased.
# $why is the end of a sentence, without its full stop.
erase-not-yet = Not everything could be erased yet: { $why }. It will be tried again, at the latest when you next open Common Ground.
erase-not = Not everything could be erased: { $why }. It will be tried again while Common Ground is open.
# What another window has open: said before everything is erased, and after it.
erase-running = A talk is on in another window of Common Ground. Nothing of that talk is erased. To erase it too, choose “Leave no trace” at its end.
erase-running-break = A break is on in another window of Common Ground. It stays until it is over; then nothing is kept of it.
erase-open-elsewhere = A talk that was interrupted is open in another window of Common Ground. Nothing of that talk is erased. To erase it too, choose “Erase” there, or close that window and erase everything again.

# The safety notice; the short one is for the foot of the library.
notice-safety = This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel afraid of, controlled by or unsafe with the other person. You can stop at any time, and nobody has to say why.
    .short = This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel afraid of, controlled by or unsafe with the other person.

# Said where the system doesn’t tell of changed files.
notice-unwatched = Changes to your files show up after a few seconds: this system can’t tell Common Ground about them right away.

# The way out, for whoever doesn’t want to be seen with this: what it does, and its key.
quick-exit = Quick exit
    .name = Quick exit: close everything at once
# $key is the key that does the same: “Shift ×3”.
quick-exit-by-key = Quick exit ({ $key })
    .name = Quick exit ({ $key }): close everything at once
quick-exit-key = Press Shift three times, on any screen.
quick-exit-what = Everything closes at once. A talk is paused and kept, and the next start doesn’t show it until you press “Show what we kept”.

# Help.
help-title = Help
# What goes on under help during a talk. $turn is a step in words, such as “Ana · Speak for yourself”.
help-meanwhile-ready = The talk hasn’t begun yet.
help-meanwhile-turn = The talk goes on: { $turn }
help-meanwhile-paused = The talk is paused.
help-meanwhile-asked = The talk waits for your answer.
help-meanwhile-break = The break goes on.
help-meanwhile-back = The break is over. No rush.
help-afraid = If you are afraid, or someone is hurt
help-afraid-text = In danger now? Call the emergency number first. If somebody watches this computer or your phone, use another one.
# Beside an emergency number. $note is what else to know, such as another number.
help-emergency = Emergency number
help-emergency-note = Emergency number ({ $note })
# Beside a number to call: $name is who answers, $whom is whom they are there for, such as “women”, $note another way
# to reach them.
help-contact-note = { $name }; { $note }
help-contact-for = { $name }, for { $whom }
help-contact-for-note = { $name }, for { $whom }; { $note }
help-elsewhere = Elsewhere
help-checked = Looked up on { $day }. Numbers change: if you can, look yours up while you don’t need it. To change the list, put your own in help/contacts.ron beside your rule sets.
# $place says where: “saved copies of public pages”.
help-checked-in = Looked up on { $day } in { $place }. Numbers change: if you can, look yours up while you don’t need it. To change the list, put your own in help/contacts.ron beside your rule sets.
help-wrong = When this is the wrong tool
help-wrong-fear = A talk needs people who can say no. Where someone is afraid of, controlled by or unsafe with the other, a talk like this can make things worse. It may not be safe to speak in front of the other, or to be at home with them afterwards. That isn’t the fault of whoever is afraid.
help-wrong-deceit = It is also the wrong tool while one of you is still deceiving the other, and while an addiction goes untreated. That blames nobody: what you agree on today can’t hold yet. Help with that comes first. A talk can come after it.
help-therapist = Finding a therapist
help-therapist-text = A therapist can help if your talks keep ending in the same place, if there has been a betrayal, or if one of you isn’t well. Ask about their training with couples, what they do when things get heated, what it costs, and how you’ll know it’s helping. It’s fine to meet two before you choose one. If you are afraid of the other person, see someone on your own first.
help-alone = If you’re on your own with this
help-alone-text = If the other person won’t talk, your own wellbeing still counts: people you trust, sleep, time outside, and help for yourself. Forgiving isn’t excusing, and it isn’t going back. It can wait, and it doesn’t have to happen.
# How a talk goes: a word, and what to know about it.
help-how = How a talk goes
help-choose = Choose
help-choose-text = Each card in the library is a way to talk. “Speaker and listener” is a good one to start with.
help-set-up = Set up
help-set-up-text = Your names, what it’s about, how long, and the rules you both want. Leave out the ones you don’t, or add your own. Each of you says yes to them.
help-talk = Talk
help-talk-text = The ring shows the time. The name shows who has the floor. The rules beside it are the ones that matter now.
help-break = Take a break
# $key is a key’s name.
help-break-text = Press { $key } at any moment. Nobody is named. The screen says when you will go on, and keeps that promise. Take at least 20 minutes. Separate rooms are fine. Don’t go over the argument, and come back when you said you would. One of you can make it longer; shorter, or going on early, takes everyone. You can take one without a talk: “A break now” in the library.
help-gate = Did I get it?
help-gate-text = The person who spoke says whether they feel understood. “Not quite” is a gift: it gets another try, without blame, as often as it takes. After a few rounds there is also “Go on for now”: you can come back to it later.
help-close = Close
help-close-text = Say what you valued. Write down what you agreed, who does it, by when, and when you’ll review it. Plan one good thing. All of it is optional, and “Leave no trace” erases everything from this talk.
help-windows = Two windows
# $key is a key’s name.
help-windows-text = For whoever guides a talk: { $key } opens a second window with the stage alone. With two screens it fills the other one, where the system lets it; otherwise drag it there and press F11. The first window has the rest: what comes next, every step and rule, and one button to answer for everyone.
help-windows-text-without-key = For whoever guides a talk: the list of keys opens a second window with the stage alone. With two screens it fills the other one, where the system lets it; otherwise drag it there and press F11. The first window has the rest: what comes next, every step and rule, and one button to answer for everyone.
help-keys = Keys
help-keys-text = You can change them or switch letters off: Settings, Keys on the stage.
help-rules = Your own rules
help-rules-text = Every word, time and step comes from a text file. “Make this ours” on a card copies it and opens the copy in the editor; “Keep as our own set” in set-up writes what you changed there into a copy. Change it in the editor, or its file in any text editor, and save. The library shows it at once, and if a line is wrong, it says which one.
help-known = What is known, in plain words
help-known-abuse = Where there is abuse, joint talks are advised against: by the National Domestic Violence Hotline in the United States (2014), and by the Royal Australian College of General Practitioners, for whom such a referral “is not appropriate” until the violence has stopped (White Book, 2021; we have it from the press). It is contested: McCollum & Stith (2008) report that some couples, chosen with care and seen by professionals, can be treated together safely. This app does neither.
help-known-deceit = Deceit that goes on, and untreated addiction: that they come first is counsellors’ advice. We know of no study of it.
help-known-breaks = Breaks: that the body needs at least 20 minutes to settle is John Gottman’s figure, from his laboratory. We have it second-hand, and people differ.
help-known-pauses = Short pauses: with 81 couples, five seconds did as well as fifteen (McCurry, May & Donaldson 2024). Most were students, and it was a game. It isn’t for violence, its first author says.
help-known-sentences = “I” sentences were rated better in imagined scenes, best with both views in them: “I understand why you might feel that way, but I feel …” (Rogers, Howieson & Neame 2018).
help-known-saying-back = Saying it back: people felt less negative and spoke more quietly (Seehausen et al. 2012, 20 people), though their bodies were no calmer. Gottman et al. (1998) advised against active listening as a cure; Stanley, Bradbury & Markman (2000) called that premature. We use it so that you notice what got lost on the way. We don’t claim that it calms.
help-known-app = This app: nobody has studied it. Most of its conversations follow authors whom their files name, in our own words. What helps others may not help you.



## Library, set-up, close, settings, keys

# The library. Its question at the top is `.evening` from the evening on.
library-question = What would help today?
    .evening = What would help tonight?
# Until a first talk was begun: what to do here. $title is the rule set that is a good one to start with.
library-first = Choose a talk, type your names, and begin. “{ $title }” is a good one to start with.
    .short = Choose a talk, type your names, and begin.
# A break without a talk, at once.
library-break = A break now
    .name = A break now, without a talk
library-search = Search
library-no-match = Nothing has these words. Here is everything:
# How many were found: conversations, and paths, each a row of conversations over weeks.
library-found =
    { $number ->
        [one] One conversation
       *[other] { $number } conversations
    }
    .paths =
    { $paths ->
        [one] One path
       *[other] { $paths } paths
    }
    .both =
    { $number ->
        [one] One conversation
       *[other] { $number } conversations
    } and { $paths ->
        [one] one path
       *[other] { $paths } paths
    }
# Words that say nothing about a talk, with spaces between them. A search goes by the others, so that “how do I say sorry to
# my wife” finds what “sorry” finds. Written as people type them in this language.
library-search-idle = a an the i me my mine we us our you your he him his she her they them their it its this that these those is are was were be been am do does did dont doesnt didnt isnt wont cant couldnt im ive id were weve youre hes shes theyre to of for in on at by with from about into and or but if so not how what when where who can could would should will want wants have has had having just really very too always never keep keeps get gets got make makes made say says tell tells talk talking help please there more some any because all up out over something someone thing things like go going lets wife husband partner girlfriend boyfriend spouse between anymore other each since last night yesterday today tonight still ever much being sometimes often everything nothing stuff no yes then than also know think thinks shall let day days year years here now see well
# Words and phrases with commas between them: whoever types one of them may need another kind of help than a talk.
library-search-careful = abuse, abused, abuser, abusive, violence, violent, domestic violence, afraid, scared, fear, threat, threaten, threatened, hit me, hits me, hitting me, hit my, beat me, beats me, hurts me, slapped, slaps me, punched, choked, choking, strangled, rape, raped, assault, stalking, stalker, controlling, suicide, suicidal, kill me, kill myself, want to die, end my life, hurt myself, self harm, unsafe, not safe, in danger
library-careful = Some things need another kind of help first. You’ll find people to talk to under Help.
# What the library can be narrowed down to; .short where there is little room.
library-chips = Show
library-chip-all = All
library-chip-hard = Something hard
    .short = Hard
library-chip-broke = Something broke
    .short = Broke
library-chip-weekly = Every week
    .short = Weekly
library-chip-others = With others
    .short = Others
library-chip-alone = Alone first
    .short = Alone
library-chip-rounds = Rounds and debates
    .short = Rounds
library-chip-paths = Paths
library-chip-ours = Ours
# What stands on the card of a path, in place of people and minutes.
library-path-length = Over weeks, one talk at a time
    .short = Over weeks
# Headings over the cards, where they aren’t the same.
library-head-last-used = Last used
library-head-hard = Something hard to talk about
library-head-broke = When something broke
library-head-more = More
library-own = your own
library-help = Help
library-settings = Settings
library-kept = What we keep

# Where nothing of that is shown at the start, a button for it.
library-show = Show what we kept

# A talk that was interrupted. $title is that of its rule set, $after that of a talk that waits for this one to be over.
library-interrupted = “{ $title }” was interrupted.
library-interrupted-nothing-lost = Nothing is lost.
library-interrupted-before = Go on with it, or erase it and begin “{ $after }”?
library-go-on = Go on with it
library-erase = Erase
    .name = Erase the interrupted talk
library-erase-sure = Erase this talk? It can’t be brought back.
library-erase-yes = Erase
    .name = Erase this talk
library-erase-no = Keep it

library-notice-read = OK

# The talk that is meant to be next. $topics are separated by dots.
library-next-parked = Topics for it: { $topics }.
library-next-set-up = Set it up
library-next-let-go = Discard

# The next step of a path that people have started; for one person, for two, and for more. $title is a step’s, $path a path’s.
library-path = Next on your path: { $title }, when you are both ready.
    .one = Next on your path: { $title }, when you are ready.
    .all = Next on your path: { $title }, when you are all ready.
    .break = Next on your path: a break of { $length }.
    .missing = Next on your path: { $title }. That talk isn’t here.
    .unusable = Next on your path: { $title }. Something is wrong in that talk’s file.
# The same for people who are on more than one path. $path is its title.
library-path-of = Next on “{ $path }”: { $title }, when you are both ready.
    .one = Next on “{ $path }”: { $title }, when you are ready.
    .all = Next on “{ $path }”: { $title }, when you are all ready.
    .break = Next on “{ $path }”: a break of { $length }.
    .missing = Next on “{ $path }”: { $title }. That talk isn’t here.
    .unusable = Next on “{ $path }”: { $title }. Something is wrong in that talk’s file.
# After the day of a talk that is this step.
library-next-on-path = It’s the next step on “{ $path }”.
library-path-look = Look
    .name = Look at the path: { $path }

# Agreements that are open.
library-agreements =
    { $number ->
        [one] You have one agreement.
       *[other] You have { $number } agreements.
    }
library-agreements-due =
    { $number ->
        [one] One agreement is due for review.
       *[other] { $number } agreements are due for review.
    }
# $number is how many the line above names: the due ones, or all.
library-agreements-open =
    { $number ->
        [one] Look at it
       *[other] Look at them
    }

# What was agreed: the page. $what is what was agreed.
agreed-title = What you agreed
agreed-search = Search
    .name = Search what you agreed
agreed-no-match = No match. Try another word.
agreed-none = Nothing yet. What you write down at the close of a talk is kept here.
agreed-person = Whose
agreed-topic = About
agreed-all = All
agreed-today = To look at today
agreed-later = Later
agreed-group-done = Done
agreed-group-dropped = Dropped
# How it went, on buttons.
agreed-done = Done
    .name = Done: { $what }
agreed-partly = Partly
    .name = Partly: { $what }
agreed-not-yet = Not yet
    .name = Not yet: { $what }
agreed-drop = Drop it
    .name = Drop it: { $what }
agreed-course = How it went
    .name = How it went: { $what }
# How it went, where people read it later: what happened, not what was pressed.
agreed-went = { $how ->
        [done] Done
        [partly] Partly
        [not-yet] Not yet
       *[dropped] Dropped
    }
# $day is a day, $how what agreed-went says.
agreed-course-line = { $day } · { $how }
agreed-in-the-way = What got in the way?
    .hint = If you want to note it
agreed-nothing = Say in a few words what you agree.
agreed-save = Save
agreed-cancel = Cancel
agreed-close = Close
agreed-reopen = Open again
    .name = Open again: { $what }
# Prints this agreement alone.
agreed-print = Print: { $what }
agreed-erase = Erase
    .name = Erase: { $what }
agreed-erase-sure = Erase this for good? It can’t be brought back.
agreed-keep-it = Keep it
agreed-is-done = Done: “{ $what }”.
agreed-is-dropped = Dropped: “{ $what }”.
agreed-stands = Noted. “{ $what }” still stands.
agreed-undo = Undo

# Looking at agreements in a talk. What is pressed is called as on the page above.
review-none = There are no agreements to look at yet. Go on when you’re ready.
review-over = That’s all of them.
review-words = Other words
    .name = Other words: { $what }
review-words-field = What you agree
review-skip = Skip
    .name = Skip: { $what }
review-back = The one before
review-take-back = Take the answer back
review-go-on = Go on

# A file that can’t be used. $name is its name without its folder; $fault is what is wrong in it.
library-fault-title = { $name } can’t be used yet
# The file of a set was changed, and the set shows what it said before.
library-fault-broke = Its file was changed, and can’t be used as it is now.
library-fault-at-line = Line { $line }: { $fault }
library-fault-in-file = In this file: { $fault }
# $help is what would be right.
library-fault-help = Suggested fix: { $help }
library-fault-more =
    { $number ->
        [one] One more problem
       *[other] { $number } more problems
    }
library-open-file = Open file
    .name = Open file: { $name }
library-look-again = Check again
# The menu of a card; $title is the set’s.
library-more = More for { $title }
library-less = Close
library-make-ours = Make this ours
    .name = Make this ours: { $title }
library-rename = Rename
    .name = Rename: { $title }
library-delete = Delete
    .name = Delete: { $title }
library-delete-sure = Delete “{ $title }”? It goes to the trash.
library-delete-yes = Delete
    .name = Delete this set
    .path = Delete this path
library-delete-no = Keep it
library-deleting = Moving it to the trash …
# $file can’t be put into the trash. Nothing is deleted.
library-no-trash = There is no trash here, so nothing was deleted. The file is { $file }.
library-not-in-trash = It can’t be moved to the trash: { $reason }. Nothing was deleted. The file is { $file }.

# The way to a page with the rules and how the talk goes, which the browser prints; $title is the set’s.
print-card = Print the card
    .name = Print the card: { $title }
print-opening = Your browser is opening the card. Print it from there.

# After a break without a talk, when all are ready.
after-break-title = You’re back.
after-break-lead = Nothing has to happen now. What would be good?
after-break-set-up = Set up a talk
after-break-enough = Enough for today

# A set of one’s own, made from another. $title is what the other is called: what its copy is called at first.
own-set-name = { $title }, our way
own-set-field = A name for it
own-set-keep = Save
own-set-cancel = Cancel
own-set-keeping = Saving …

# Why it can’t be made. $turn is a turn’s title; $wrong is what would be wrong with its file.
own-set-cues = “{ $turn }” has a sound or a word that doesn’t fit its new times. Give it a little more time.
own-set-end-sound = The sound you chose can’t be kept for “{ $turn }”. With its usual one, everything else can.
own-set-too-many-rules = A set can have { $most } rules. Leave one out first.
own-set-problem = This can’t be kept as a set: { $wrong }
own-set-unlike = This can’t be kept as a set. Nothing was changed.

# Set-up.
set-up-only = for this talk only
set-up-keep-ours = Keep as our own set
# $title is what people call their set.
set-up-ours-kept = Kept as “{ $title }”. It’s in your rules folder.
set-up-printing = { print-opening } No names are on it.
set-up-people = Who is talking?
# How people set up their last talk of this kind. $names are those of them who gave a name; $changes is what they changed.
set-up-last =
    { $changes ->
        [times] Last time: { $names }, with your own times.
        [rules] Last time: { $names }, with your own rules.
        [times-and-rules] Last time: { $names }, with your own times and rules.
        [sound] Last time: { $names }, with another sound.
        [more] Last time: { $names }, with everything you changed.
       *[none] Last time: { $names }.
    }
# The same where nobody gave a name.
set-up-last-unnamed =
    { $changes ->
        [times] Last time you had your own times.
        [rules] Last time you had your own rules.
        [times-and-rules] Last time you had your own times and rules.
        [sound] Last time you had another sound.
       *[more] Last time you changed some things.
    }
set-up-last-use = As last time
# Under “Last time: Ana and Ben.”, where the last talk was of another kind.
set-up-last-names = Use these names
set-up-last-is = This is as last time.
set-up-last-names-are = These are last time’s names.
set-up-last-not = Start fresh
# Before a check-in: what somebody wrote at the close of an earlier talk. Who it was isn’t kept.
set-up-valued = Written after an earlier talk: “{ $words }”
set-up-valued-more = Another one
    .name = Another one, from another time
set-up-valued-hide = Hide
    .name = Hide what was written
set-up-swap = Swap order
# Where the two have roles, such as who was hurt: the names change places.
set-up-swap-roles = Swap names
set-up-rotate = Change who starts
set-up-lots = Draw lots
# $person is who goes first now.
set-up-lots-drawn = { $person } goes first.
set-up-add = Add a person
# $place is what the person’s seat is called.
set-up-name = Name
    .name = Name, { $place }
# $person is the name as typed.
# Above the person before; pressed again, above the one before that.
set-up-up = Up
    .name = Move { $person } up
set-up-remove = Remove
    .name = Remove { $person }
set-up-topic = In a few words, if you like
# Topics that were put aside for this talk; each follows as a link.
set-up-parked = Parked last time:
set-up-rounds = Rounds
# $number says which of several repeated parts, from 1.
set-up-rounds-of-part = Rounds, part { $number }
# The same where people are asked after each round whether they want another: this is the most there can be.
set-up-rounds-up-to = Rounds, up to
set-up-rounds-of-part-up-to = Rounds, part { $number }, up to
set-up-break = Break length
# When the talk offers to close, and that it never does.
set-up-limit = Offer to stop at
set-up-no-limit = never
# $limit is a length: “45 min”.
set-up-over-limit = At { $limit } the talk will offer to stop.
set-up-may-pass-limit = With more rounds, the talk will offer to stop at { $limit }.
# What is heard at the end of a turn; where the turns have different ones.
set-up-sound = End of a turn
set-up-sounds = several
# Sounds by name, and none.
sound-name-bowl = Bowl
sound-name-return = Two bowls
sound-name-wood = Wood block
sound-name-none = Silent
# What the clock shows; a press changes it.
set-up-seconds = Clock: minutes and seconds
set-up-minutes = Clock: minutes only
# $people is how many there are.
set-up-rules =
    { $people ->
        [1] My rules today
       *[other] Our rules today
    }
# Under it, where a press on a rule shows more.
set-up-rules-more = Press a rule to see why it helps.
# $rule is the rule’s words.
set-up-reword = Edit
    .name = Edit: { $rule }
# A rule of people’s own: what begins one, and hints in its two fields.
set-up-add-rule =
    { $people ->
        [1] Add a rule of my own
       *[other] Add a rule of our own
    }
set-up-own-rule = The rule, in a few words
set-up-example = An example: what to say
set-up-earlier = Move up
set-up-later-place = Move down
set-up-remove-rule = Remove
# Everybody’s yes to the rules, and what is said when one is missing.
set-up-yes-to = These rules:
set-up-yes-first = Before you begin: does each of you say yes to these rules?
# $person is a name.
set-up-yes = { $person }: yes
    .name = { $person }: yes to these rules
set-up-yes-all = Everyone: yes
    .name = Everyone: yes to these rules
# Where people chose rules for this talk at the close of another: what these are, and the way to the others.
set-up-kept-rules = These are the rules you kept last time.
set-up-kept-rules-own = Use the original rules
set-up-own-rules = These are the original rules.
set-up-own-rules-kept = Use the ones you kept
set-up-own-words = In your own words
set-up-reworded = Done
# $name is what both are called.
set-up-same-name = Two people are called { $name }. Please add an initial: { $name } B.
# $problem is what is wrong, without a full stop.
set-up-problem = This can’t be planned: { $problem }.
set-up-no-clock = No clock here
set-up-begin = Begin
set-up-not-now = Another time
set-up-later = “Not now” is a good answer. When would be a better time?
set-up-later-hour = In an hour
# $time is eight in the evening.
set-up-later-evening = This evening at { $time }
set-up-later-tomorrow = Tomorrow
set-up-later-week = In a week
set-up-now = Now is fine after all

# Days that are offered: as words on a button, which are also typed into a field for a day.
close-day-tomorrow = Tomorrow
close-day-three = In three days
close-day-week = In a week
close-day-two-weeks = In two weeks
close-day-in =
    { $number ->
        [one] In { $number } day
        [2] In two days
        [4] In four days
        [5] In five days
        [6] In six days
        [10] In ten days
       *[other] In { $number } days
    }

# Agreements.
close-what = What did you agree on?
close-who = Who does it?
close-by = By when
close-review = Review on
# Opens the two fields below it.
close-more = Until when, and if it isn’t kept
close-until = Until
close-otherwise = If it isn’t kept
    .hint = What you’ll do then
# In all fields for a day, before anything is typed.
close-day-hint = Friday, next week …
# A day that is offered beside the field with this label, for screen readers.
close-day-offered = { $label }: { $day }
# What can be typed, where something else was.
close-day-examples = Try: Friday, next week, +7 days
    .short = Try: Friday, +7 days
close-keep = Save agreement
close-saving = Saving …
# $what is what was agreed.
close-change = Change
    .name = Change: { $what }
close-remove = Erase
    .name = Erase: { $what }
close-remove-yes = Erase it
# Everybody’s own yes to a saved agreement: somebody’s, or one for everyone. $person is a name, $what is what was agreed.
close-agrees = { $person } agrees
    .name = { $person } agrees: { $what }
close-agree = Everyone agrees
    .name = Everyone agrees: { $what }
# Below it, while nobody has said yes: for one person, for two, and for more.
close-yes-ask-one = Do you agree to this?
close-yes-ask-both = Do you both agree to this?
close-yes-ask-all = Do you all agree to this?
# $yes are the names of those who have, $missing of those who haven’t yet; $number and $others are how many they are.
close-yes-some =
    { $number ->
        [one] { $yes } agrees.
       *[other] { $yes } agree.
    } { $others ->
        [one] { $missing } hasn’t said yet.
       *[other] { $missing } haven’t said yet.
    }
# Once all have, and once all have who haven’t left.
close-yes-one = You agree.
close-yes-both = You both agree.
close-yes-all = You all agree.
close-yes-here = Everyone who is still here agrees.
# What is being typed, as everyone sees it.
close-typing = { $what } …

# The close of a talk that people ended early: its heading, and the line below it in the window for everyone and where
# there is something to do.
close-enough = That’s enough for today.
close-fine-to-stop = It’s fine to stop here.
close-stopped-optional = It’s fine to stop here. All of this is optional.

# The close of a talk that came to its end.
close-thanks-one = Well done. That took courage.
close-thanks-both = Thank you, both of you.
close-thanks-all = Thank you, all of you.
# The same where thanks would be out of place, as after an apology or a debate.
close-ended = You’ve come to the end.
close-optional = All of this is optional.
close-no-small-thing = That wasn’t a small thing.
close-rehearsal = This was a rehearsal: nothing of it is kept but agreements that you save.
close-rehearsal-nothing = This was a rehearsal: nothing of it is kept.
close-all-optional = That wasn’t a small thing. All of this is optional.
close-agreements = What you agreed on
# For one person alone, for two, and for more.
close-valued-one = One thing you valued today
close-valued-both = One thing you valued in each other
close-valued-all = One thing you valued in somebody here
close-valued-hint = Say it aloud. Write it down if you like.
close-valued-kept = Deleted when you finish, unless “Remember our talks” is on (Settings).
close-good = One good thing to plan
    .hint = A walk on Sunday, breakfast out …
close-good-save = Save
    .name = Save: one good thing to plan
# Once it is saved; “What you agreed on” is a heading.
close-good-saved = Saved under “What you agreed on”.
close-parked = Parked for another day
# Other conversations, one button each. $set is one’s title.
close-then = What could come next
    .name = { $set }, which could come next
    .path = { $set }, next on your path
close-next = When will you talk again?
close-next-not-yet = Not yet
# The rules, for the next talk with this set: a way to them, and a screen of their own. $set is its name.
close-rules = Which rules do we keep?
close-rules-line = For your next “{ $set }”. Nothing is kept unless you choose to use them next time.
close-rules-next-time = You’ll use them next time.
# Beside a rule that was so in this talk.
close-rules-left-out = Left out this time
close-rules-reworded = In your own words
# What becomes of a rule.
close-rules-keep = Keep
close-rules-change = Change
close-rules-drop = Drop
# The field for a rule’s new words; $rule is those that it has.
close-rules-words = In your own words
    .name = In your own words: { $rule }
# The two answers.
close-rules-use = Use these next time
close-rules-not = Don’t save these
close-erase = Leave no trace
close-erase-sure = Erase this talk, and what you agreed in it? Older agreements stay.
close-erase-yes = Erase this talk
close-erase-no = Keep it
close-back = ‹ Back to the talk
close-done = Done

# Copies of what is kept, for the calendar, on paper or in a file: three links, and what they ask in place.
save-as-calendar = Calendar file
save-as-print = Print
    .talk = Print this talk
save-as = Save as …
    .talk = Save this talk as …
save-as-calendar-asks = What should your calendar show?
save-as-calendar-seen = Anyone who can see your calendar can read it.
save-as-calendar-neutral = Only “Common Ground”
save-as-calendar-words = What each agreement says
# The field for a file’s whole path; what its ending means; buttons.
save-as-path = Where, and under which name
save-as-endings = A name that ends in .html makes a page to read and print, .md makes Markdown, .json is for other programs.
save-as-save = Save
save-as-cancel = Cancel
# What is said of a copy. $file is its path.
save-as-saved = Saved as { $file }.
save-as-shown-calendar = Your calendar is opening the file.
save-as-shown-browser = Your browser is opening the page. Print it from there.
save-as-not-shown = There is no program here to open it with. The file is { $file }.
save-as-no-day = Nothing you agreed has a review date, and no next talk is planned.
# Why there is no file yet.
save-as-endings-only = Please end the name in .html, .md or .json.
save-as-not-whole = Please write the whole path, from the first folder on.
save-as-taken = There is already a file with that name, and it was left alone. This name is free.

# Settings.
settings-title = Settings
# $path is that of the settings file.
settings-file = Saved in { $path }
settings-distance = How far away do you sit?
    .name = Distance
settings-metres = { $metres } m
settings-diagonal = Screen size
settings-inches = { $inches } in
settings-diagonal-unknown = Don’t know
settings-theme = Colours
settings-theme-system = Same as system
settings-theme-daylight = Daylight
settings-theme-evening = Evening
settings-theme-contrast = High contrast
settings-text-size = Text size
settings-percent = { $percent } %
settings-minutes-only = Minutes only; seconds in the last 30
settings-motion = Motion
settings-motion-system = Same as system
settings-motion-gentle = Gentle
settings-motion-still = None
settings-sound = Sound
settings-volume = Volume
settings-listen = Test sound
settings-sound-off = Sound is off. Move the slider to hear it.
settings-sound-quiet = The app was started without sound (--quiet-sound).
settings-only-at-end = Sound only at the end of turns and breaks
# What people breathe by when a break begins.
settings-guide = Breathing guide
settings-guide-four-six = In 4 s, out 6 s
settings-guide-box = Box, 4 s each
settings-guide-off = Off
settings-breathing = Breathing sound
settings-language = Language
settings-language-system = Same as system
# How the hours of a day are counted.
settings-hours = Time format
settings-hours-system = Same as system
settings-hours-twelve = 12 hours
settings-hours-twenty-four = 24 hours
settings-history = Remember our talks
    .hint = Keeps when you talked, with whom, about what and for how long, what you parked and valued, your own notes, and how you set it up. Never who stopped, who asked for a break or who ran over.
# When that is switched off, and something is remembered.
settings-history-sure = Keep what is remembered already? It stays until you erase it, in “What we keep”.
settings-history-stays = Keep it
settings-history-goes = Erase it
settings-talks =
    { $number ->
        [0] No past talks are kept.
        [one] One past talk is kept on this machine.
       *[other] { $number } past talks are kept on this machine.
    }
# $number is of how many kinds of talk the last one’s set-up is kept.
settings-set-ups =
    { $number ->
        [one] How you set up your last talk is kept.
       *[other] How you set up your last talk of each kind is kept.
    }
settings-rules =
    { $number ->
        [one] You kept your own rules for one kind of talk.
       *[other] You kept your own rules for { $number } kinds of talk.
    }
settings-plain-start = Don’t show titles and agreements at start
    .hint = They are behind “Show what we kept” in the library, with talks to go on with and your own rule sets.
settings-keys = Keys on the stage

# “What we keep”: all that is kept, to read, change and erase.
keeping-title = What we keep
keeping-where = All of it is on this computer, and nowhere else unless you copy it.
keeping-nothing = Nothing is kept. Your agreements, your next talk, parked topics and your place on a path will be here. Past talks are kept only while “Remember our talks” is on in Settings.
# In the corner of an entry; $what is what the entry is.
keeping-erase = Erase
    .name = Erase: { $what }
keeping-erase-all = Erase all
    .name = Erase all: { $what }
keeping-erase-yes =
    { $number ->
        [one] Erase it
       *[other] Erase them
    }
keeping-erase-no =
    { $number ->
        [one] Keep it
       *[other] Keep them
    }
keeping-save = Save
keeping-cancel = Cancel
# Said aloud once it is so.
keeping-erased = Erased.
keeping-saved = Saved.
# What was to be changed isn’t there any more; $words is what was typed.
keeping-gone = This isn’t kept any more.
keeping-gone-with = This isn’t kept any more. What you typed wasn’t saved: “{ $words }”
keeping-interrupted = Interrupted talk
keeping-agreements = Agreements
keeping-agreements-open =
    { $number ->
        [0] No agreement is open.
        [one] One agreement is open.
       *[other] { $number } agreements are open.
    }
keeping-agreements-way = See what you agreed
keeping-agreements-sure = Erase all agreements, open and closed?
keeping-next = Next talk
# $names is a list: “Ana and Ben”.
keeping-next-names = With { $names }.
keeping-next-day = Change the day
keeping-next-give-day = Choose a day
keeping-next-when = Day
keeping-next-time = Time
keeping-next-no-day = Please choose a day first.
keeping-next-sure = Erase your next talk, and the topics that wait for it?
keeping-topic-hint = Another topic for it
keeping-topic-add = Add topic
keeping-topics = Parked topics
# Where a topic waits. $day is the day of the last talk in which it was parked.
keeping-topic-waits = waits for your next talk
keeping-topic-from = parked on { $day }
keeping-topic-sure = Erase the topic “{ $topic }”?
keeping-topics-sure = Erase all parked topics?
keeping-talks = Past talks
# $talk says which one: “Sunday 22 November · Speaker and listener”.
keeping-talk-read = Read
    .name = Read: { $talk }
keeping-talk-close = Close
    .name = Close: { $talk }
keeping-talk-sure = Erase what is kept of this talk? Its agreements stay.
keeping-talks-sure = Erase all past talks? Agreements stay.
# Parts of a past talk.
keeping-who = Who was there
keeping-length = How long
keeping-about = What it was about
keeping-parked = Parked for another day
keeping-agreed = What you agreed
keeping-valued = What was valued
# $word is what somebody wrote.
keeping-valued-word = “{ $word }”
keeping-notes = Your own notes
keeping-note-hint = Write a note
keeping-note-save = Save note
keeping-note-change = Change
    .name = Change: { $note }
keeping-note-field = Your note
keeping-note-sure = Erase the note “{ $note }”?
keeping-rules = Rules you kept for next time
# $rule is a rule’s words in its set, $words are people’s own; $say is a sentence to try.
keeping-rule-reworded = “{ $words }” instead of “{ $rule }”
keeping-rule-in-own-words = “{ $words }”, in your own words
keeping-rule-left-out = Left out: “{ $rule }”
keeping-rule-own = Your own: “{ $rule }”
    .say = Your own: “{ $rule }”, with the example “{ $say }”
keeping-rules-as-they-are = All rules as they are.
# $title is a rule set’s.
keeping-rules-sure = Erase the rules you kept for “{ $title }”?
keeping-all-rules-sure = Erase all the rules you kept?
keeping-unsaved = Not saved yet
keeping-unsaved-gone = The file is gone. What you changed is still here.
keeping-unsaved-sure = Erase what isn’t saved of “{ $title }”? The file stays as it is.
keeping-all-unsaved-sure = Erase everything that isn’t saved? The files stay as they are.
keeping-set-ups = How you set up your last talks
# What was set, and how: “Speak for yourself: 2 minutes”.
keeping-set-to = { $what }: { $value }
keeping-own-order = Rules in your own order
keeping-set-up-as-it-is = Everything as it is in the set.
keeping-set-up-sure = Erase how you set up your last “{ $title }”?
keeping-set-ups-sure = Erase how you set up all your last talks?
keeping-paths = Your paths
keeping-path-started = Started on { $day }
keeping-path-sure = Leave the path “{ $title }” and erase your place on it?
keeping-paths-sure = Leave all your paths and erase your place on them?

# The list of keys, to change or switch off.
keys-title = Keys on the stage
keys-list = Keys
keys-off = off
keys-change = Change
keys-leave = Cancel
keys-switch-off = Off
keys-as-it-was = Reset
keys-all-as-they-were = Reset all
keys-press = Press the key you want. Esc cancels.
keys-asleep = Letter keys are off, and this is one of them.
keys-hint = Press Enter or click a line to change its key.
keys-letters = Letter keys
    .hint = Single letters, numbers and symbols. Without them, Space and the arrows still work, and every button can be pressed.
keys-quick-exit = Shift three times: quick exit
    .hint = Switch this off if you use sticky keys, or need Shift by itself.
keys-fixed = Fixed keys
keys-numbers-stay = 1 to 9 belong together. You can only switch them off together.
keys-off-already = Already off.
keys-is-as-it-was = Already the default.
keys-are-as-they-were = All keys are already the default.

# Keys, as printed on them.
key-space = Space
key-page-up = Page Up
key-page-down = Page Down
key-home = Home
key-end = End
key-insert = Insert
key-delete = Delete
key-backspace = Backspace
key-numbers = 1–9
key-tab = Tab
key-esc = Esc
key-ctrl-b = Ctrl+B
key-ctrl-f = Ctrl+F
key-ctrl-e = Ctrl+E
key-ctrl-s = Ctrl+S
# Tapped so often. It has a no-break space.
key-shift-three-times = Shift ×3

# What a key does.
key-does-pause = Pause and go on
key-does-next = Next
key-does-back = One step back
key-does-undo = Undo (10 s)
key-does-break = Take a break
key-does-longer = A longer break
key-does-shorter = A shorter break, if everyone agrees
key-does-extend = A minute more
key-does-pass = Pass this turn
key-does-repair = Words that help
key-does-list = Feelings or needs
key-does-park = Park a topic
key-does-draw = Use time between turns
key-does-numbers = Bring a rule forward
key-does-mute = Sound off and on
key-does-digits = Minutes only
key-does-end = End here
key-does-audience = A second window
key-does-keys = This list
key-f1-does = Help, even while you type
key-ctrl-b-does = Take a break, even while you type
key-ctrl-f-does = Search the library, or just type. Arrows go from card to card
key-ctrl-e-does = Edit the set of a card or of set-up; one that comes with the app is copied first
key-ctrl-s-does = Save, in the editor. Ctrl+Z takes a change back, Ctrl+Shift+Z does it again
key-tab-does = To the next control; back with Shift
key-esc-does = Close what is on top, or go back
key-f11-does = Full screen
key-shift-three-times-does = Quick exit: close everything

# Why a key can’t be chosen. $key is printed on it, and $command is what it does.
key-refused-taken = { $key } is already “{ $command }”. Choose another, or change that one first.
key-refused-tab = Tab moves from control to control, so it can’t do anything else.
key-refused-enter = Enter presses the focused control, so it can’t do anything else.
key-refused-esc = Esc closes what is on top, so it can’t do anything else.
key-refused-f1 = F1 opens help, so it can’t do anything else.
key-refused-f11 = F11 fills the screen, so it can’t do anything else.
key-refused-numbers = 1 to 9 answer what is asked and bring rules forward. They belong together and can’t do anything else.
key-refused-together = Please choose a single key: with Ctrl, Alt or the system key it may already mean something else.
key-refused-unknown = This key can’t be chosen. Letters, symbols, Space, the arrows and F2 to F12 can.

# The same in the settings file, after its path and line, where $name is a command’s; without full stops.
key-in-file-unknown = there is no command `{ $name }`; this line does nothing
# $other is the other command’s name in the file.
key-in-file-taken = the key of `{ $name }` can’t be that: { $key } is already “{ $command }” (`{ $other }`)
key-in-file-tab = the key of `{ $name }` can’t be that: Tab moves from control to control, so it can’t do anything else
key-in-file-enter = the key of `{ $name }` can’t be that: Enter presses the focused control, so it can’t do anything else
key-in-file-esc = the key of `{ $name }` can’t be that: Esc closes what is on top, so it can’t do anything else
key-in-file-f1 = the key of `{ $name }` can’t be that: F1 opens help, so it can’t do anything else
key-in-file-f11 = the key of `{ $name }` can’t be that: F11 fills the screen, so it can’t do anything else
key-in-file-numbers = the key of `{ $name }` can’t be that: 1 to 9 answer what is asked and bring rules forward; they belong together and can’t do anything else
key-in-file-no-key = the key of `{ $name }` can’t be that: letters, symbols, Space, the arrows and F2 to F12 can be chosen
# What would be right. $key is a word in the file, $name a command’s name that was meant, $names all of them.
key-in-file-stays = It stays "{ $key }". A key is one letter or symbol, a word such as "space", "left" or "f5", or "off"
key-in-file-meant = Did you mean `{ $name }`?
key-in-file-names = The commands are { $names }.


## The editor: the order of steps

# The lines of a flow. A line that ends with a colon has others below it. $turn is a turn’s title, $person and $people are
# names of places such as “Mediator”.
flow-everyone = Together: { $turn }
flow-each = Each person in turn:
flow-each-reversed = Each person in turn, the last one first:
flow-each-alternate = Each person in turn, the other way round every time:
flow-each-of = In turn, { $people }:
flow-each-of-reversed = In turn, the last one first, { $people }:
flow-each-of-alternate = In turn, the other way round every time, { $people }:
flow-speaker = They speak: { $turn }
flow-listener = The other: { $turn }
flow-listeners = The others: { $turn }
flow-listeners-one-by-one = The others, one after the other: { $turn }
flow-seat = { $person }: { $turn }
# A place without a name. $number is its number.
flow-person = Person { $number }
flow-repeat = { $number ->
    [1] Once:
    [2] Twice:
    [3] Three times:
    [4] Four times:
    [5] Five times:
    [6] Six times:
    [7] Seven times:
    [8] Eight times:
    [9] Nine times:
    [10] Ten times:
    [11] Eleven times:
    [12] Twelve times:
   *[other] { $number } times:
}
# $question is what is asked after each round: “Once more?”
flow-repeat-ask = { $number ->
    [1] Once, then “{ $question }”:
    [2] Up to twice, each time asking “{ $question }”:
    [3] Up to three times, each time asking “{ $question }”:
    [4] Up to four times, each time asking “{ $question }”:
    [5] Up to five times, each time asking “{ $question }”:
    [6] Up to six times, each time asking “{ $question }”:
    [7] Up to seven times, each time asking “{ $question }”:
    [8] Up to eight times, each time asking “{ $question }”:
    [9] Up to nine times, each time asking “{ $question }”:
    [10] Up to ten times, each time asking “{ $question }”:
    [11] Up to eleven times, each time asking “{ $question }”:
    [12] Up to twelve times, each time asking “{ $question }”:
   *[other] Up to { $number } times, each time asking “{ $question }”:
}
# $written isn’t a number.
flow-repeat-unclear = “{ $written }” times:
flow-until-heard =
    { $number ->
        [1] Until it’s heard, with one try:
        [one] Until it’s heard, with up to { $number } try:
       *[other] Until it’s heard, with up to { $number } tries:
    }
flow-until-heard-unclear = Until it’s heard:
# $time is how long each of them has.
flow-exchange = Open talk: { $turn }, { $time } each
flow-exchange-of = Open talk, { $people }: { $turn }, { $time } each
flow-agree = Write down what you agree: { $turn }
flow-review = Look at what you agreed: { $turn }
flow-ask = A question to everyone: { $turn }
# $written is a step that this version doesn’t know, as it stands in the file.
flow-other = Only in the file: { $written }
# A step with all that is inside of it, in one sentence.
flow-each-speaks = { $number ->
    [1] Each person speaks.
    [2] Twice: each person speaks.
    [3] Three times: each person speaks.
    [4] Four times: each person speaks.
    [5] Five times: each person speaks.
    [6] Six times: each person speaks.
    [7] Seven times: each person speaks.
    [8] Eight times: each person speaks.
    [9] Nine times: each person speaks.
    [10] Ten times: each person speaks.
    [11] Eleven times: each person speaks.
    [12] Twelve times: each person speaks.
   *[other] { $number } times: each person speaks.
}
flow-each-speaks-other-answers = { $number ->
    [1] Each person speaks, and the other answers.
    [2] Twice: each person speaks, and the other answers.
    [3] Three times: each person speaks, and the other answers.
    [4] Four times: each person speaks, and the other answers.
    [5] Five times: each person speaks, and the other answers.
    [6] Six times: each person speaks, and the other answers.
    [7] Seven times: each person speaks, and the other answers.
    [8] Eight times: each person speaks, and the other answers.
    [9] Nine times: each person speaks, and the other answers.
    [10] Ten times: each person speaks, and the other answers.
    [11] Eleven times: each person speaks, and the other answers.
    [12] Twelve times: each person speaks, and the other answers.
   *[other] { $number } times: each person speaks, and the other answers.
}
flow-each-speaks-others-answer = { $number ->
    [1] Each person speaks, and the others answer.
    [2] Twice: each person speaks, and the others answer.
    [3] Three times: each person speaks, and the others answer.
    [4] Four times: each person speaks, and the others answer.
    [5] Five times: each person speaks, and the others answer.
    [6] Six times: each person speaks, and the others answer.
    [7] Seven times: each person speaks, and the others answer.
    [8] Eight times: each person speaks, and the others answer.
    [9] Nine times: each person speaks, and the others answer.
    [10] Ten times: each person speaks, and the others answer.
    [11] Eleven times: each person speaks, and the others answer.
    [12] Twelve times: each person speaks, and the others answer.
   *[other] { $number } times: each person speaks, and the others answer.
}
flow-each-heard-by-other = { $number ->
    [1] Each person speaks, the other says it back, until it’s heard.
    [2] Twice: each person speaks, the other says it back, until it’s heard.
    [3] Three times: each person speaks, the other says it back, until it’s heard.
    [4] Four times: each person speaks, the other says it back, until it’s heard.
    [5] Five times: each person speaks, the other says it back, until it’s heard.
    [6] Six times: each person speaks, the other says it back, until it’s heard.
    [7] Seven times: each person speaks, the other says it back, until it’s heard.
    [8] Eight times: each person speaks, the other says it back, until it’s heard.
    [9] Nine times: each person speaks, the other says it back, until it’s heard.
    [10] Ten times: each person speaks, the other says it back, until it’s heard.
    [11] Eleven times: each person speaks, the other says it back, until it’s heard.
    [12] Twelve times: each person speaks, the other says it back, until it’s heard.
   *[other] { $number } times: each person speaks, the other says it back, until it’s heard.
}
flow-each-heard-by-others = { $number ->
    [1] Each person speaks, the others say it back, until it’s heard.
    [2] Twice: each person speaks, the others say it back, until it’s heard.
    [3] Three times: each person speaks, the others say it back, until it’s heard.
    [4] Four times: each person speaks, the others say it back, until it’s heard.
    [5] Five times: each person speaks, the others say it back, until it’s heard.
    [6] Six times: each person speaks, the others say it back, until it’s heard.
    [7] Seven times: each person speaks, the others say it back, until it’s heard.
    [8] Eight times: each person speaks, the others say it back, until it’s heard.
    [9] Nine times: each person speaks, the others say it back, until it’s heard.
    [10] Ten times: each person speaks, the others say it back, until it’s heard.
    [11] Eleven times: each person speaks, the others say it back, until it’s heard.
    [12] Twelve times: each person speaks, the others say it back, until it’s heard.
   *[other] { $number } times: each person speaks, the others say it back, until it’s heard.
}

## Paths: rows of talks over weeks

# Beside a step: for whom it is, when it was, when and how often it comes. $number is at least one; $time is less than a
# day, such as “3 hours”.
path-each = each of you alone
path-skipped = skipped
path-if-you-want = if you like
path-today = today
path-ago-days = { $number ->
    [1] yesterday
    [2] two days ago
    [3] three days ago
    [4] four days ago
    [5] five days ago
    [6] six days ago
   *[other] { $number } days ago
}
path-ago-weeks = { $number ->
    [1] a week ago
    [2] two weeks ago
    [3] three weeks ago
    [4] four weeks ago
   *[other] { $number } weeks ago
}
path-ago-months = { $number ->
    [1] a month ago
    [2] two months ago
    [3] three months ago
    [4] four months ago
    [5] five months ago
    [6] six months ago
    [7] seven months ago
    [8] eight months ago
    [9] nine months ago
    [10] ten months ago
    [11] eleven months ago
    [12] twelve months ago
   *[other] { $number } months ago
}
path-after-time = { $time } later
path-after-days = { $number ->
    [1] a day later
    [2] two days later
    [3] three days later
    [4] four days later
    [5] five days later
    [6] six days later
   *[other] { $number } days later
}
path-after-weeks = { $number ->
    [1] about a week later
    [2] about two weeks later
    [3] about three weeks later
    [4] about four weeks later
   *[other] about { $number } weeks later
}
path-after-months = { $number ->
    [1] about a month later
    [2] about two months later
    [3] about three months later
    [4] about four months later
    [5] about five months later
    [6] about six months later
   *[other] about { $number } months later
}
path-every-days = { $number ->
    [1] once a day
    [2] every two days
    [3] every three days
    [4] every four days
    [5] every five days
    [6] every six days
   *[other] every { $number } days
}
path-every-weeks = { $number ->
    [1] once a week
    [2] every two weeks
    [3] every three weeks
    [4] every four weeks
    [5] every five weeks
    [6] every six weeks
   *[other] every { $number } weeks
}
path-every-months = { $number ->
    [1] once a month
    [2] every two months
    [3] every three months
    [4] every four months
    [5] every five months
    [6] every six months
   *[other] every { $number } months
}
path-times = { $number ->
    [1] once
    [2] twice
    [3] three times
    [4] four times
    [5] five times
    [6] six times
    [7] seven times
    [8] eight times
    [9] nine times
    [10] ten times
    [11] eleven times
    [12] twelve times
   *[other] { $number } times
}
# $often is one of those above: “once a week”.
path-times-apart = { $number ->
    [1] { $often }, once
    [2] { $often }, twice
    [3] { $often }, three times
    [4] { $often }, four times
    [5] { $often }, five times
    [6] { $often }, six times
    [7] { $often }, seven times
    [8] { $often }, eight times
    [9] { $often }, nine times
    [10] { $often }, ten times
    [11] { $often }, eleven times
    [12] { $often }, twelve times
   *[other] { $often }, { $number } times
}

# How a step stands, for a screen reader. “skipped” is above.
path-state-done = done
path-state-present = current step
path-state-later = later
path-state-at-hand = whenever it is needed

# A step that is a break, and one that is in reach at any time. $title is a rule set’s; $length is “20 minutes”.
path-a-break = A break
path-a-break-of = A break of { $length }
path-at-hand = { $title }: whenever it is needed

# What became of a step, as it is kept: “Apology: Thursday 26 November 2026”.
path-step-taken = { $title }: { $day }
    .skipped = { $title }: skipped on { $day }

# A step as a screen reader reads it. $state is one of the states above, $beside what stands beside the step.
path-step = { $title }, { $state }
    .beside = { $title }, { $state }, { $beside }

# A path’s screen. $title is a step’s, $titles a list of them, $name a rule set’s file name.
path-screen-steps = Steps
path-not-for = When it isn’t the right way
path-start = Start this path
# $kept is the link to all that is kept, $leave another one.
path-start-kept = Once you start, this computer keeps which steps you did or skipped, and when. What you say isn’t kept, except the agreements that you choose to save. You can see all of it under “{ $kept }”, and “{ $leave }” deletes your place.
    .remembered = Once you start, this computer keeps which steps you did or skipped, and when. While “{ $remember }” is on, it also keeps what your talks were about, what you parked and valued, and your notes. You can see all of it under “{ $kept }”, and “{ $leave }” deletes your place.
path-set-up = Set it up
    .name = Set it up: { $title }
path-break = Take the break
path-again = Again: { $title }
path-skip = Skip
    .name = Skip: { $title }
# Said aloud once another step is next.
path-next = Next step: { $title }
path-leave = Leave this path
path-leave-sure = Leave this path? Your place on it is deleted. Agreements and past talks stay.
path-leave-yes = Leave it
path-leave-no = Stay on it
path-end = You’ve come to the end of this path. You can do any of it again.
path-missing = This talk isn’t here. You can skip it, or add a rule set with the file name “{ $name }.ron”.
    .later = This talk isn’t here yet. It will be once there is a rule set with the file name “{ $name }.ron”.
path-unusable = There is something wrong in this talk’s file, “{ $name }”. You can skip it until that is put right.
    .later = There is something wrong in this talk’s file, “{ $name }”.
path-changed = No longer on this path, but done before: { $titles }.
path-gone = The file of this path, “{ $name }”, isn’t there any more. Your agreements and past talks stay.
# A path whose file has a mistake; the line and what is wrong are above.
path-broken = Save the file once that is put right, and the path is back. Your place on it is kept.
    .not-started = Save the file once that is put right, and the path is back.

## The command line, cards, the menu entry

# On the command line before everything that is wrong. $what is one of the messages here that begin with a small letter.
cli-error = error: { $what }
cli-cannot-write = the output can’t be written: { $why }
cli-no-window = the window can’t be opened: { $why }
cli-no-display = there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)
# Follows the two above, on lines of its own.
cli-display-help =
    Start it in a desktop session; from another machine, `ssh -X` brings the window to yours.
    check, list, plan, card, export and new need no window.
cli-too-few-files = this program can’t open enough files for a window (about 64); allow more, for example with `ulimit -n 1024` in the same shell
# $why is one of the messages plan-….
cli-cannot-plan = { $file }: { $why }

cli-names-empty = a name in --names is empty; write them like --names Ana,Ben
cli-names-long = the name “{ $name }” is longer than { $most } letters; please use a shorter one
cli-names-unprintable = the name “{ $name }” has a character in it that can’t be shown
cli-names-twice = two people are called “{ $name }”; please add an initial, such as “{ $name } B”
cli-names-many = you gave { $given } names, but a talk can have { $most } people at most
# $name is a rule set's. $people says how many it is for: “2 people”, “3–12 people”.
cli-wrong-number =
    { $given ->
        [one] “{ $name }” is for { $people }; there is { $given } here
       *[other] “{ $name }” is for { $people }; there are { $given } here
    }
# What follows it, on lines of its own. $set is how the rule set was typed.
cli-wrong-number-start =
    You can also type the names in set-up: common-ground start { $set }
    For another number of people, choose another set: common-ground list
cli-wrong-number-plan =
    This works: common-ground plan { $set } --participants { $number }
    For another number of people, choose another set: common-ground list

# $typed is what was typed, $meant what was probably meant.
cli-break-no-length = “{ $typed }” isn’t a length of time; write one like 20m, 1h or 1h30m
cli-break-length-meant = “{ $typed }” isn’t a length of time; did you mean { $meant }?
# All three are lengths: “30 seconds”.
cli-break-outside = a break can’t last { $length }; choose { $shortest } to { $longest }

cli-standard-input = standard input
cli-fine = ok: { $file }
# $number: warnings.
cli-fine-but =
    { $number ->
        [one] ok: { $file } ({ $number } warning)
       *[other] ok: { $file } ({ $number } warnings)
    }
# Files that can be used, but are elsewhere. $folder is the person's folder of rule sets.
cli-check-outside =
    { $number ->
        [one] note: this file isn’t in your library. To see it there, save it as a .ron file in { $folder }
       *[other] note: { $number } files aren’t in your library. To see them there, save them as .ron files in { $folder }
    }
# The same of one file, with a command that copies it. $name is a name for its copy.
cli-check-outside-copy =
    note: this file isn’t in your library. To see it there, save it in { $folder }
    or run: common-ground new { $name } --from { $file }
# One in the person’s folder whose name ends in something else than “.ron”, such as “.txt”.
cli-check-not-ron = note: this file isn’t in your library yet. To see it there, rename it so that it ends in .ron
# A list of words. $feelings and $needs are files.
cli-check-list-outside =
    note: this list isn’t used yet. To pick from it in your talks, save it as
    { $feelings } or { $needs }

# $number: errors.
cli-list-broken =
    { $number ->
        [one] { $number } error: common-ground check { $file }
       *[other] { $number } errors: common-ground check { $file }
    }
# Of a path, where a rule set has how many people it is for, and how long it takes.
cli-list-path = path
cli-list-steps =
    { $number ->
        [one] { $number } step
       *[other] { $number } steps
    }
# $title is a path’s title, $errors says how many errors it has, and how to see them.
cli-list-flawed = { $title } · { $errors }
cli-list-own = { $title } (your own)

# Paths. $name is one’s name, $folder is a folder’s path.
cli-path-start = “{ $name }” is outside your folder for paths; to follow it, put it into “{ $folder }”
cli-path-people = “{ $name }” is a path, which is for whoever takes it; leave out --participants and --names
cli-path-no-set = no such rule set
# $name is the name that was typed, $better one that would do.
# $file is a file, in quotes where it needs them, $why the end of a sentence without its full stop.
cli-cannot-edit = { $file } can’t be edited: { $why }
cli-new-path-name = “{ $name }” can’t be the name of a path; it begins with “path-”, and is made of a to z, 0 to 9 and -, such as { $better }
# $from is the name of the rule set that was to be copied.
cli-new-set-name = “{ $from }” is a rule set, and names that begin with “path-” are for paths; choose another name, such as { $better }
cli-new-path-from = there is no path called “{ $name }” yet; say which one to copy, as in common-ground new { $name } --from path-staying-close
cli-new-path-replaces = It replaces the built-in path with that name. Delete it to get that one back.

cli-new-copy = This is a copy of “{ $name }”. Change it in any text editor.
cli-new-made = This is the smallest set that works: one rule, and a turn for each of you. Change it in any text editor.
cli-new-replaces = It replaces the built-in set with that name. Delete it to get that one back.
cli-new-check = Try it: common-ground check { $file }

# $people: their names. $length: 45:00.
cli-plan-people = { $people } · { $length } in all
cli-plan-people-span = { $people } · { $length } to { $most } in all
# The heads of a table: when a step starts (8 letters at most), how long it takes (7 at most), who has it, what it is.
cli-plan-start = start
cli-plan-length = length
cli-plan-who = who
cli-plan-what = what
# Instead of a length, of a step that waits for people.
cli-plan-untimed = –
cli-plan-gate = { $title } (up to { $number } times)
cli-plan-ask = { $title } (up to { $number } rounds)
cli-plan-go-on = { $title } (or enough for today)
# $days is a number of days.
cli-plan-agree-review = { $title } (review after { $days ->
        [one] { $days } day
       *[other] { $days } days
    })
cli-plan-agree-until = { $title } (with an end)
# Open discussion: $each is a length like 5:00.
cli-plan-exchange = { $title } (open discussion, { $each } each)
cli-plan-agree-both = { $title } (with an end, review after { $days ->
        [one] { $days } day
       *[other] { $days } days
    })
cli-plan-feelings = { $title } (with a list of feelings)
cli-plan-needs = { $title } (with a list of needs)
cli-plan-others = the others
cli-plan-everyone = everyone
# After what a step is: the moments at which the rule set stops the clock, such as “0:45, 1:30”.
cli-plan-waits = { $step } – the clock waits at { $times }
cli-plan-pool = { $title }: { $time } each, to use between steps.
cli-plan-note = Breaths between turns and breaks are extra; every check is assumed yes.

# What --help shows.
cli-usage = Usage:
cli-usage-command = common-ground [OPTIONS] [COMMAND]
cli-usage-file = common-ground [OPTIONS] FILE.ron
cli-usage-alone = { $command } [OPTIONS]
cli-usage-values = { $command } [OPTIONS] { $values }
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-everywhere = Everywhere
cli-help-default = { $help } [default: { $default }]
cli-help-default-alone = {"["}default: { $default }]
cli-help-values = { $help } [possible values: { $values }]
cli-help-choices = Possible values:
cli-help = Print help
cli-help-more = Print help (see more with `--help`)
cli-help-less = Print help (see a summary with `-h`)
cli-version = Print version
cli-about = A timer and a card of ground rules for a talk you would rather avoid
cli-about-long =
    A timer and a card of ground rules for talks people would rather avoid.

    Without a command it opens the app. Everything stays on this machine.
# The manual page shows the lines from the second to the first empty one.
cli-examples =
    Examples:
      common-ground                                        open the app
      common-ground start speaker-listener --names Ana,Ben begin at once
      common-ground break                                  take a break now, without a talk
      common-ground new our-talk                           make your own rule set
      common-ground check our-talk                         check it for mistakes
      common-ground Downloads/walks.ron                    open a file, as start does

    `common-ground COMMAND --help` shows more examples.

    Exit status: 0 OK (warnings too), 1 a rule set that is missing or has errors,
    or something kept that can’t be read, 2 a command line that can’t be used, or no
    display for a command that needs one.

cli-config-dir = Where settings and your own rule sets and sounds are
cli-data-dir = Where agreements and past talks are kept
cli-state-dir = Where the running talk or break is kept
cli-quiet-sound = Make no sound
cli-set = The name of a rule set, or its file
cli-lang = In this language, such as en

cli-start = Start a talk: right away if you give names, otherwise with set-up
cli-start-examples =
    Examples:
      common-ground start speaker-listener
      common-ground start speaker-listener --names Ana,Ben --fullscreen
      common-ground start our-talk --names Ana,Ben --speed 20
cli-start-names = Who takes part, in the order of their seats, separated by commas
cli-fullscreen = Fill the screen
cli-speed = Run the clock this many times as fast, for a rehearsal

cli-break = Take a break now, without a talk: for 20 minutes, or as long as you say
cli-break-examples =
    Examples:
      common-ground break
      common-ground break 1h
      common-ground break 1h30m --fullscreen
cli-break-length = How long, from 1m to 24h

cli-check = Check rule sets and paths: every problem, with its line and a suggested fix
cli-check-examples =
    Examples:
      common-ground check our-talk
      common-ground check Downloads/*.ron
      common-ground check - < our-talk.ron
cli-check-files = Rule sets and paths, by name or by file; - reads standard input

cli-list = Show all rule sets and paths, the built-in ones and your own
cli-list-examples =
    Examples:
      common-ground list
      common-ground list --json
cli-list-json = As JSON, for other programs

cli-plan = Show how a talk goes: who, what, when and how long; of a path, its steps
cli-plan-examples =
    Examples:
      common-ground plan speaker-listener
      common-ground plan check-in --names Ana,Ben
      common-ground plan our-circle --participants 5 --json
      common-ground plan path-rebuilding-trust
cli-plan-participants = For this many people; if left out, as few as the set allows
cli-plan-names = For these people, separated by commas
cli-plan-json = As JSON, for other programs; in English unless you give --lang

cli-card = Print the rules of a set, or the steps of a path, on one page
cli-card-examples =
    Examples:
      common-ground card speaker-listener
      common-ground card speaker-listener --format html > card.html
cli-card-format = Markdown, or a page for the browser
cli-card-md = Markdown
cli-card-html = A page that a browser shows and prints

cli-export = Print all that is kept: agreements, past talks, the next one, parked topics, rules and set-ups
cli-export-examples =
    Examples:
      common-ground export
      common-ground export --format html > common-ground.html
      common-ground export --format json
cli-export-format = Markdown, a page for the browser, or JSON
cli-export-json = For other programs

cli-erase = Erase everything that is kept of your talks
cli-erase-long =
    Erase everything that is kept of your talks

    These go: talks that were interrupted, agreements, past talks, the next
    one, topics, rules and set-ups for next time with their names, damaged
    files that were set aside, files for your calendar or printer, what you
    haven’t saved yet in rule sets, and where the windows were.

    These stay: your own rule sets, your sounds, your settings, and a talk or
    a break that is on in another window.
cli-erase-examples =
    Examples:
      common-ground erase          say what will be erased, and ask
      common-ground erase --yes    erase it without asking
cli-erase-yes = Erase without asking
cli-erase-word = erase
# $word is what has to be typed.
cli-erase-ask = It can’t be brought back. Type { $word } to go on:
cli-erase-kept = Nothing was erased.
cli-erase-no-terminal = nobody can be asked here; to erase without asking, use --yes
cli-edit = Open the app’s editor with a rule set or a path
cli-edit-examples =
    Examples:
      common-ground edit our-talk
      common-ground edit Downloads/walks.ron
      common-ground edit check-in                          edit a copy of it
cli-new = Make a rule set of your own in your folder, or copy one or a path there to change it, and print where it is
cli-new-examples =
    Examples:
      common-ground new our-talk
      common-ground new sunday --from check-in
      common-ground new walks --from Downloads/walks.ron
      common-ground new path-ours --from path-staying-close
cli-new-name = The name of what is made: lowercase letters a to z, digits and hyphens; of a path, it begins with path-
cli-new-from = The set or path to copy, by name or by file; left out: the smallest set that works, or the path of that name

cli-completions = Print completions for your shell: commands, options and rule set names
cli-completions-examples =
    Examples:
      common-ground completions bash > ~/.local/share/bash-completion/completions/common-ground
      common-ground completions zsh > ~/.zfunc/_common-ground
      common-ground completions fish > ~/.config/fish/completions/common-ground.fish

    `make install` and the package do this for everyone on this machine.
cli-shell = Which shell
cli-shell-bash = bash 4.4 or later
cli-shell-elvish = elvish
cli-shell-fish = fish
cli-shell-powershell = PowerShell
cli-shell-zsh = zsh

cli-man = Print the manual page

# What stands for a value in help and in the manual page.
cli-value-folder = FOLDER
cli-value-file-or-name = FILE|NAME
cli-value-name = NAME
cli-value-names = NAMES
cli-value-number = N
cli-value-length = LENGTH
cli-value-language = LANG
cli-value-format = FORMAT
cli-value-shell = SHELL

# The manual page, beside what help says too. Manuals write their headings in capitals.
man-title = Common Ground
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-commands = COMMANDS
man-options = OPTIONS
man-files = FILES
man-status = EXIT STATUS
man-examples = EXAMPLES
man-options-word = options
man-command-word = command
man-file-word = FILE.ron
man-help-default = { $help } [{ $default }]
man-files-config = Your rule sets, sounds and settings.
man-files-data = Agreements, your next talk, and, if you switch them on, past talks and how you set up the last ones.
man-files-state = The running talk or break, until it ends.
man-files-all = All of it is plain text. Your files are never overwritten just because they can’t be read.
man-status-fine = OK (warnings too).
man-status-bad-set = A rule set is missing or has errors, or something kept can’t be read.
man-status-unusable = The command line can’t be used, or there is no display for a command that needs one.

# Whom a rule set is for, and when something else is better, as it says itself: in set-up, on a card, and above a plan.
# $who is what it says, such as “Two people who want to hear each other.”
set-suits = A good choice: { $who }
set-not-for = Not a good choice: { $who }

# A path: a row of talks. What comes before each of them, its steps in order, and those without a place in it.
path-ready = Before each talk
path-steps = The steps
path-whenever = Whenever it is needed

# A card of ground rules, on paper or in a browser.
card-rules = Ground rules
card-try = Try: { $text }
    .name = Try
card-leave = Avoid: { $text }
    .name = Avoid
card-why = Why: { $text }
    .name = Why
# Rules or steps that have no room on the page.
card-more = … and { $number } more
card-turns = How it goes
card-turn = { $title }, { $time }
# The $time of an open discussion: its length, and what each person has. Where it isn’t for everyone, $people are those
# it is for.
card-exchange = open discussion, { $time }, { $each } each
card-exchange-for = open discussion of { $people }, { $time }, { $each } each
card-repair = Words that help
card-break = A break is always fine: { $length }, and we come back when we said we would.
card-suggestions = In a break

# What is kept, in a file or on paper: its headings, and lines below them. $names are people; $day is a day with its year,
# $time a time of day, $title a rule set’s, $topic what a talk was about.
export-agreements = What you agreed
export-open = Open
export-done = Done
export-dropped = Dropped
export-who = Who: { $names }
export-who-all = Who: everyone
export-by = By { $day }
export-until = Until { $day }
export-review = Review on { $day }
export-otherwise = If it isn’t kept: { $what }
export-people = Who was there: { $names }
export-yes = Said yes: { $names }
export-about = About: { $topic }
export-made = Written down on { $day }
export-made-in = Written down on { $day }, in “{ $title }”
export-course = How it went
# $how is what agreed-went says, $note what got in the way.
export-look = { $day }: { $how }
    .note = { $day }: { $how }. What got in the way: { $note }
export-talks = Past talks
export-talk = { $day }: { $title }
# $length: 45 min.
export-talk-began = { $time }, { $length }
export-talk-people = With: { $names }
export-talk-agreed = What you agreed
export-talk-valued = What you valued
export-talk-notes = Your notes
export-next = Your next talk
export-next-at = { $day } at { $time }: { $title }
export-parked = Parked for another day
export-path-steps = Steps
export-nothing = Nothing has been kept.

# The app in menus, software centres and file managers. `make texts` writes these into packaging/.
desktop-entry-name = Common Ground
# What kind of program it is.
desktop-entry-kind = Conversation Timer
desktop-entry-comment = Time, turns and ground rules for a talk you would rather avoid
# What people may search for, each with “;” after it.
desktop-entry-keywords = talk;conversation;timer;turns;listening;mediation;rules;break;couple;check-in;
# A file with a rule set.
desktop-entry-rule-set = Common Ground rule set
metainfo-developer = Common Ground’s maintainers
metainfo-what = Common Ground sits on a shared screen between people who need to talk. It keeps time and turns, shows the few ground rules that matter now, and makes it easy to take a break and come back.
metainfo-conversations = Conversations to choose from: speaker and listener, a short check-in, an apology, and others
metainfo-ring = A ring of time in each person’s colour and pattern, readable from across the room
metainfo-gate = “Did I get it?” after each turn, answered by the person who spoke
metainfo-breaks = Breaks with a promised return, even if the machine goes to sleep
metainfo-agreements = Agreements at the close, saved on this machine only, or no trace at all
metainfo-own = Rules, times and words of your own, in a text file that you can read
metainfo-private = It is offline and private: no account, no network, nothing to set up. It is not therapy, and not a judge. Please don’t use it if you feel afraid of, controlled by or unsafe with the other person.
metainfo-picture-turn = A turn: whose it is, how long it is, and the rules that matter now
metainfo-picture-library = The library: a card for each kind of conversation
metainfo-picture-gate = The gate: do they feel understood?
metainfo-picture-break = A break in the evening, with a breath to follow
metainfo-picture-close = The close: what you agreed, and what can wait for another day
metainfo-keywords = talk;conversation;timer;turns;listening;mediation;couple;
# What is new in version 0.1.0.
metainfo-release-0-1-0 = The first version: a talk from start to finish.

# The editor. What a set is changed with: on the left a form in four parts, on the right what it makes.
# What people changed in a set or a path and didn’t save. $title is what it is called.
library-unsaved = “{ $title }” has changes that aren’t saved.
library-unsaved-gone = The file of “{ $title }” is gone, but changes to it are still here.
library-unsaved-more =
    { $number ->
        [one] One more set or path has changes that aren’t saved.
       *[other] { $number } more sets and paths have changes that aren’t saved.
    }
library-unsaved-go-on = Go on
    .name = Go on with { $title }
library-unsaved-discard = Discard
    .name = Discard what isn’t saved of { $title }
library-unsaved-discard-sure = Discard what isn’t saved of “{ $title }”? This can’t be undone.
library-unsaved-discard-yes = Discard
    .name = Discard what isn’t saved
library-unsaved-keep = Keep it
# A new set of people’s own, and what it is called at first.
library-new-set = New set
    .name = Make a new set
library-new-set-name = Our own set
# Beside “Open file” on the card of a file that can’t be used yet. $name is the file’s.
library-edit-here = Edit here
    .name = Edit here: { $name }
# A copy of a set’s file, at a place that people choose. $title is the set’s; $file is where the copy is.
library-share = Share
    .name = Share: { $title }
library-share-field = Where a copy goes
library-share-save = Copy it
library-shared = A copy of “{ $title }” is in { $file }.
library-edit = Edit
    .name = Edit: { $title }
editor-not-saved = not saved
editor-is-saved = saved
editor-undo = Undo
editor-redo = Redo
editor-try = Try it
# Said on the stage of a talk that is only tried.
editor-trying = You’re trying it, twenty times as fast. Esc leads back to the editor.
editor-save = Save
editor-rules = Rules
editor-turns = Turns
editor-order = Order
editor-talk = Talk
editor-shows = What is shown
editor-stage = Stage
editor-plan = Plan
editor-file = File
# Names of people on the stage in small, with | between them; twelve.
editor-people = Ana|Ben|Cleo|Dan|Eva|Finn|Gina|Hugo|Ida|Jan|Kim|Leo
editor-nothing-yet = Nothing to show yet: something is wrong in the file.
# $at is a step’s number, $of how many there are.
editor-turn-of = Step { $at } of { $of }
editor-turn-before = The step before
editor-turn-next = The next step
editor-nothing-wrong = Nothing wrong with it. { $length }, { $people }.
editor-problems = What is wrong
# How many things are wrong in the file, before the lines that they are in.
editor-problems-number =
    { $number ->
        [one] One thing to mend:
       *[other] { $number } things to mend:
    }
editor-line-number = Line { $line }
editor-language = Language
editor-languages = Languages
# How many texts lack the language that the form is in.
editor-lacking =
    { $number ->
        [one] One text isn’t in { $language } yet.
       *[other] { $number } texts aren’t in { $language } yet.
    }
editor-lacking-first = Show the first
editor-in-language = Say it in { $language }, too
editor-other-languages = Say it in another language, too:
# $fault is a sentence without its full stop: “90” isn’t a time.
editor-amount-meant = { $fault }. Did you mean “{ $meant }”?
# Beside the form, of a rule or a turn that the talk never uses; by what it is called.
editor-rule-unused = No turn shows “{ $rule }” yet. Choose one under “Shown in”, or remove the rule.
editor-turn-unused = No step uses “{ $turn }” yet. Add one under “Order”, or remove the turn.
editor-go-to = Go to
    .name = Go to line { $line }
    .field = Go to: { $what }
# $line is a line’s number.
editor-form-is-older = The file can’t be read at line { $line }. This is the form as it was before.
editor-no-form = The file can’t be read at line { $line }. Put that right in the file first.
editor-has-mistake = It has a mistake, and can’t be used before that is put right. Nothing was changed.
# $why is why the file can’t be read, as in “the file is larger than 1 MB”.
editor-not-opened = “{ $file }” can’t be edited: { $why }.
# A path is a row of talks, over weeks.
editor-path = This is a path. You can change it in its file.
editor-path-tried = A path can’t be tried: try the talks that are in it.
editor-not-tried = It has a mistake, and can’t be tried before that is put right.
editor-unreadable = The file can’t be read as it is now. Put that right in the file first.
editor-not-there = That can’t be done here.
editor-still-used =
    { $number ->
        [one] One step has this turn. It would go, too.
       *[other] { $number } steps have this turn. They would go, too.
    }
editor-remove-with-steps = Remove all of it
editor-keep-turn = Keep it
editor-kept-not-used = It has a mistake, so it isn’t saved yet. What you typed is kept, and is here when you come back.
editor-saved = Saved: { $file }
editor-saved-beside = Saved beside the other version: { $file }
editor-elsewhere = This is being edited in another window, too.
editor-leave = There is something that isn’t saved.
editor-leave-save = Save it
editor-leave-discard = Discard it
editor-leave-stay = Stay here
editor-versions = Somebody has changed this file meanwhile. Nothing was overwritten.
editor-versions-beside = Keep both
editor-versions-over = Keep mine
editor-versions-theirs = Take theirs
# The two versions, line by line: what only the file has, and what only this text has.
editor-differences = Differences
editor-differences-signs = − is only in the file now, + is only here.
editor-differences-more =
    { $number ->
        [one] One more line
       *[other] { $number } more lines
    }
# What a screen reader says of a line. $text is the line.
editor-line-both = Line { $number }, the same: { $text }
editor-line-theirs = Line { $number }, only in the file: { $text }
editor-line-ours = Line { $number }, only here: { $text }
editor-line-end-windows = (This line ends as on Windows.)
editor-line-end-none = (Nothing ends this line.)
# Nothing was unsaved, so the text that is shown now is the other one.
editor-taken-over = Somebody has changed this file, and this is how it is now. Undo brings back what was here before.
# $why is the end of a sentence, without its full stop.
editor-not-read = The file has changed, but now it can’t be read: { $why }. What you have here stays.
editor-not-text = “{ $file }” can’t be edited here: it isn’t UTF-8 text.
editor-not-kept = What you haven’t saved isn’t kept for another time yet: { $why }. It is tried again.
    .large = What you haven’t saved isn’t kept for another time: { $why }.
editor-recovered = This is what you hadn’t saved last time. It isn’t in the file yet.
editor-still-here = What you typed is still here.
editor-save-again = Try again
editor-save-beside = Save as another file
editor-gone = The file isn’t there any more. What you have here stays.
editor-gone-save = Save it again
editor-remove = Remove
    .name = Remove: { $what }
editor-up = Up: { $what }
editor-down = Down: { $what }
# Takes a step into the one beside it, which is then around it.
editor-into = Move in
    .name = Move in, into the step beside it: { $what }
# Takes a step out of the one around it.
editor-out = Move out
    .name = Move out of the step around it: { $what }
editor-add-rule = Add a rule
editor-new-rule = A new rule
editor-rule = Rule
editor-rule-long = Seven words or fewer are easier to remember.
editor-say = Try
editor-avoid = Avoid
editor-why = Why
editor-shown-in = Shown in
# What is looked for in a sentence before it is said.
editor-watch = Watches for
editor-absolutes = “always”, “never”
editor-blame = Blame
editor-pseudo-feelings = Judgements called feelings
editor-mind-reading = Mind reading
editor-contempt = Contempt
editor-demands = Demands
editor-apology = Excuses in an apology
editor-minimizing = Making it small
# $languages are those that a text isn’t in.
editor-lacks = Not yet in { $languages }.
editor-add-turn = Add a turn
editor-new-turn = A new turn
editor-title = Title
editor-prompt = Prompt
editor-time = Time
editor-at-end = At the end
editor-wait = Wait for
editor-hold = Wait for someone
editor-advance = Go on at once
editor-waits = Wait a little, then go on
editor-sounds = Sounds
editor-usual-sounds = The usual ones: wood shortly before the end, and a bowl at the end.
editor-add-sound = Add a sound
editor-more = More
editor-less = Less
# Closes the rule, the turn or the step that is open in its list.
editor-done = Done
# When a sound comes: $amount is a length, or a share such as “20%”.
editor-cue-left = { $amount } before the end
editor-cue-elapsed = { $amount } after the start
editor-cue-every = every { $amount }
editor-cue-end = at the end
editor-label = Status
editor-nudge = Remind every
editor-flags = Reminders
editor-list = Words to pick
editor-feelings = Feelings
editor-needs = Needs
editor-play = Play: { $sound }
editor-when = When
editor-left = Before the end
editor-elapsed = After the start
editor-every = Again and again
editor-end = At the end
editor-amount = How long
# .number is the name of all that belongs to one of a turn’s sounds, for screen readers.
editor-sound = Sound
    .number = Sound { $number }
editor-strikes = Strikes
editor-cue-label = Words
editor-pause = Stops the clock
editor-yes = Yes
editor-no = No
editor-quiet = Don’t count
editor-counted = Count the seconds
editor-alone = For one person alone
# A line of a list. $label says which list.
editor-line = { $label }, { $number }
editor-new-line = …
# A long list that isn’t shown yet.
editor-lines =
    { $number ->
        [one] Show it
       *[other] Show all { $number }
    }
    .name = Show all { $number }: { $label }
editor-add-line = Add a line
    .name = Add a line: { $label }
# $what is the step that it goes into.
editor-add-step = Add a step
    .inside = Add a step inside: { $what }
editor-add-step-inside = Add a step inside
editor-step-everyone = together
editor-step-each = each person
editor-step-speaker = the speaker
editor-step-listener = the other
editor-step-repeat = several times
editor-step-until-heard = until it’s heard
editor-step-seat = one person
editor-wrap = Put it into
editor-dissolve = Take the steps out of it
editor-step-exchange = open talk
editor-step-agree = agreements
editor-step-review = look at agreements
editor-step-ask = a question to all
editor-no-turn = Add a turn first, under “Turns”.
editor-turn = Turn
editor-no-question = None
editor-title-here = Title here
editor-prompt-here = Prompt here
editor-time-here = Time here
editor-one-by-one = One by one
editor-seats = Only for
editor-order-of = Who begins
editor-in-order = The first
editor-reversed = The last
editor-alternate = Taking turns
editor-seat = Who
editor-times = Times
editor-ask = Question
editor-at-most = Tries
editor-each = Each has
editor-review = Look again
editor-require = Each needs
editor-until = An end
editor-about = What it is
editor-name = Name
editor-summary = Summary
editor-group = Group
editor-suits = Good for
editor-not-for = Not for
editor-source = Source
editor-tags = Tags
editor-search = Found by
editor-who = Who is there
editor-min = At least
editor-max = At most
editor-seat-names = Seats
editor-begins = How it begins and goes
editor-topic = Topic
editor-before = Questions before
editor-opening = Opening
editor-limit = Limit
editor-overtime = Past the end
editor-more-time = More time
editor-repair = Words that help
editor-breaks = Breaks
editor-break-length = Length
editor-break-shortest = Shortest
editor-break-longest = Longest
editor-check-in = Ask every
editor-breath = Breath
editor-no-breath = None
editor-prompts = Offer breaks
editor-suggestions = Suggestions
editor-close = The end
editor-agreements = Agreements
editor-appreciation = Thanks
editor-next-talk = Talk again in
editor-then = Then
editor-add-talk = Add a talk
editor-pools = Time to draw on
editor-add-pool = Add time to draw on
editor-new-pool = Time to think
editor-others = Only in the file
editor-in-file = Show it in the file
