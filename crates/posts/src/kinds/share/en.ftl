kind-share = Share
    .hint = Those who may read the post will see it; nobody else will learn what it says.
kind-share-post = Shared post
    .hint = { "" }
kind-share-link = See the shared post
kind-share-not-there = This post cannot be shared.
kind-share-stays = The shared post cannot be changed: share the other one instead.
