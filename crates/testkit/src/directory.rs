//! A real LDAP directory: Debian's slapd, on ports of its own, with certificates of its own. It lives as long as its value.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ldap3::{Ldap, LdapConnAsync, Mod};
use tempfile::TempDir;

/// Below what everything is.
pub const BASE: &str = "dc=example,dc=com";
/// The account that reads, and its password.
pub const READER: (&str, &str) = ("cn=reader,dc=example,dc=com", "reading-only");
/// One that is given five hundred entries at most.
pub const NARROW: (&str, &str) = ("cn=narrow,dc=example,dc=com", "reading-less");
const ADMIN: (&str, &str) = ("cn=admin,dc=example,dc=com", "administers");
/// The password of people.
pub const PASSWORD: &str = "correct horse";

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A directory that runs.
pub struct Directory {
    running: Child,
    folder: TempDir,
    port: u16,
    secured: u16,
}

/// Somebody, as LDIF; further lines may follow.
pub fn person(name: &str, more: &str) -> String {
    let mut ldif = format!(
        "dn: uid={name},ou=people,{BASE}\nobjectClass: inetOrgPerson\nuid: {name}\ncn: {name}\nsn: {name}\n\
         displayName: {name}\nmail: {name}@example.com\nuserPassword: {PASSWORD}\n"
    );
    if !more.is_empty() {
        let _ = writeln!(ldif, "{more}");
    }
    ldif + "\n"
}

/// A group of these entries, as LDIF.
pub fn group(name: &str, members: &[String]) -> String {
    let mut ldif =
        format!("dn: cn={name},ou=groups,{BASE}\nobjectClass: groupOfNames\ncn: {name}\n");
    for member in members {
        let _ = writeln!(ldif, "member: {member}");
    }
    ldif + "\n"
}

/// The name of somebody's entry.
pub fn dn(name: &str) -> String {
    format!("uid={name},ou=people,{BASE}")
}

