kind-unknown = Unknown type
    .hint = This type of post is no longer offered here.
kind-unknown-name = This type of post is not offered here.
