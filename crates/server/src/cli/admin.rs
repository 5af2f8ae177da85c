//! `parvis admin`: the way back in for those who are locked out. Whoever may run it on the machine may do
//! anything there anyhow; the log says what was done.

use std::process::ExitCode;

use clap::Subcommand;
use identity::rescue;
use kernel::Result;

use super::{Settings, setup};

#[derive(Debug, Subcommand)]
pub(super) enum Act {
    /// List the administrators.
    List(Settings),
    /// Print a link to choose the password of an account, good for one hour and once.
    Password {
        /// A handle, an email address or a personnel number.
        account: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Make someone an administrator.
    Promote {
        /// A handle, an email address or a personnel number.
        account: String,
        #[command(flatten)]
        settings: Settings,
    },
}

pub(super) fn run(act: &Act) -> Result<ExitCode> {
    let l = ui::Locale::new(setup::lang());
    match act {
        Act::List(settings) => {
            let app = setup::open(settings, setup::FOLDER, false)?;
            for person in app.db.read_blocking(rescue::administrators)? {
                let email = person.email.unwrap_or_default();
                println!("{}\t{}\t{email}", person.handle, person.name);
            }
        }
        Act::Password { account, settings } => {
            let app = setup::open(settings, setup::FOLDER, false)?;
            let account = account.clone();
            let path = app.db.write_blocking(move |tx| rescue::link(tx, &account))?;
            println!("{}", l.t("admin-link"));
            println!("{}{path}", app.config.public_url);
        }
        Act::Promote { account, settings } => {
            let app = setup::open(settings, setup::FOLDER, false)?;
            let account = account.clone();
            let handle = app.db.write_blocking(move |tx| rescue::promote(tx, &account))?;
            println!("{}", l.t1("admin-promoted", "handle", format!("@{handle}")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
