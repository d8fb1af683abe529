//! Holds this process to a share of memory: an allocation beyond it fails, which ends the process with [`SPENT`] on its standard
//! error.

/// What Rust says when an allocation fails.
pub(crate) const SPENT: &str = "memory allocation of";

/// Private memory that can be written to, which is all that a file can make grow. The program's own is in it and small.
#[cfg(target_os = "linux")]
pub(crate) fn hold_to(bytes: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let to = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    // A child that fails is of no interest to whoever collects core dumps.
    setrlimit(Resource::Core, to(0))?;
    Ok(setrlimit(Resource::Data, to(bytes))?)
}

/// Counting costs each allocation of the whole program a few nanoseconds; these systems hold a process to nothing.
#[cfg(not(target_os = "linux"))]
#[global_allocator]
static COUNTED: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

#[cfg(not(target_os = "linux"))]
pub(crate) fn hold_to(bytes: u64) -> std::io::Result<()> {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    COUNTED.set_limit(bytes).map_err(|()| std::io::Error::other("more is in use already"))
}
