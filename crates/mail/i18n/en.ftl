# Sending email.

mail-url-wrong = The address of the mail server must begin with smtp:// or smtps://.
mail-from-wrong = The sender is not a valid email address.
mail-not-set-up = No mail server is configured: this network sends no email.

# The page of administrators
mail-admin-title = Email
mail-admin-lead = Invitations, forgotten passwords and notifications.
mail-admin-server = Mail server
mail-admin-from = Emails are sent from { $from }.
mail-admin-environment = The server and the sender are set where Parvis is started.
mail-admin-how = Start Parvis with --mail-url and --mail-from.
mail-test-to = Send a test to
mail-test-button = Send the test
mail-test-failed = The mail server did not accept the test: { $cause }
mail-hold-title = Hold
mail-held = { $n ->
    [0] Emails are held.
    [one] Emails are held: { $n } about an account is waiting.
   *[other] Emails are held: { $n } about accounts are waiting.
}
mail-flows = { $n ->
    [0] Emails are sent as they come.
    [one] Emails are sent as they come: { $n } about an account is on its way.
   *[other] Emails are sent as they come: { $n } about accounts are on their way.
}
mail-hold-hint = A network restored from a backup holds its emails, notifications on devices and scheduled posts, so that nobody is told the same thing twice.
mail-hold = Hold emails
mail-release = Release
notice-mail-tested = Test sent. Check your mailbox.
notice-mail-held = Emails are held.
notice-mail-released = Emails are being sent again.

# What every email about an account says
letter-why = You receive this email because of an account on { $site }.
letter-test-subject = Test email
letter-test-text = This network can send email.
