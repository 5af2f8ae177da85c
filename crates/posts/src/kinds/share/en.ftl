kind-share = Share
    .hint = People who can already read the post will see it; its content stays hidden from everyone else.
kind-share-post = Shared post
    .hint = { "" }
kind-share-link = See the shared post
kind-share-not-there = This post cannot be shared.
kind-share-stays = The shared post cannot be changed: share the other one instead.
