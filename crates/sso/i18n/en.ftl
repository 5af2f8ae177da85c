sso-title = Single sign-on
sso-lead = The providers that people sign in with: the account they already have.
sso-new = Add a provider
sso-new-lead = An OpenID Connect provider: Keycloak, Entra ID, Google, LemonLDAP::NG and others. Once added, its page shows the addresses to give it; its client ID and secret come next. Nobody sees it until you turn it on.
sso-none = No provider yet
sso-none-text = People sign in with a password. Add your company’s provider, and they sign in with the account they already have.
sso-on = On
sso-off = Off
sso-people = { $n ->
    [0] Nobody yet
    [one] { $n } person
   *[other] { $n } people
}
sso-used = Last used on { $time }
sso-provider-lead = People sign in with this provider (OpenID Connect).
sso-state = Status
sso-on-text = The sign-in page shows its button.
sso-off-text = Nobody sees it. Try it first: the try shows what the provider sends, and signs nobody in.
sso-client-awaited = Copy the addresses below to the provider first. It gives you a client ID and a secret: type them further down, then try it.
sso-client-first = Type the client ID that the provider gives you first.
sso-try = Try it
sso-switch-on = Turn on
sso-switch-off = Turn off
sso-copy = Copy to the provider
sso-copy-text = Create a client there (web application, authorization code), with these addresses.
sso-copy-do = Copy
sso-copy-one = Copy: { $name }
sso-callback = Redirect address
sso-logout = Back-channel logout address (if it has one)
sso-name = Name
sso-name-hint = Shown on the button: “Sign in with …”.
sso-issuer = Issuer
sso-issuer-hint = The provider’s address, as it writes it: https://login.example.com/realms/company
sso-issuer-hint-known = The provider’s address, as it writes it. Another issuer turns the provider off, forgets who is linked, and signs them out.
sso-client = Client ID
sso-secret = Client secret
sso-secret-hint = Empty for a client without a secret.
sso-secret-kept = Leave empty to keep the current one.
sso-arrival = The first time
sso-arrival-create = Create an account
sso-arrival-create-hint = Anyone the provider lets in. An existing account with the same address is linked, if the provider proves the address; an administrator’s is not.
sso-arrival-claim = Only existing accounts
sso-arrival-claim-hint = Linked by email address, if the provider proves it; an administrator’s is not. The others are told to ask for an invitation.
sso-arrival-link = Only linked accounts
sso-arrival-link-hint = People first sign in as they do today, and link the provider in their settings.
sso-domains = Email domains
sso-domains-hint = Empty for all. Otherwise, only these addresses get an account or are linked to one: example.com, example.org
sso-trust = Trust the addresses of these domains
sso-trust-hint = For providers that do not say that an address is verified, such as Entra ID. Only if your company alone gives out these addresses.
sso-silent = Sign in without asking
sso-silent-hint = People already signed in to the provider do not see the sign-in page.
sso-in-step = Keep profiles up to date
sso-in-step-hint = At each sign-in, name, job, unit, location and telephone are replaced by what the provider says.
sso-claims = Profile and groups
sso-claims-hint = The names of the claims the provider sends. Try it to see them.
sso-scopes = Further scopes
sso-scopes-hint = Beside openid, profile and email.
sso-claim-job = Job title
sso-claim-unit = Unit
sso-claim-site = Location
sso-claim-phone = Telephone
sso-claim-groups = Groups
sso-claim-groups-hint = A list of names; realm_access.roles goes one level down.
sso-kept = Groups to keep here
sso-kept-hint = One a line, as the provider writes them. People join and leave them when they sign in.
sso-save = Save
sso-remove = Remove the provider
sso-remove-text = Its links to accounts and its groups are deleted, and people signed in with it are signed out. Accounts stay: people who have no password need a new one.
sso-remove-sure = Remove “{ $name }”?
notice-sso-added = Provider added: copy the addresses, then try it
notice-sso-begun = Provider added: copy the addresses to it
notice-sso-saved = Provider saved
notice-sso-on = Provider turned on: the sign-in page shows it
notice-sso-off = Provider turned off: the sign-in page no longer shows it
notice-sso-removed = Provider removed
notice-sso-linked = Linked: you can sign in with it
notice-sso-unlinked = No longer linked
sso-empty = Fill this in.
sso-too-many = { $most } providers at most.
sso-issuer-wrong = This is not a web address without “?” or “#”.
sso-issuer-plain = The address must begin with https://.
sso-domain-wrong = “{ $name }” is not an email domain.
sso-trust-needs-domains = Name the domains to trust.
sso-secret-again = Type the secret of the new issuer: the current one is not sent to another.
sso-whole-world = Anybody has an account there: name the domains of those who may come.
sso-group-twice = “{ $name }” is there twice, or differs only by signs or case.
sso-group-wrong = “{ $name }” has no letter and no digit.
sso-scope-wrong = A scope has no spaces, quotes or accents.
sso-tried-title = Try “{ $name }”
sso-tried-lead = Nobody was signed in and nothing was kept.
sso-claims-said = What the provider sends
sso-tried-back = Back to the provider
sso-plan-known = This person would sign in as { $name }.
sso-plan-claim = This person would be linked to the account of { $name }, which has this address.
sso-plan-create = An account would be created for { $name }.
sso-links-title = Sign-in
sso-links-lead = Accounts that you can sign in with, beside your password.
sso-links-none = No provider
sso-links-none-text = Your network has no single sign-on.
sso-linked = Linked on { $time }
sso-not-linked = Not linked
sso-link = Link
sso-unlink-from = Unlink { $name }
sso-only-way = Choose a password first: without it, this provider is the only way you can sign in.
sso-trouble-title = You are not signed in
sso-trouble-told = Administrators can see this error.
sso-again = Try again
sso-back = Other ways to sign in
sso-said = The provider says: “{ $said }”
sso-detail = Detail
sso-trouble-away = { $name } does not answer. Try again in a moment.
sso-nobody-answers = No server answers at { $issuer }: check the issuer.
sso-trouble-discovery = { $name } does not say how to sign in: administrators should check the issuer address.
sso-trouble-keys = { $name } publishes no usable keys.
sso-trouble-client = { $name } does not recognise this network: administrators should check the client ID and the client secret.
sso-trouble-answer = { $name } refused to complete the sign-in. Try again.
sso-trouble-forged = The answer was not signed by { $name }.
sso-trouble-issuer = The answer comes from another provider than { $name }: administrators should check the issuer address, to the letter.
sso-trouble-audience = The answer of { $name } is for another application: administrators should check the client ID.
sso-trouble-expired = The answer of { $name } is too old or from the future: administrators should check the clocks of both machines.
sso-trouble-nonce = The answer of { $name } belongs to another sign-in. Try again.
sso-trouble-subject = { $name } does not say who you are.
sso-trouble-state = This sign-in took too long, or began in another browser. Try again.
sso-trouble-denied = { $name } does not let you in. Ask its administrators for access to this network.
sso-trouble-nobody-there = You are not signed in to { $name }.
sso-trouble-no-account = You have no account here yet. Ask an administrator for an invitation.
sso-trouble-unverified = { $name } does not prove that your email address is yours. Sign in as you did before and link { $name } in your settings, or ask an administrator.
sso-trouble-taken = The account with your email address is already linked to someone else at { $name }. Ask an administrator.
sso-trouble-link-first = There is an account with your email address. Sign in as you did before and link { $name } in your settings.
sso-trouble-domain = Your email address is not one of those that may come here. Ask an administrator for an invitation.
sso-trouble-nameless = { $name } does not say your name.
sso-trouble-closed = Your account has been closed. Ask an administrator.
sso-trouble-other-link = You are already linked to another account of { $name }: unlink that one first.
sso-trouble-other-person = This account of { $name } is already linked to another person here.
sso-trouble-stale = { $name } does not say when you last signed in there. Sign out here and sign in again: you then have 15 minutes.
sso-trouble-not-you = You are signed in to { $name } as someone else.
sso-new-openid = Add an OpenID Connect provider
sso-new-saml = Add a SAML provider
sso-saml-new = Add a SAML provider
sso-saml-new-lead = A SAML 2.0 provider: Keycloak, SimpleSAMLphp, Shibboleth, AD FS and others. Nobody sees it until you turn it on: try it first.
sso-saml-lead = People sign in with this provider (SAML 2.0).
sso-saml-copy-text = Register this network there: with the file, or by typing these values.
sso-saml-entity = Entity ID
sso-saml-acs = Assertion consumer service (HTTP-POST)
sso-saml-name-id = Name ID format
sso-saml-download = Download our metadata
sso-saml-theirs = What its metadata says
sso-saml-sign-on = Sign-on address (HTTP-Redirect)
sso-saml-certificate = Signing certificate
sso-saml-until = Until { $date }
sso-saml-ended = Expired on { $date }
sso-saml-ends = The provider’s signing certificate expires on { $date }. Load its new metadata as soon as it publishes another: answers signed with an unknown certificate are refused.
sso-saml-metadata = The provider’s metadata
sso-saml-metadata-text = An XML file that the provider publishes or lets you download. One of the three is enough.
sso-saml-metadata-kept = Leave all three empty to keep the current metadata. With another entity ID, the provider is turned off, and forgets who is linked and signs them out.
sso-saml-url = Address
sso-saml-url-hint = Fetched once, now. https://login.example.com/realms/company/protocol/saml/descriptor
sso-saml-file = File
sso-saml-file-read = Read the file
sso-saml-text = Text
sso-saml-subject = Identifying attribute
sso-saml-subject-hint = Empty: the persistent name ID. Otherwise an attribute that each person keeps for good and that nobody else is ever given, never an email address. Another choice turns the provider off and forgets who is linked.
sso-saml-trust-hint = A SAML provider does not say that an address is verified. Only if your company alone gives out these addresses.
sso-saml-claims-hint = The names of the attributes the provider sends. Try it to see them.
sso-saml-groups-hint = memberOf, or http://schemas.microsoft.com/ws/2008/06/identity/claims/groups
sso-metadata-empty = Bring the provider’s metadata: address, file or text.
sso-metadata-unsound = This is not SAML metadata: an XML document that begins with EntityDescriptor.
sso-metadata-nobody = This metadata describes no SAML 2.0 identity provider. It may be that of an application.
sso-metadata-several = This metadata describes several identity providers: bring that of one alone.
sso-metadata-no-redirect = This provider accepts no requests by HTTP-Redirect: enable this binding there.
sso-metadata-no-key = This metadata has no usable signing certificate: RSA from 2,048 bits, or ECDSA on P-256 or P-384.
sso-metadata-over = This metadata says that it is over. Ask the provider for a newer one.
sso-metadata-plain = The sign-on address must begin with https://.
sso-metadata-url-wrong = This is not a web address.
sso-metadata-url-away = Nothing could be read there. Check the address, or bring the file.
sso-kind-stays = A provider keeps its kind: add another.
sso-trouble-unsound = The answer of { $name } is not in a form that is accepted here: administrators can see why.
sso-trouble-encrypted = The answer of { $name } is encrypted: administrators should turn off assertion encryption for this network there.
sso-trouble-unsigned = The answer of { $name } is not signed: administrators should have it sign its assertions.
sso-trouble-certificate = The answer is not signed with a certificate of { $name } that is known here: administrators should load its metadata again.
sso-trouble-weak = { $name } signs with an algorithm that is no longer accepted: administrators should choose RSA-SHA256 there.
sso-trouble-sender = The answer comes from another provider than { $name }: administrators should load its metadata again.
sso-trouble-entity = The answer of { $name } is for another application: administrators should check our entity ID there.
sso-trouble-recipient = The answer of { $name } was meant for another address: administrators should check the assertion consumer service there.
sso-trouble-identifier = { $name } does not say who you are by an identifier that stays yours: administrators should ask it for a persistent name ID, or name an attribute.
sso-proved-title = Confirmed
sso-proved = Close this window and continue in the other one.
sso-trouble-again = It did not work
sso-sure-title = Link { $name }?
sso-sure-lead = Only if this account is yours: anyone who has it can sign in as you.
sso-sure-who = At { $name }, you are
sso-link-to = Link { $name }
scim-title = Company directories
scim-lead = The directories of your company that create, change and deactivate accounts here, by SCIM or LDAP.
scim-none = No company directory yet
scim-none-text = Accounts come from invitations, files and single sign-on. Add your company’s directory, and accounts come and go with it.
scim-new = Add a SCIM directory
scim-name = Name
scim-name-hint = For example: Entra ID. Groups show where they come from.
scim-domains = Email domains
scim-domains-hint = Separated by commas: example.com, example.org. Only within these domains does the directory take over accounts in use and change their email address. Empty: it takes over only accounts not activated yet.
scim-add = Add
scim-settings = Settings
scim-save = Save
scim-people = { $n ->
    [0] No people
    [one] { $n } person
   *[other] { $n } people
}
scim-groups = { $n ->
    [0] no groups
    [one] { $n } group
   *[other] { $n } groups
}
scim-used = last request on { $time }
scim-unused = no request yet
scim-directory-lead = This directory manages accounts and groups here (SCIM 2.0).
scim-copy = Copy to the directory
scim-copy-text = In its provisioning settings, with “HTTP header” or “bearer token” as authentication.
scim-base = Base address (tenant URL)
scim-token-once = The token, shown only this once:
scim-token-made = The token was created on { $time }. It is shown only when it is created.
scim-renew = New token
scim-renew-sure = Create a new token?
scim-renew-text = The current one stops working at once.
scim-state = Status
scim-refused-at = Last refusal, on { $time }:
scim-nothing-refused = No recent refusal.
scim-rules = A directory sees only the people and groups it created or took over. It takes over an account with the same email address, unless it is an administrator’s or a guest’s, or in use outside its email domains. It never changes roles.
scim-remove = Remove the directory
scim-remove-text = Its groups are deleted and its token stops working. Accounts stay as they are.
scim-remove-sure = Remove “{ $name }”?
notice-scim-saved = Directory saved
notice-scim-removed = Directory removed
scim-too-many = { $most } directories at most.
scim-error-refused = { $said }
scim-error-syntax = The request is not valid JSON: { $said }
scim-error-lacks = The request lacks what it needs: { $said }
scim-error-type = Send { $said } or application/json.
scim-error-method = This address does not take this method.
scim-error-absent = “{ $said }” is not supported here.
scim-error-filter = This filter cannot be read: { $said }
scim-error-filter-deep = A filter goes { $said } parentheses deep at most.
scim-error-filter-attribute = Unknown attribute: “{ $said }”.
scim-error-path = This path cannot be read: { $said }
scim-error-no-target = “{ $said }” needs a path.
scim-error-op = “{ $said }” is not an operation: add, replace or remove.
scim-error-operations = { $said } operations at most in one request.
scim-error-value = The value of “{ $said }” has the wrong type.
scim-error-long = The value of “{ $said }” is too long.
scim-error-many = “{ $said }” has too many values.
scim-error-required = “{ $said }” is required.
scim-error-read-only = “{ $said }” cannot be changed.
scim-error-members = Members are named by “value eq”: { $said }
scim-error-nobody = No person of this directory has the id “{ $said }”: send the person first.
scim-error-nested = “{ $said }” is a group: groups inside groups are not supported, send their people.
scim-error-large-group = A group has { $said } members at most.
scim-error-taken = “{ $said }” belongs to another person.
scim-error-known = The account with the address { $said } is already kept by a directory.
scim-error-not-claimed = The account with the address { $said } is an administrator’s: no directory takes it over.
scim-error-guest = The account with the address { $said } is a guest’s: no directory takes it over.
scim-error-domain = { $said } is outside the email domains of this directory, so the account is not changed: an administrator adds the domain on the directory’s page.
scim-error-administrator-address = An administrator’s email address can only be changed here: { $said } was not applied.
scim-error-manager = This line manager ({ $said }) is nobody this directory sent.
scim-error-circle = This line manager ({ $said }) reports to the person.
scim-error-outdated = This was changed in the meantime: read it again.

