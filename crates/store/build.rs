//! Migrations are compiled in: a new file must be seen, though no source names it.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=answers/migrations");
}
