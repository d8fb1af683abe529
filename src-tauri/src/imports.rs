//! Imports under way: one at a time, in the order in which they were asked for, so that two drops in a row do not read a
//! file twice. Closing the window ends the process between two reports or within one, which SQLite then undoes: a report is
//! in the library whole or not at all.

use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use app::contract::{ImportEvent, Problem};
use tauri::ipc::Channel;
use tokio::sync;

use crate::program::Program;

/// The imports of this window.
#[derive(Default)]
pub struct Imports {
    turn: sync::Mutex<()>,
    cancel: Mutex<Arc<AtomicBool>>,
}

impl Imports {
    /// Brings files and folders into the library. The page is told of every step, and may ask for what is done meanwhile.
    pub async fn run(
        &self,
        program: &Program,
        paths: Vec<PathBuf>,
        channel: Channel<ImportEvent>,
    ) -> Result<(), Problem> {
        let cancel = self.token();
        let _turn = self.turn.lock().await;
        // A page that has gone away hears nothing; what is done stays done.
        let tell = move |event| drop(channel.send(event));
        program.ask(move |library| library.import(&paths, library.settings()?, tell, &cancel)).await?;
        Ok(())
    }

    /// Stops the import under way and those that wait. One that begins later has a token of its own.
    pub fn cancel(&self) {
        let stopped = mem::take(&mut *self.cancel.lock().unwrap_or_else(PoisonError::into_inner));
        stopped.store(true, Ordering::Relaxed);
    }

    fn token(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancel.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cancelling_stops_what_has_begun_and_nothing_later() {
        let imports = Imports::default();
        let (first, second) = (imports.token(), imports.token());
        imports.cancel();
        let third = imports.token();
        let stopped = [first, second, third].map(|token| token.load(Ordering::Relaxed));
        assert_eq!(stopped, [true, true, false]);
    }
}
