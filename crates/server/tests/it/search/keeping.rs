//! The index on the disk: what it survives, and when it is made again.

use index::{Index, Indexer, State};
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::search;

async fn network() -> (TestApp, Client) {
    let test = TestApp::new().await;
    let ana = test.member("ana").await;
    test.space(&ana, "atelier", Access::Open).await;
    for n in 0..20 {
        ana.publish("atelier", &format!("Inventaire numéro {n}")).await;
    }
    (test, ana)
}

fn indexer(test: &TestApp) -> Indexer {
    Indexer::new(&test.app.db, Some(test.folder().join("index")))
}

async fn total(who: &Client) -> u64 {
    search(who, "inventaire ").await["total"].as_u64().unwrap()
}

/// The network after the process, and its hold on the index, have ended.
async fn restarted(test: TestApp) -> TestApp {
    test.app.db.value::<Index>().close();
    test.restarted().await
}

/// The same person in the network after it has begun again.
fn again(test: &TestApp, who: &Client) -> Client {
    who.on(test)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_goes_on_where_it_was_after_a_restart() {
    let (test, ana) = network().await;
    indexer(&test).catch_up().await.unwrap();
    assert_eq!(total(&ana).await, 20);
    ana.publish("atelier", "Inventaire de la nuit").await;
    let test = restarted(test).await;
    let ana = again(&test, &ana);
    // Closed, and it says so; nothing fails.
    assert_eq!(test.app.db.value::<Index>().state(), State::Closed);
    let page = ana.get("/search?q=inventaire").await.expect(200).text;
    assert!(page.contains("Search is not available right now"), "{page}");
    assert_eq!(search(&ana, "inventaire ").await["complete"], json!(false));
    indexer(&test).catch_up().await.unwrap();
    assert_eq!(total(&ana).await, 21);
    assert_eq!(search(&ana, "inventaire ").await["complete"], json!(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_gone_damaged_or_foreign_is_made_again() {
    let (mut test, mut ana) = network().await;
    let folder = test.folder().join("index");
    indexer(&test).catch_up().await.unwrap();
    for harm in ["gone", "cut", "overwritten", "no meta", "of another version"] {
        test = restarted(test).await;
        ana = again(&test, &ana);
        match harm {
            "gone" => std::fs::remove_dir_all(&folder).unwrap(),
            "no meta" => std::fs::remove_file(folder.join("meta.json")).unwrap(),
            "of another version" => {
                let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
                assert!(meta.contains("\\\"made\\\":\\\""), "{meta}");
                let meta = meta.replace("\\\"made\\\":\\\"", "\\\"made\\\":\\\"0");
                std::fs::write(folder.join("meta.json"), meta).unwrap();
            }
            _ => {
                for entry in std::fs::read_dir(&folder).unwrap() {
                    let path = entry.unwrap().path();
                    if path.extension().is_some_and(|ext| ext == "idx" || ext == "term") {
                        let mut bytes = std::fs::read(&path).unwrap();
                        if harm == "cut" {
                            bytes.truncate(bytes.len() / 2);
                        } else {
                            let middle = bytes.len() / 2;
                            bytes[middle] ^= 0xff;
                        }
                        std::fs::write(&path, bytes).unwrap();
                    }
                }
            }
        }
        let indexer = indexer(&test);
        indexer.catch_up().await.unwrap_or_else(|error| panic!("{harm}: {error:?}"));
        assert_eq!(total(&ana).await, 20, "{harm}");
    }
    // While it is open, too.
    let indexer = indexer(&test);
    indexer.catch_up().await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    ana.publish("atelier", "Inventaire imprévu").await;
    indexer.catch_up().await.unwrap();
    assert_eq!(total(&ana).await, 21);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_network_has_an_empty_index() {
    let test = TestApp::new().await;
    let indexer = indexer(&test);
    indexer.catch_up().await.unwrap();
    assert_eq!(test.app.db.value::<Index>().state(), State::Ready);
    // It is the same after a restart.
    test.app.db.value::<Index>().close();
    indexer.catch_up().await.unwrap();
    let ana = test.member("ana").await;
    test.space(&ana, "atelier", Access::Open).await;
    ana.publish("atelier", "Inventaire").await;
    indexer.catch_up().await.unwrap();
    assert_eq!(total(&ana).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_others_is_not_emptied() {
    let (test, _ana) = network().await;
    let folder = test.folder().join("papers");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("thesis.txt"), "years of work").unwrap();
    let indexer = Indexer::new(&test.app.db, Some(folder.clone()));
    assert!(indexer.catch_up().await.is_err());
    assert!(indexer.make_again(|_| ()).await.is_err());
    assert_eq!(std::fs::read(folder.join("thesis.txt")).unwrap(), b"years of work");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_has_it_made_again_and_others_do_not() {
    let (test, ana) = network().await;
    let ada = test.administrator("ada").await;
    let indexer = indexer(&test);
    indexer.catch_up().await.unwrap();
    ana.api("POST", "/site/search/rebuild", None).await.expect(403);
    ana.post("/admin/system/search", &[]).await.expect(403);
    assert!(ada.get("/admin/system").await.expect(200).text.contains("Make the index again"));
    ada.api("POST", "/site/search/rebuild", None).await.expect(202);
    indexer.catch_up().await.unwrap();
    assert_eq!(total(&ana).await, 20);
    assert_eq!(ada.api("GET", "/site/system", None).await.json()["search"], json!(100));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_leaves_an_index_alone_that_is_in_use() {
    let (test, ana) = network().await;
    let held = indexer(&test);
    held.catch_up().await.unwrap();
    let Some(beside) = test.beside().await else { return };
    // Also where a file of it does not look whole to the other.
    let files = std::fs::read_dir(test.folder().join("index")).unwrap();
    let mut files = files.map(|entry| entry.unwrap().path());
    let file = files.find(|path| path.extension().is_some_and(|ext| ext == "store")).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(file.with_extension("half"), &bytes[..bytes.len() / 2]).unwrap();
    std::fs::rename(file.with_extension("half"), &file).unwrap();
    assert!(indexer(&beside).catch_up().await.is_err());
    assert!(!indexer(&beside).make_again(|_| ()).await.unwrap());
    assert_eq!(total(&ana).await, 20);
    // One of its own is what it has.
    let own = Indexer::new(&beside.app.db, Some(test.folder().join("own")));
    own.catch_up().await.unwrap();
    assert_eq!(total(&ana.on(&beside)).await, 20);
}
