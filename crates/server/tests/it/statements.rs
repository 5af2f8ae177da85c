//! Every SQL statement of the program, prepared by the engine under test.

use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood() {
    let app = TestApp::new().await;
    let wrong = app.app.db.read(|tx| {
        let mut wrong = Vec::new();
        for sql in kernel::Sql::all() {
            if let Err(error) = tx.savepoint(|tx| tx.prepare(sql)) {
                wrong.push(format!("{:?}: {error}", sql.name()));
            }
        }
        Ok(wrong)
    });
    let wrong = wrong.await.expect("a snapshot");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
