//! The tables. A row is an action, a column a role; [`super::attempt`] says what each action tries.
//!
//! `ok` done or seen · `no` seen, but refused · `-` not there, or not in the list · `in` sign in
//! first · `bad` cannot be taken.
//!
//! Columns: an administrator who is not in the space; whoever runs it; one of its members; somebody
//! of the company who is not in it; a guest in it; a guest of another space; nobody; the author of
//! what is in it. A wall is run by its owner, the author; in a conversation are the member, the
//! guest and the author.

use super::Place;

/// The table of a place.
pub fn of(place: Place) -> &'static str {
    match place {
        Place::Open => OPEN,
        Place::Company => COMPANY,
        Place::Closed => CLOSED,
        Place::Secret => SECRET,
        Place::Wall => WALL,
        Place::Conversation => CONVERSATION,
    }
}

const OPEN: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            ok    ok       ok     ok       ok    -     in     ok
    find it in lists      ok    ok       ok     ok       ok    -     in     ok
    complete its name     ok    ok       ok     ok       ok    -     in     ok
    have it beside pages  -     ok       ok     -        ok    -     in     ok
    see who is in it      ok    ok       ok     ok       ok    -     in     ok
    see its posts         ok    ok       ok     ok       ok    -     in     ok
    meet its posts        ok    ok       ok     ok       ok    -     in     ok
    complete its topic    ok    ok       ok     ok       ok    -     in     ok
    read a post           ok    ok       ok     ok       ok    -     in     ok
    read a comment        ok    ok       ok     ok       ok    -     in     ok
    read what it was      ok    ok       ok     ok       ok    -     in     ok
    fetch a file          ok    ok       ok     ok       ok    -     in     ok
    publish               no    ok       ok     no       ok    -     in     ok
    comment               ok    ok       ok     ok       ok    -     in     ok
    react                 ok    ok       ok     ok       ok    -     in     ok
    attach another's file bad   bad      bad    bad      bad   -     in     bad
    edit                  no    no       no     no       no    -     in     ok
    delete                no    ok       no     no       no    -     in     ok
    restore               -     -        -      -        -     -     in     ok
    restore for another   -     ok       -      -        -     -     in     -
    vote                  ok    ok       ok     ok       ok    -     in     ok
    see the votes         ok    ok       ok     ok       ok    -     in     ok
    close a poll          no    ok       no     no       no    -     in     ok
    accept an answer      no    ok       no     no       no    -     in     ok
    announce              no    ok       bad    no       bad   -     in     bad
    acknowledge           ok    ok       ok     ok       ok    -     in     ok
    see who has not       no    ok       no     no       no    -     in     no
    join                  ok    ok       ok     ok       ok    -     in     ok
    leave                 ok    ok       ok     ok       ok    -     in     ok
    pin a post            no    ok       no     no       no    -     in     no
    choose a level        ok    ok       ok     ok       ok    -     in     ok
    follow a thread       ok    ok       ok     ok       ok    -     in     ok
    see who asks          no    ok       no     no       no    -     in     no
    see its guests        no    ok       no     no       no    -     in     no
    add a member          no    ok       no     no       no    -     in     no
    remove a member       no    ok       no     no       no    -     in     no
    make an animator      no    ok       no     no       no    -     in     no
    describe it           no    ok       no     no       no    -     in     no
    open it to guests     no    ok       no     no       no    -     in     no
";

const COMPANY: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            ok    ok       ok     ok       ok    -     in     ok
    find it in lists      ok    ok       ok     ok       ok    -     in     ok
    complete its name     ok    ok       ok     ok       ok    -     in     ok
    have it beside pages  ok    ok       ok     ok       ok    -     in     ok
    see who is in it      ok    ok       ok     ok       ok    -     in     ok
    see its posts         ok    ok       ok     ok       ok    -     in     ok
    meet its posts        ok    ok       ok     ok       ok    -     in     ok
    complete its topic    ok    ok       ok     ok       ok    -     in     ok
    read a post           ok    ok       ok     ok       ok    -     in     ok
    read a comment        ok    ok       ok     ok       ok    -     in     ok
    read what it was      ok    ok       ok     ok       ok    -     in     ok
    fetch a file          ok    ok       ok     ok       ok    -     in     ok
    publish               ok    ok       ok     ok       ok    -     in     ok
    comment               ok    ok       ok     ok       ok    -     in     ok
    react                 ok    ok       ok     ok       ok    -     in     ok
    attach another's file bad   bad      bad    bad      bad   -     in     bad
    edit                  no    no       no     no       no    -     in     ok
    delete                no    ok       no     no       no    -     in     ok
    restore               -     -        -      -        -     -     in     ok
    restore for another   -     ok       -      -        -     -     in     -
    vote                  ok    ok       ok     ok       ok    -     in     ok
    see the votes         ok    ok       ok     ok       ok    -     in     ok
    close a poll          no    ok       no     no       no    -     in     ok
    accept an answer      no    ok       no     no       no    -     in     ok
    announce              bad   ok       bad    bad      bad   -     in     bad
    acknowledge           ok    ok       ok     ok       ok    -     in     ok
    see who has not       no    ok       no     no       no    -     in     no
    join                  ok    ok       ok     ok       ok    -     in     ok
    leave                 ok    ok       ok     ok       ok    -     in     ok
    pin a post            no    ok       no     no       no    -     in     no
    choose a level        ok    ok       ok     ok       ok    -     in     ok
    follow a thread       ok    ok       ok     ok       ok    -     in     ok
    see who asks          no    ok       no     no       no    -     in     no
    see its guests        no    ok       no     no       no    -     in     no
    add a member          no    ok       no     no       no    -     in     no
    remove a member       no    ok       no     no       no    -     in     no
    make an animator      no    ok       no     no       no    -     in     no
    describe it           no    ok       no     no       no    -     in     no
    open it to guests     no    ok       no     no       no    -     in     no
