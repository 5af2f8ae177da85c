kind-unknown = Unknown kind
    .hint = This kind of post is no longer offered here.
kind-unknown-name = This kind of post is not offered here.
