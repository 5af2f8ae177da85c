# Who knows about something
experts-title = Who knows?
experts-title-of = Who knows about “{ $q }”
experts-lead = Colleagues of every unit, with what they answered and wrote.
experts-field = Subject, such as Incoterms
experts-how = Only what you can read counts: accepted answers, articles, thanks, skills. Private conversations never do, nor does what people read.
experts-none = Nobody found for this subject
experts-none-hint = Try other words, or ask a question where many will read it.
experts-search = Search for these words
experts-yours = What others see of you:
experts-all = See all
experts-latest =
    { $n ->
        [one] { $what }, in { $when }
       *[other] { $what }, the latest in { $when }
    }
experts-by-accepted =
    { $n ->
        [one] 1 accepted answer on “{ $about }”
       *[other] { $n } accepted answers on “{ $about }”
    }
experts-by-accepted-plain =
    { $n ->
        [one] 1 accepted answer to a similar question
       *[other] { $n } accepted answers to similar questions
    }
experts-by-answer =
    { $n ->
        [one] 1 answer on “{ $about }”
       *[other] { $n } answers on “{ $about }”
    }
experts-by-answer-plain =
    { $n ->
        [one] 1 answer on a similar subject
       *[other] { $n } answers on similar subjects
    }
experts-by-article =
    { $n ->
        [one] 1 article on “{ $about }”
       *[other] { $n } articles on “{ $about }”
    }
experts-by-article-plain =
    { $n ->
        [one] 1 article on a similar subject
       *[other] { $n } articles on similar subjects
    }
experts-by-post =
    { $n ->
        [one] 1 post on “{ $about }”
       *[other] { $n } posts on “{ $about }”
    }
experts-by-post-plain =
    { $n ->
        [one] 1 post on a similar subject
       *[other] { $n } posts on similar subjects
    }
experts-by-praise =
    { $n ->
        [one] Praised once about “{ $about }”
       *[other] Praised { $n } times about “{ $about }”
    }
experts-by-praise-plain =
    { $n ->
        [one] Praised once on a similar subject
       *[other] Praised { $n } times on similar subjects
    }
experts-by-here =
    { $n ->
        [one] Answered others in 1 recent discussion of this space
       *[other] Answered others in { $n } recent discussions of this space
    }
experts-by-skill =
    { $n ->
        [0] Skill in the profile: { $skill }
        [one] Skill: { $skill }, confirmed by 1 colleague
       *[other] Skill: { $skill }, confirmed by { $n } colleagues
    }

# One's own page
experts-mine = My expertise
experts-mine-lead = Your skills, what others see of you, and what you do not want to be shown for.
experts-my-skills = My skills
experts-my-skills-none = The skills you add appear in your profile.
experts-skill-remove = Remove { $skill }
experts-suggested = Suggestions
experts-suggested-hint = Only you see them. Nothing is added without your click.
experts-from-job = From your job title:
experts-from-writing = From what you wrote:
experts-find-skill = Find a skill
experts-find-skill-hint = From your company’s list, or in your own words.
experts-seen = What others see of me
experts-seen-hint = Enter a subject to see what a colleague who can read the same posts as you would see.
experts-look = Look
experts-seen-none = Nothing speaks for you on this subject.
experts-hide-one = Do not show this
experts-hide-subject = Do not show me for “{ $q }”
experts-hide-wholly = Do not show me at all
experts-hidden = Hidden
experts-hidden-none = What you hide appears here, so that you can show it again.
experts-hidden-one = Something you wrote
experts-hidden-subject = Subject
experts-hidden-wholly = You are not shown as an expert, for any subject, and no question is put to you.
experts-hidden-many = You hide { $n } things already: show some again first.
experts-show-again = Show again
experts-subject-missing = Enter a subject.
notice-skill-added = Skill added.
notice-skill-removed = Skill removed.
notice-experts-hidden = Hidden.
notice-experts-shown = Shown again.

# Confirming skills
endorse-title = Skills of { $name }
endorse-lead = Confirm what you worked on together. Your colleague is told, and you can take it back.
endorse-link = Confirmations
endorse-see = Skills
endorse-none = No skills yet
endorse-none-hint = Skills appear here once they are in the profile.
endorse-nobody = Nobody has confirmed it yet.
endorse-count =
    { $n ->
        [one] Confirmed by 1 colleague:
       *[other] Confirmed by { $n } colleagues:
    }
endorse-do = I worked with them on this
endorse-undo = Take back
endorse-refuse = Remove
endorse-not-yourself = You cannot confirm your own skills.
notice-endorsed = Skill confirmed.
notice-unendorsed = Confirmation removed.
inbox-kind-endorsed = { $name } confirmed a skill of yours
mail-kind-endorsed = Skills that colleagues confirm