fn run(command: &mut Command) {
    let done = command.stdin(Stdio::null()).output().expect("a program of Debian");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// An authority, and a certificate of it for this machine.
fn certificates(folder: &Path) {
    let openssl = |arguments: &[&str]| {
        run(Command::new("openssl").args(arguments).current_dir(folder));
    };
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    openssl(
        &[
            &["req", "-x509"][..],
            &key,
            &["-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.pem"],
        ]
        .concat(),
    );
    openssl(
        &[
            &["req"][..],
            &key,
            &["-subj", "/CN=directory", "-keyout", "key.pem", "-out", "asked.pem"],
        ]
        .concat(),
    );
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\n").expect("a file");
    openssl(&[
        "x509",
        "-req",
        "-in",
        "asked.pem",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-extfile",
        "names",
        "-out",
        "cert.pem",
    ]);
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

impl Directory {
    /// Starts one that holds these entries beside `ou=people` and `ou=groups`.
    ///
    /// # Panics
    /// When slapd is missing: `cargo xtask setup` installs it.
    pub fn start(ldif: &str) -> Directory {
        let folder = TempDir::new().expect("a folder for the directory");
        let (path, port, secured) = (folder.path(), free_port(), free_port());
        certificates(path);
        std::fs::create_dir(path.join("db")).expect("a folder");
        let at = path.display();
        let (reader, narrow) = (READER.0, NARROW.0);
        let settings = format!(
            "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\n\
             include /etc/ldap/schema/inetorgperson.schema\nmodulepath /usr/lib/ldap\nmoduleload back_mdb\n\
             moduleload ppolicy\nTLSCACertificateFile {at}/ca.pem\nTLSCertificateFile {at}/cert.pem\n\
             TLSCertificateKeyFile {at}/key.pem\nreferral ldap://127.0.0.1:{port}\ndatabase mdb\nsuffix \"{BASE}\"\n\
             rootdn \"{}\"\nrootpw {}\ndirectory {at}/db\nmaxsize 268435456\nindex objectClass,uid,mail,entryUUID eq\n\
             limits dn.exact=\"{reader}\" size.prtotal=unlimited size.pr=unlimited\n\
             overlay ppolicy\n\
             access to attrs=userPassword by anonymous auth by * none\n\
             access to * by dn.exact=\"{reader}\" read by dn.exact=\"{narrow}\" read by anonymous auth by * none\n",
            ADMIN.0, ADMIN.1
        );
        std::fs::write(path.join("slapd.conf"), settings).expect("settings");
        let mut whole = format!(
            "dn: {BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n\n"
        );
        for (dn, password) in [READER, NARROW] {
            let name = dn.split(['=', ',']).nth(1).unwrap_or_default();
            let _ = write!(
                whole,
                "dn: {dn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: {name}\n\
                 userPassword: {password}\n\n"
            );
        }
        for unit in ["people", "groups"] {
            let _ = write!(
                whole,
                "dn: ou={unit},{BASE}\nobjectClass: organizationalUnit\nou: {unit}\n\n"
            );
        }
        whole += ldif;
        std::fs::write(path.join("whole.ldif"), whole).expect("entries");
        let (conf, entries) = (path.join("slapd.conf"), path.join("whole.ldif"));
        let slapd = ["/usr/sbin/slapd", "slapd"].into_iter().find(|name| Path::new(name).exists());
        let slapd = slapd.unwrap_or("slapd");
        run(Command::new(slapd).args(["-T", "add", "-q", "-f"]).arg(&conf).arg("-l").arg(&entries));
        let running = Command::new(slapd)
            .args([
                "-d",
                "0",
                "-h",
                &format!("ldap://127.0.0.1:{port} ldaps://127.0.0.1:{secured}"),
                "-f",
            ])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd: `cargo xtask setup` installs it");
        let directory = Directory { running, folder, port, secured };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", secured)).is_err() {
            assert!(began.elapsed() < PATIENCE, "slapd does not start");
            std::thread::yield_now();
        }
        directory
    }

    /// Its address, where TLS begins at once.
    pub fn secured(&self) -> String {
        format!("ldaps://127.0.0.1:{}", self.secured)
    }

    /// Its address, where TLS begins on the way.
    pub fn plain(&self) -> String {
        format!("ldap://127.0.0.1:{}", self.port)
    }

    /// The certificate of the authority that vouches for it.
    pub fn authority(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("ca.pem")).expect("a certificate")
    }

    /// A connection of its administrator.
    ///
    /// # Panics
    /// Where it does not answer.
    pub async fn administrator(&self) -> Ldap {
        let (connection, mut ldap) = LdapConnAsync::new(&self.plain()).await.expect("a connection");
        ldap3::drive!(connection);
        let bound = ldap.simple_bind(ADMIN.0, ADMIN.1).await.and_then(ldap3::LdapResult::success);
        bound.expect("its administrator");
        ldap
    }

    /// Gives an attribute of an entry these values, or none.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn set(&self, dn: &str, name: &str, values: &[&str]) {
        let values: HashSet<&str> = values.iter().copied().collect();
        let changed = self.administrator().await.modify(dn, vec![Mod::Replace(name, values)]).await;
        changed.and_then(ldap3::LdapResult::success).expect("a change");
    }

    /// Takes an entry away.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn remove(&self, dn: &str) {
        let gone = self.administrator().await.delete(dn).await;
        gone.and_then(ldap3::LdapResult::success).expect("a change");
    }

    /// Gives an entry another name.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn rename(&self, dn: &str, name: &str) {
        let moved = self.administrator().await.modifydn(dn, name, true, None).await;
        moved.and_then(ldap3::LdapResult::success).expect("a change");
    }

    /// Adds an entry.
    ///
    /// # Panics
    /// Where that is refused.
    pub async fn add(&self, dn: &str, values: &[(&str, &str)]) {
        let mut all: std::collections::BTreeMap<&str, HashSet<&str>> = Default::default();
        for (name, value) in values {
            all.entry(name).or_default().insert(value);
        }
        let made = self.administrator().await.add(dn, all.into_iter().collect()).await;
        made.and_then(ldap3::LdapResult::success).expect("a change");
    }

    /// Ends it: nobody answers any more.
    pub fn stop(&mut self) {
        drop(self.running.kill());
        drop(self.running.wait());
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        self.stop();
    }
}
