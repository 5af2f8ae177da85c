//! Every statement is understood by the engine the tests run on.

use crate::net::Net;

#[test]
fn every_statement_is_prepared() {
    let net = Net::new();
    let prepared = net.write(|tx| {
        let all: Vec<_> = kernel::Sql::all().collect();
        all.iter().try_for_each(|sql| tx.prepare(sql))?;
        Ok(all.len())
    });
    assert!(prepared > 50, "{prepared} statements");
}
