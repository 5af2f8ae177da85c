//! Files as spreadsheets and directories write them, and as nobody should.

use serde_json::json;
use testkit::TestApp;

use super::{import, notes, send, sums};

const TABLE: &str = "nom complet;courriel;fonction\r\nZoé Œuvrard;zoe@x.example;\"Chargée d’études; qualité\"\r\n\
    \"Bob \"\"le Bref\"\" Martin\";bob@x.example;Essais\r\n";

/// A text in Windows-1252.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'Œ' => 0x8c,
        '’' => 0x92,
        c => u8::try_from(u32::from(c)).expect("a letter of Latin-1"),
    };
    text.chars().map(byte).collect()
}

/// A text in UTF-16, as spreadsheets write "Unicode text".
fn utf_16(text: &str) -> Vec<u8> {
    let words = std::iter::once(0xfeff).chain(text.encode_utf16());
    words.flat_map(u16::to_le_bytes).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_in_which_spreadsheets_save_a_table_is_read_alike() {
    let tabs = TABLE.replace("\"Chargée d’études; qualité\"", "Chargée d’études, qualité");
    let tabs = tabs.replace(';', "\t").replace("études, qualité", "études; qualité");
    let files = [
        ("utf-8", TABLE.as_bytes().to_vec()),
        ("utf-8 with a mark", format!("\u{feff}{TABLE}").into_bytes()),
        ("windows-1252", windows_1252(TABLE)),
        ("unicode text", utf_16(&tabs)),
    ];
    for (what, bytes) in files {
        let net = TestApp::new().await;
        let admin = net.administrator("ada").await;
        let page = send(&admin, bytes).await.expect(200).text;
        assert!(page.contains("Zoé Œuvrard") && page.contains("New accounts"), "{what}: {page}");
        let run = [("act", "import")];
        let done = admin.post("/admin/import/people/run", &run).await.expect(200).text;
        assert!(done.contains("Import complete"), "{what}: {done}");
        let zoe = admin.api("GET", "/people/zoe.oeuvrard", None).await.expect(200).json();
        assert_eq!(zoe["job"], "Chargée d’études; qualité", "{what}");
        let bob = admin.api("GET", "/people?q=bref", None).await.expect(200).json();
        assert_eq!(bob["items"][0]["name"], "Bob \"le Bref\" Martin", "{what}");
    }
}

const LDIF: &str = "version: 1\n# people\n\ndn:: Q049Wm/DqSBMZSBHYWxsLE9VPVgsREM9eA==\nobjectClass: user\n\
    sAMAccountName: zlegall\ngivenName:: Wm/DqQ==\nsn: Le\n  Gall\nmail: zoe@x.example\ntitle: Inge\n nieure\n\
    department: Lab\nobjectGUID:: 7I//yuw8PlW97ZljlVpezQ==\nuserAccountControl: 512\n\
    manager: CN=Ann Lee,OU=X,DC=x\npreferredLanguage: fr-FR\n\n\
    dn: CN=Ann Lee, OU=X, DC=x\nobjectClass: user\ngivenName: Ann\nsn: Lee\nmail: ann@x.example\n\
    userAccountControl: 66048\naccountExpires: 9223372036854775807\n\n\
    dn: CN=Old,DC=x\nobjectClass: user\nsn: Old\nmail: old@x.example\nuserAccountControl: 514\n\n\
    dn: CN=SRV,DC=x\nobjectClass: user\nobjectClass: computer\nsn: SRV\nsAMAccountName: SRV$\n\n\
    dn: CN=svc_backup,DC=x\nobjectClass: user\ncn: svc_backup\nsAMAccountName: svc_backup\n\n\
    dn: CN=All,DC=x\nobjectClass: group\nmember: CN=Ann Lee,OU=X,DC=x\n\n\
    # search result\nsearch: 2\nresult: 0 Success\n";

#[tokio::test(flavor = "multi_thread")]
async fn people_of_a_directory_come_and_its_machines_and_disabled_accounts_do_not() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let done = import(&admin, LDIF, json!({})).await;
    assert_eq!(sums(&done, ["read", "created", "inactive", "left", "refused"]), [3, 2, 1, 3, 0]);
    let zoe = admin.api("GET", "/people/zlegall", None).await.expect(200).json();
    assert_eq!((&zoe["name"], &zoe["job"]), (&json!("Zoé Le Gall"), &json!("Ingenieure")));
    assert_eq!((&zoe["manager"]["name"], &zoe["lang"]), (&json!("Ann Lee"), &json!("fr")));
    // Known again by the id of the directory: another address, another name.
    let moved =
        LDIF.replace("zoe@x.example", "zoe.legall@x.example").replace("sn: Le\n  Gall", "sn: Roy");
    let again = import(&admin, &moved, json!({})).await;
    assert_eq!(sums(&again, ["created", "changed", "missing"]), [0, 1, 0]);
    let zoe = admin.api("GET", "/people/zlegall", None).await.expect(200).json();
    assert_eq!((&zoe["name"], &zoe["email"]), (&json!("Zoé Roy"), &json!("zoe.legall@x.example")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_by_line_in_the_readers_language_and_the_rest_comes() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let long = "x".repeat(1_200);
    let text = format!(
        "matricule,prenom,nom,courriel,fonction\nE1,Ann,Lee,ann@x.example,a\nE1,Ann,Lee,ann@x.example,a\n\
         E2,Ben,Roy,PAS-UN-MAIL,b\n, Espace , Autour , espace@x.example ,c\n\
         E9,=cmd|'/c calc'!A1,@SUM(A1),formule@x.example,=1+1\nE10,<script>,x,balise@x.example,d\n\
         E11,Trop,Court\nE12,a,b,c@x.example,d,e,f\nE13,{long},Long,long@x.example,e\nE14,,,nom@x.example,f\n\
         ,Sans,Rien,,g\n"
    );
    let done = import(&admin, &text, json!({})).await;
    assert_eq!(sums(&done, ["read", "created", "refused"]), [11, 4, 7]);
    let told = notes(&done);
    let lines: Vec<u64> = told.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4, 8, 9, 10, 11, 12], "{told:?}");
    assert!(told[0].1.contains("line 2") && told[1].1.contains("PAS-UN-MAIL"), "{told:?}");
    let formula = admin.api("GET", "/people?q=sum", None).await.expect(200).json();
    assert_eq!(formula["items"][0]["name"], "=cmd|'/c calc'!A1 @SUM(A1)", "text, and no more");
    let tag = admin.get("/people?q=script").await.expect(200).text;
    assert!(tag.contains("&#60;script&#62; x") && !tag.contains("<script> x"), "{tag}");
    let space = admin.api("GET", "/people?q=espace", None).await.expect(200).json();
    assert_eq!(space["items"][0]["name"], "Espace Autour");
    admin.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let french = notes(&import(&admin, &text, json!({ "dry_run": true })).await);
    assert!(french[0].1.contains("même personne"), "{french:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_are_refused_or_read_and_never_more() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let deep = format!("email,unit\na@x.example,{}\n", "a > ".repeat(25));
    let many = format!("email\n{}", "\"".repeat(5_000));
    for text in [
        "",
        "\u{feff}",
        "\n\n\n",
        "email",
        "email,email\n",
        "\"",
        "dn:",
        "dn: x\n:::\n",
        &deep,
        &many,
        "email,nom\n\"a@x.example\n,b",
        "email\tnom;a,b\n\t\t\t",
        "version: 1\ndn:: %%%\n",
        "email,manager,nom\na@x.example,a@x.example,A\n",
        "\u{202e}email,nom\nx@x.example,\u{202e}",
    ] {
        let answer = admin.api("POST", "/people-import", Some(json!({ "people": text }))).await;
        assert!(matches!(answer.status, 200 | 422), "{text:?}: {}", answer.text);
    }
    for bytes in [b"\0\0\0\0".to_vec(), b"PK\x03\x04\0\0".to_vec(), vec![0xff; 3_000], Vec::new()] {
        let sent = send(&admin, bytes).await;
        assert!(matches!(sent.status, 200 | 422), "{}", sent.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn units_are_made_as_a_tree_by_path_by_code_or_with_their_circles_left_out() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = "nom,email,service\nA,a@x.example,Cycles > Atelier > Roues\nB,b@x.example,Atelier\n";
    let done = import(&admin, text, json!({})).await;
    assert_eq!(sums(&done, ["units_created"]), [3]);
    let b = admin.api("GET", "/people/b", None).await.expect(200).json();
    let units = admin.api("GET", "/units", None).await.json();
    assert_eq!(units[1]["id"], b["unit"]["id"]);
    assert_eq!(units[2]["parent"], units[1]["id"]);
    let circle = "code,nom,parent\nX,Ics,Y\nY,Igrec,X\nZ,Zède,\nW,Doublevé,V\n";
    let done = import(&admin, text, json!({ "units": circle })).await;
    assert_eq!(sums(&done, ["units_created"]), [2]);
    let told = done["unit_notes"].as_array().map(Vec::len);
    assert_eq!(told, Some(3), "{done}");
    // A file that says a part of the chart cannot put a unit under one of its own.
    import(&admin, text, json!({ "units": "code,nom,parent\nC,Cyclo,\nR,Rayons,C\n" })).await;
    let done = import(&admin, text, json!({ "units": "code,nom,parent\nC,Cyclo,Rayons\n" })).await;
    let told = &done["unit_notes"][0];
    assert!(told["line"] == 2 && told["problem"].to_string().contains("itself"), "{done}");
    let units = admin.api("GET", "/units", None).await.json();
    let cyclo = units.as_array().expect("units").iter().find(|unit| unit["name"] == "Cyclo");
    assert!(cyclo.is_some_and(|unit| unit["parent"].is_null()), "{units}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_hour_at_which_an_account_of_a_directory_expires_is_read_in_a_table() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = "displayName,mail,accountExpires\nA,a@x.example,133800000000000000\nB,b@x.example,0\n\
        C,c@x.example,9223372036854775807\nD,d@x.example,20961231120000.0Z\nE,e@x.example,20961231120000\n";
    let done = import(&admin, text, json!({})).await;
    assert_eq!(sums(&done, ["created", "inactive"]), [4, 1], "{done}");
    let told = notes(&done);
    assert!(told.len() == 1 && told[0].0 == 6 && told[0].1.contains("not a date"), "{told:?}");
}