";

const CLOSED: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            ok    ok       ok     ok       ok    -     in     ok
    find it in lists      ok    ok       ok     ok       ok    -     in     ok
    complete its name     ok    ok       ok     ok       ok    -     in     ok
    have it beside pages  -     ok       ok     -        ok    -     in     ok
    see who is in it      -     ok       ok     -        ok    -     in     ok
    see its posts         -     ok       ok     -        ok    -     in     ok
    meet its posts        -     ok       ok     -        ok    -     in     ok
    complete its topic    -     ok       ok     -        ok    -     in     ok
    read a post           -     ok       ok     -        ok    -     in     ok
    read a comment        -     ok       ok     -        ok    -     in     ok
    read what it was      -     ok       ok     -        ok    -     in     ok
    fetch a file          -     ok       ok     -        ok    -     in     ok
    publish               -     ok       ok     -        ok    -     in     ok
    comment               -     ok       ok     -        ok    -     in     ok
    react                 -     ok       ok     -        ok    -     in     ok
    attach another's file -     bad      bad    -        bad   -     in     bad
    edit                  -     no       no     -        no    -     in     ok
    delete                -     ok       no     -        no    -     in     ok
    restore               -     -        -      -        -     -     in     ok
    restore for another   -     ok       -      -        -     -     in     -
    vote                  -     ok       ok     -        ok    -     in     ok
    see the votes         -     ok       ok     -        ok    -     in     ok
    close a poll          -     ok       no     -        no    -     in     ok
    accept an answer      -     ok       no     -        no    -     in     ok
    announce              -     ok       bad    -        bad   -     in     bad
    acknowledge           -     ok       ok     -        ok    -     in     ok
    see who has not       -     ok       no     -        no    -     in     no
    join                  ok    ok       ok     ok       ok    -     in     ok
    leave                 ok    ok       ok     ok       ok    -     in     ok
    pin a post            -     ok       no     -        no    -     in     no
    choose a level        -     ok       ok     -        ok    -     in     ok
    follow a thread       -     ok       ok     -        ok    -     in     ok
    see who asks          -     ok       no     -        no    -     in     no
    see its guests        -     ok       no     -        no    -     in     no
    accept who asks       -     ok       no     -        no    -     in     no
    decline who asks      -     ok       no     -        no    -     in     no
    add a member          -     ok       no     -        no    -     in     no
    remove a member       -     ok       no     -        no    -     in     no
    make an animator      -     ok       no     -        no    -     in     no
    describe it           -     ok       no     -        no    -     in     no
    open it to guests     -     ok       no     -        no    -     in     no
";

const SECRET: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            -     ok       ok     -        ok    -     in     ok
    find it in lists      -     ok       ok     -        ok    -     in     ok
    complete its name     -     ok       ok     -        ok    -     in     ok
    have it beside pages  -     ok       ok     -        ok    -     in     ok
    see who is in it      -     ok       ok     -        ok    -     in     ok
    see its posts         -     ok       ok     -        ok    -     in     ok
    meet its posts        -     ok       ok     -        ok    -     in     ok
    complete its topic    -     ok       ok     -        ok    -     in     ok
    read a post           -     ok       ok     -        ok    -     in     ok
    read a comment        -     ok       ok     -        ok    -     in     ok
    read what it was      -     ok       ok     -        ok    -     in     ok
    fetch a file          -     ok       ok     -        ok    -     in     ok
    publish               -     ok       ok     -        ok    -     in     ok
    comment               -     ok       ok     -        ok    -     in     ok
    react                 -     ok       ok     -        ok    -     in     ok
    attach another's file -     bad      bad    -        bad   -     in     bad
    edit                  -     no       no     -        no    -     in     ok
    delete                -     ok       no     -        no    -     in     ok
    restore               -     -        -      -        -     -     in     ok
    restore for another   -     ok       -      -        -     -     in     -
    vote                  -     ok       ok     -        ok    -     in     ok
    see the votes         -     ok       ok     -        ok    -     in     ok
    close a poll          -     ok       no     -        no    -     in     ok
    accept an answer      -     ok       no     -        no    -     in     ok
    announce              -     ok       bad    -        bad   -     in     bad
    acknowledge           -     ok       ok     -        ok    -     in     ok
    see who has not       -     ok       no     -        no    -     in     no
    join                  -     ok       ok     -        ok    -     in     ok
    leave                 -     ok       ok     -        ok    -     in     ok
    pin a post            -     ok       no     -        no    -     in     no
    choose a level        -     ok       ok     -        ok    -     in     ok
    follow a thread       -     ok       ok     -        ok    -     in     ok
    see who asks          -     ok       no     -        no    -     in     no
    see its guests        -     ok       no     -        no    -     in     no
    add a member          -     ok       no     -        no    -     in     no
    remove a member       -     ok       no     -        no    -     in     no
    make an animator      -     ok       no     -        no    -     in     no
    describe it           -     ok       no     -        no    -     in     no
    open it to guests     -     ok       no     -        no    -     in     no
