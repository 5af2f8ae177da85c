//! What is kept of each person here: files belong to the company and stay, without the name of whoever put them there.

kernel::personal_data! {
    library_files.author_id {
        what: "the files they put in libraries of spaces",
        why: "readers see who put a file there",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    library_files.deleter_id {
        what: "the files of libraries that they deleted",
        why: "managers see who deleted what, and bring it back",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    library_versions.author_id {
        what: "the versions of files that they uploaded, and when",
        why: "readers see who changed a file, and bring back what was there",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
    library_folders.author_id {
        what: "the folders they made in libraries of spaces",
        why: "whoever made a folder may remove it",
        kept: WithObject, export: Whole, erasure: Anonymise
    }
}
