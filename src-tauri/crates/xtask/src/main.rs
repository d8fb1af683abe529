//! `cargo xtask run` and `cargo xtask test`: set-up and the two commands of the README.
fn main() {}
