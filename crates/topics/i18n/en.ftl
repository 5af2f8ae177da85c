topics-title = Topics
topics-lead = What people write about, as far as you may read it.
topics-find = A topic begins with
topics-find-do = Find
topics-posts = { $n ->
    [one] 1 post
   *[other] { $n } posts
}
topics-posts-many = 500+ posts
topics-none = No topics yet
topics-none-text = Write # and a word in a post: it becomes a topic that others can follow.
topics-not-found = No topic begins so
topics-not-found-text = Try fewer letters. Accents, capitals and hyphens do not matter.
topics-all-of-them = All topics
topics-followed = Topics I follow
topics-lately = Written about these 30 days
topics-twins = Spelled alike
topics-twins-hint = Only administrators see this. Merging keeps old links.
topics-merge = Merge…
topic-edit-lead = Posts stay where they are, and so do their words.
topic-description = Description
topic-description-label = What is it about?
topic-description-hint = One or two sentences, 500 characters at most. Every member who sees the topic reads it; guests do not.
topic-rename = Rename or merge
topic-name = New name
topic-name-hint = If a topic of this name exists, both become that one. Old links and posts lead on. Posts that were brought together stay together.
topic-rename-do = Rename or merge
notice-topic-described = Description saved.
notice-topic-renamed = Topic renamed. Old links lead here.
