//! What is kept of each person here.

kernel::personal_data! {
    sessions.person_id {
        what: "the browsers they are signed in with: since when, how, last used, its name, the network address",
        why: "staying signed in, and seeing where one is",
        kept: UntilDone, export: Without(&["hash"]), erasure: Delete
    }
    access_tokens.person_id {
        what: "the access tokens of their programs: name, scope, last use",
        why: "programs that act in their name",
        kept: WithAccount, export: Without(&["hash"]), erasure: Delete
    }
    authenticators.person_id {
        what: "the app that shows them codes to sign in: since when, last used",
        why: "a password that somebody else learns is not enough",
        kept: WithAccount, export: Without(&["secret", "step"]), erasure: Delete
    }
    recovery_codes.person_id {
        what: "the hashes of their recovery codes",
        why: "coming in without phone and passkey",
        kept: WithAccount, export: Nothing("it is a way into the account"), erasure: Delete
    }
    passkeys.person_id {
        what: "their passkeys: name, since when, last used",
        why: "signing in without a password",
        kept: WithAccount, export: Without(&["credential", "public_key", "counter"]), erasure: Delete
    }
    half_sign_ins.person_id {
        what: "that they said their password and are asked for more",
        why: "a password that somebody else learns is not enough",
        kept: UntilDone, export: Nothing("it is a way into the account"), erasure: Delete
    }
    emergency_account.person_id {
        what: "that theirs is the account which signs in when no provider answers",
        why: "a way in for administrators",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    tablet_pins.person_id {
        what: "since when they have a PIN for shared tablets",
        why: "signing in where many share one screen",
        kept: WithAccount, export: Without(&["hash"]), erasure: Delete
    }
    proofs.person_id {
        what: "links on their way to them, to choose a password or to prove an address",
        why: "coming back without the password, and having an address",
        kept: UntilDone, export: Nothing("it is a way into the account"), erasure: Delete
    }
    personnel.person_id {
        what: "the number by which the company knows them",
        why: "signing in without an email address",
        kept: WithAccount, export: Whole, erasure: Delete
    }
    mail_domains.opened_by {
        what: "which mail domains they let in",
        why: "who let somebody in can be asked",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    lapsed_guests.person_id {
        what: "that their guest account was closed when they were left without a space",
        why: "an invitation opens it again",
        kept: UntilDone, export: Whole, erasure: Delete
    }
    invitations.person_id {
        what: "that an imported account was offered to them",
        why: "taking over an imported account",
        kept: WithAccount, export: Without(&["hash"]), erasure: Delete
    }
    invitations.invited_by {
        what: "whom they invited",
        why: "who let somebody in can be asked",
        kept: WithAccount, export: Without(&["hash", "email"]), erasure: Anonymise
    }
    owners.person_id {
        what: "that they say who administers the network",
        why: "administrators are named by somebody who answers for it",
        kept: UntilWithdrawn, export: Whole, erasure: Delete
    }
    owners.named_by {
        what: "whom they made an owner of the network",
        why: "who named somebody can be asked",
        kept: UntilWithdrawn, export: Whole, erasure: Anonymise
    }
}
