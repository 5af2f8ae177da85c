# First posts of a space, in the drafts of its founder
start-practice-welcome = Welcome
    .text =
        This space is for everyone who works as:

        Here you can ask what you do not find elsewhere, and share what works. To begin, say in a comment where you work and what you could help others with.

        #welcome
start-practice-question = What takes you the most time at the moment?
    .text =
        For me it is:

        How do you do it? #goodpractice
start-interest-welcome = Welcome
    .text =
        Here we talk about:

        Beginners are welcome. Who are you, and since when do you like it? #welcome
start-interest-meeting = Our first meeting
    .text =
        What:

        When:

        Where:

        Who comes? Say so in a comment. #meeting
start-project-aims = What we want to reach
    .text =
        The aim:

        By when:

        How we will know that it is done:

        Who does what:

        #aims
start-project-progress = Where we are
    .text =
        Done:

        Under way:

        Blocked:

        #progress
start-external-welcome = Welcome to our partners
    .text =
        This is where we work together on:

        Ask your questions here: we answer within 2 working days. #welcome
start-external-people = Who is who
    .text =
        On our side:

        On yours:

        Introduce yourself in a comment. #whoiswho
start-company-welcome = What this space is for
    .text =
        Here you find:

        What does not belong here:

        #welcome
start-company-question = What would you like to know?
    .text =
        Ask it in a comment: it gets an answer here, for everyone. #yourquestions
start-agreement-welcome = How we work here
    .text =
        This space is for the members of:

        Nobody outside learns who is in it. We share here:

        We do not share here:

        #welcome
start-agreement-minutes = Our next meeting
    .text =
        When:

        What is to be discussed:

        What we will ask for:

        #minutes
