//! What a user types and what the program answers: the transcripts, and every example in the documents.

#[test]
fn transcripts_and_documents() {
    // All of them are written as if typed in the root of the repository.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::env::set_current_dir(&root).unwrap();
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1").env("HOME", "/nonexistent").env("XDG_DATA_HOME", "/nonexistent");
    cases.case("tests/transcripts/*.md").case("README.md").case("docs/*.md");
}
