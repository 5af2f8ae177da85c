//! What is kept of each person here.

kernel::personal_data! {
    data_archives.person_id {
        what: "the archives of their data that they asked for",
        why: "giving them what is kept of them",
        kept: Days(7), export: Without(&["hash"]), erasure: Delete
    }
    erasures.person_id {
        what: "that their account is being erased",
        why: "erasing it to the end",
        kept: UntilDone, export: Nothing("there is no account to give it to"), erasure: Empty
    }
}

kernel::blob_columns! { data_archives.hash }