";

const WALL: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            ok    ok       ok     ok       -     -     in     ok
    find it in lists      -     -        -      -        -     -     in     -
    complete its name     -     -        -      -        -     -     in     -
    have it beside pages  -     -        -      -        -     -     in     -
    see who is in it      ok    ok       ok     ok       -     -     in     ok
    see its posts         ok    ok       ok     ok       -     -     in     ok
    meet its posts        ok    ok       ok     ok       -     -     in     ok
    complete its topic    ok    ok       ok     ok       -     -     in     ok
    read a post           ok    ok       ok     ok       -     -     in     ok
    read a comment        ok    ok       ok     ok       -     -     in     ok
    read what it was      ok    ok       ok     ok       -     -     in     ok
    fetch a file          ok    ok       ok     ok       -     -     in     ok
    publish               no    no       no     no       -     -     in     ok
    comment               ok    ok       ok     ok       -     -     in     ok
    react                 ok    ok       ok     ok       -     -     in     ok
    attach another's file bad   bad      bad    bad      -     -     in     bad
    edit                  no    no       no     no       -     -     in     ok
    delete                no    no       no     no       -     -     in     ok
    restore               -     -        -      -        -     -     in     ok
    vote                  ok    ok       ok     ok       -     -     in     ok
    see the votes         ok    ok       ok     ok       -     -     in     ok
    close a poll          no    no       no     no       -     -     in     ok
    accept an answer      no    no       no     no       -     -     in     ok
    announce              no    no       no     no       -     -     in     bad
    join                  no    no       no     no       -     -     in     ok
    leave                 ok    ok       ok     ok       -     -     in     no
    pin a post            no    no       no     no       -     -     in     no
    choose a level        no    no       no     no       -     -     in     no
    follow a thread       ok    ok       ok     ok       -     -     in     ok
    see who asks          no    no       no     no       -     -     in     no
    see its guests        no    no       no     no       -     -     in     no
    add a member          no    no       no     no       -     -     in     no
    remove a member       no    no       no     no       -     -     in     no
    make an animator      no    no       no     no       -     -     in     no
    describe it           no    no       no     no       -     -     in     no
    open it to guests     no    no       no     no       -     -     in     no
";

const CONVERSATION: &str = "
    action                admin animator member outsider guest stray nobody author
    know of it            -     -        ok     -        ok    -     in     ok
    find it in lists      -     -        -      -        -     -     in     -
    complete its name     -     -        -      -        -     -     in     -
    have it beside pages  -     -        ok     -        ok    -     in     ok
    see who is in it      -     -        ok     -        ok    -     in     ok
    see its posts         -     -        ok     -        ok    -     in     ok
    meet its posts        -     -        -      -        -     -     in     -
    complete its topic    -     -        ok     -        ok    -     in     ok
    read a post           -     -        ok     -        ok    -     in     ok
    read a comment        -     -        ok     -        ok    -     in     ok
    read what it was      -     -        ok     -        ok    -     in     ok
    fetch a file          -     -        ok     -        ok    -     in     ok
    publish               -     -        ok     -        ok    -     in     ok
    comment               -     -        ok     -        ok    -     in     ok
    react                 -     -        ok     -        ok    -     in     ok
    attach another's file -     -        bad    -        bad   -     in     bad
    edit                  -     -        no     -        no    -     in     ok
    delete                -     -        no     -        no    -     in     ok
    restore               -     -        -      -        -     -     in     ok
    vote                  -     -        ok     -        ok    -     in     ok
    see the votes         -     -        ok     -        ok    -     in     ok
    close a poll          -     -        no     -        no    -     in     ok
    accept an answer      -     -        no     -        no    -     in     ok
    announce              -     -        bad    -        bad   -     in     bad
    join                  -     -        ok     -        ok    -     in     ok
    leave                 -     -        ok     -        ok    -     in     ok
    pin a post            -     -        no     -        no    -     in     no
    choose a level        -     -        no     -        no    -     in     no
    follow a thread       -     -        ok     -        ok    -     in     ok
    see who asks          -     -        no     -        no    -     in     no
    see its guests        -     -        no     -        no    -     in     no
    add a member          -     -        no     -        no    -     in     no
    remove a member       -     -        no     -        no    -     in     no
    make an animator      -     -        no     -        no    -     in     no
    describe it           -     -        no     -        no    -     in     no
    open it to guests     -     -        no     -        no    -     in     no
";