# Putting a question to people
ask-offer = I don’t know whom to ask
ask-offer-other = Find someone who knows
ask-whom = Whom to ask?
ask-whom-lead = Colleagues of other units who may know, with the reason. All of them can read the question.
ask-how = They are asked one after the other: the next one after four working hours without an answer. Nobody learns who declined.
ask-do = Ask them one after the other
ask-none = Nobody to propose
ask-none-hint = No colleague of another unit wrote about this where you can read it. Mention someone, or post the question in a larger space.
ask-running = Your question is on its way
ask-running-hint = It is put to one colleague after the other until someone answers. You will be notified of the answer.
ask-done = Everyone chosen on { $day } has been asked. You can choose others.
ask-back = Back to the question
ask-running-already = This question is being put to people already.
ask-nobody = Choose at least one person.
ask-many = At most { $n } people.
ask-not-proposed = Choose among the people proposed.
ask-mine = Questions put to me
ask-request-title = Can you help?
ask-request-lead = Answer, pass it on, or decline: nobody else learns which.
ask-asked-by = { $name } is looking for someone who knows
ask-passed-by = { $name } passed this question on to you
ask-offered = This question has had no answer for a day
ask-because = Why you:
ask-because-accepted =
    { $n ->
        [one] an answer of yours to a similar question was accepted.
       *[other] { $n } answers of yours to similar questions were accepted.
    }
ask-because-answer =
    { $n ->
        [one] you answered on a similar subject.
       *[other] you answered { $n } times on similar subjects.
    }
ask-because-article =
    { $n ->
        [one] you wrote an article on a similar subject.
       *[other] you wrote { $n } articles on similar subjects.
    }
ask-because-post =
    { $n ->
        [one] you wrote a post on a similar subject.
       *[other] you wrote { $n } posts on similar subjects.
    }
ask-because-praise =
    { $n ->
        [one] a colleague praised you on a similar subject.
       *[other] colleagues praised you { $n } times on similar subjects.
    }
ask-because-here =
    { $n ->
        [one] you answered others in a recent discussion of this space.
       *[other] you answered others in { $n } recent discussions of this space.
    }
ask-because-skill = “{ $skill }” is among your skills.
ask-answer = Answer
ask-decline = Not this time
ask-silent = Others have been asked in the meantime. Your answer is still welcome.
ask-over = This question no longer waits for you.
ask-see = Open the question
ask-pass = Does a colleague know better?
ask-pass-to = Pass on to
ask-pass-hint = Someone who can read the question.
ask-pass-do = Pass on
ask-pass-yourself = Choose a colleague.
ask-pass-author = This person asked the question.
ask-pass-cannot-read = { $name } cannot read this question.
notice-ask-begun = Your question is on its way.
notice-ask-declined = Declined. Nobody is told.
notice-ask-passed = Passed on.
inbox-kind-expert-asked = { $name } is looking for someone who knows: can you help?
inbox-kind-expert-offered = A question without an answer: can you help?
mail-kind-expert-asked = Questions that colleagues put to me
mail-kind-expert-offered = Questions without an answer that I may know

# For administrators
experts-admin = Experts and skills
experts-admin-lead = Finding who knows, skills confirmed by colleagues, questions put to people who may know.
experts-switch = Finding experts
experts-switch-text = Off until you record that the works council was heard. The page “Experts” of the documentation is written to be handed to it.
experts-heard-on = Works council heard on
experts-heard-hint = Or, where there is none, the day on which the staff was informed.
experts-heard-missing = Enter the day on which the works council was heard.
experts-heard-later = This day is still to come.
experts-note = Note
experts-note-hint = What it said, or where its opinion is kept.
experts-note-missing = Enter what the works council said, or where its opinion is kept.
experts-on = Find experts
experts-on-hint = For members of the company. Guests neither find nor are found.
experts-offers = Offer unanswered questions
experts-offers-hint = After 24 hours without an answer, a question is put to people who may know, one after the other.
notice-experts-on = Experts are found.
notice-experts-off = Experts are not found.
skills-title = List of skills
skills-count =
    { $n ->
        [0] The list is empty.
        [one] 1 skill in the list.
       *[other] { $n } skills in the list.
    }
skills-lang-label = Language of the names
skills-lang-none = None in particular
skills-lang-hint = Load the file of each language in turn: the same skill is recognised.
skills-lang = Choose English, French or none.
skills-file = File
skills-file-hint = ESCO’s CSV of skills, or one skill a line. Loading the same file again changes nothing.
skills-load = Load
skills-created =
    { $n ->
        [0] No new skill.
        [one] 1 new skill.
       *[other] { $n } new skills.
    }
skills-changed =
    { $n ->
        [0] None changed.
        [one] 1 changed.
       *[other] { $n } changed.
    }
skills-unchanged =
    { $n ->
        [0] None existed already.
        [one] 1 existed already.
       *[other] { $n } existed already.
    }
skills-skipped =
    { $n ->
        [one] 1 line skipped
       *[other] { $n } lines skipped
    }
skills-skipped-more =
    { $n ->
        [one] and 1 more
       *[other] and { $n } more
    }
skills-line = Line { $line }: { $why }
skills-line-empty = There is no name.
skills-line-several = There are several columns: one skill a line, or ESCO’s titles in the first line.
skills-line-columns = { $found } columns instead of { $expected }.
skills-line-twice = The same skill as in line { $first }.
skills-large = This file is too large: { $most } MB at most.
skills-long = This file is too long: { $most } skills at most.
skills-empty = There is no skill in this file.
skills-binary = This is not a text file. Save the list as CSV.