# Directories that are asked over LDAP
ldap-new = Add an LDAP directory
ldap-new-lead = Active Directory, OpenLDAP: people and groups are kept in step, and people sign in with the password they already have.
ldap-directory-lead = People and groups come from this directory, which is read over LDAP.
ldap-name-hint = For example: Active Directory. Groups show where they come from.
ldap-kind = Kind of directory
ldap-kind-active-directory = Active Directory
ldap-kind-active-directory-hint = Microsoft’s, or Samba.
ldap-kind-openldap = OpenLDAP
ldap-kind-openldap-hint = Also 389 Directory Server and others with inetOrgPerson.
ldap-address = Address
ldap-address-hint = ldaps://dc1.example.com, or ldap:// to start encryption on the way (STARTTLS). A port may follow.
ldap-address-wrong = Write ldaps:// or ldap:// and the name of the server, and nothing else.
ldap-address-plain = Without encryption only a directory on this same machine is read.
ldap-bind = Read account
ldap-bind-hint = An account that may read people and groups, and nothing more: CN=parvis,OU=Services,DC=example,DC=com.
ldap-password = Password of the read account
ldap-password-kept = Leave it empty to keep the current one. It is not shown again.
ldap-password-again = Type the password of the read account again: the address, the certificates or the encryption changed.
ldap-base = Where people are
ldap-base-hint = For example: OU=People,DC=example,DC=com.
ldap-group-base = Where groups are
ldap-group-base-hint = Empty: no group comes from this directory.
ldap-signs-in = Sign in with the directory’s password
ldap-signs-in-hint = People of the directory type it on the sign-in page. Administrators keep a password of their own, for the day the directory is away.
ldap-arrival = First sign-in of someone not here yet
ldap-arrival-create = Create the account
ldap-arrival-create-hint = For everyone the directory lets in.
ldap-arrival-claim = Take over an existing account
ldap-arrival-claim-hint = Only for those who have an account with the same email address.
ldap-arrival-link = Nothing
ldap-arrival-link-hint = Only people already kept in step sign in.
ldap-details = Certificates, filters, attributes
ldap-details-hint = Empty: what is usual for this kind of directory.
ldap-certificates = Certificate authority
ldap-certificates-hint = Of a directory whose certificate this machine does not trust: paste the authority’s certificate (PEM).
ldap-filter = People filter
ldap-login-filter = Sign-in filter
ldap-login-filter-hint = { "{login}" } is what people type.
ldap-group-filter = Group filter
ldap-filter-wrong = This filter cannot be read: check its parentheses.
ldap-filter-login = { "{login}" } is missing: it is what people type.
ldap-attributes = Attributes
ldap-attributes-hint = One a line, for example: job: title
ldap-attribute-wrong = This is not the name of an attribute: { $name }
ldap-id-fixed = The identifier cannot change: people are already known by it.
ldap-unit-above = The unit is the organisational unit
ldap-unit-above-hint = The OU just above the person, and not the department attribute.
ldap-plain = Without encryption
ldap-plain-hint = Only for a directory on this same machine.
ldap-on = In step
ldap-off = Not in step
ldap-on-text = Every hour, people and groups become what the directory says. Anyone who leaves it is deactivated and signed out at once.
ldap-off-text = Nothing changes yet. Look at the differences first, then start.
ldap-look = Show the differences
ldap-sync = Sync now
ldap-switch-on = Start syncing
ldap-switch-off = Stop syncing
ldap-look-first = Look at the differences first.
ldap-awaited = The directory is being read.
ldap-again = Show the result
ldap-would = What would change
ldap-did = Last sync
ldap-seconds = { $n ->
    [0] less than a second
    [one] { $n } second
   *[other] { $n } seconds
}
ldap-same = Everything is as the directory says.
ldap-side-new = { $n ->
    [one] { $n } new account
   *[other] { $n } new accounts
}
ldap-side-claimed = { $n ->
    [one] { $n } account taken over
   *[other] { $n } accounts taken over
}
ldap-side-changed = { $n ->
    [one] { $n } person changed
   *[other] { $n } people changed
}
ldap-side-opened = { $n ->
    [one] { $n } account reactivated
   *[other] { $n } accounts reactivated
}
ldap-side-closed = { $n ->
    [one] { $n } account deactivated
   *[other] { $n } accounts deactivated
}
ldap-side-new-groups = { $n ->
    [one] { $n } new group
   *[other] { $n } new groups
}
ldap-side-changed-groups = { $n ->
    [one] { $n } group changed
   *[other] { $n } groups changed
}
ldap-side-gone-groups = { $n ->
    [one] { $n } group deleted
   *[other] { $n } groups deleted
}
ldap-refused = { $n ->
    [one] { $n } entry refused
   *[other] { $n } entries refused
}
ldap-held = { $n ->
    [one] { $n } account of { $of } would be deactivated: nothing was changed.
   *[other] { $n } accounts of { $of } would be deactivated: nothing was changed.
}
ldap-held-groups = { $n ->
    [one] { $n } group of { $of } would be deleted: nothing was changed.
   *[other] { $n } groups of { $of } would be deleted: nothing was changed.
}
ldap-held-members = { $n ->
    [one] { $n } membership of groups of { $of } would end: nothing was changed.
   *[other] { $n } memberships of groups of { $of } would end: nothing was changed.
}
ldap-confirm = Sync anyway
ldap-confirm-sure = Deactivate and delete as shown?
ldap-confirm-text = First check where people are and the people filter: a typing mistake there makes everyone disappear.
ldap-try = Try with one person
ldap-try-login = What they type to sign in
ldap-try-hint = Nobody is signed in and nothing is changed.
ldap-try-button = Try
ldap-try-nobody = The directory finds nobody with this.
ldap-try-known = Their account is { $handle }.
ldap-try-closes = Disabled in the directory: { $handle } would be deactivated.
ldap-try-closed = Their account { $handle } is deactivated.
ldap-try-disabled = Disabled in the directory: no account would be created.
ldap-try-new = An account would be created.
ldap-try-claims = The account { $handle } would be taken over.
ldap-fact-dn = Entry
ldap-fact-id = Identifier
ldap-fact-user-name = Name in the directory
ldap-fact-email = Email
ldap-fact-job = Job
ldap-fact-unit = Unit
ldap-fact-phone = Telephone
ldap-fact-number = Personnel number
ldap-fact-manager = Line manager
ldap-fact-groups = Groups
ldap-remove-text = Its groups are deleted and nobody signs in with its password any more. Accounts stay as they are.
ldap-no-account = The directory knows you, but you have no account here: ask an administrator.
ldap-sign-in-away = Your company’s directory does not answer: try again in a few minutes.
notice-ldap-added = Directory added: try one person, then show the differences
notice-ldap-asked = The directory is being read
notice-ldap-on = Syncing
notice-ldap-off = No longer syncing
scim-error-ldap-away = The directory does not answer: { $said }. Check its address, its port and the firewall between.
scim-error-ldap-private = { $said } is a private address this network may not ask: the server’s administrator allows it with --allow-networks.
scim-error-ldap-slow = The directory takes too long to answer. { $said }
scim-error-ldap-certificate = The directory’s certificate is not trusted: { $said }. Paste the certificate of its authority, and use the name the certificate is for.
scim-error-ldap-secure = The directory refuses to start encryption (STARTTLS), or demands it: { $said }. Use ldaps://, or switch it on there.
scim-error-ldap-bind = The directory refuses the read account: { $said }. Check its name and its password.
scim-error-ldap-base = Nothing is at this place in the directory: { $said }. Check where people and groups are.
scim-error-ldap-rights = The read account may not read { $said }.
scim-error-ldap-size = The directory gives only part of the answer: { $said }. Allow the read account pages and more entries, or narrow the filter.
scim-error-ldap-elsewhere = { $said } is in another server’s part of the directory: read that server.
scim-error-ldap-filter = The directory cannot read the filter. { $said }
scim-error-ldap-answer = The directory answers with an error: { $said }
scim-error-ldap-lacks = The entry lacks an attribute: { $said }
scim-error-ldap-failed = Something went wrong on our side: the server’s log says what.
