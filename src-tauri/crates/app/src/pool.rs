//! Work on all cores, results in the order of the work, so that the same input gives the same library.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// What happens to a piece of work.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step<T> {
    /// a core has taken it up
    Begun,
    /// so much of it is done, of so much
    Part(u32, u32),
    /// it is done, and so is all before it
    Done(T),
    /// nobody took it up before the user stopped
    Left,
}

/// Does pieces `0..count`, so many at once or as many as there are cores, and tells each one's steps on this thread. `Begun` and `Part` come at once, `Done` and
/// `Left` come in order. Once `cancel` is set nothing new is begun; what was begun is finished and told. The work says itself
/// how far it is.
pub(crate) fn run<T: Send>(
    count: usize,
    readers: Option<u32>,
    cancel: &AtomicBool,
    work: impl Fn(usize, &dyn Fn(u32, u32)) -> T + Sync,
    mut tell: impl FnMut(usize, Step<T>),
) {
    let next = AtomicUsize::new(0);
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let readers = readers.map_or_else(cores, |readers| readers as usize).min(count);
    let (sender, receiver) = channel();
    let told = thread::scope(|scope| {
        for _ in 0..readers {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || take(count, cancel, next, work, &sender));
        }
        drop(sender);
        in_order(&receiver, &mut tell)
    });
    (told..count).for_each(|index| tell(index, Step::Left));
}

fn take<T>(
    count: usize,
    cancel: &AtomicBool,
    next: &AtomicUsize,
    work: &impl Fn(usize, &dyn Fn(u32, u32)) -> T,
    sender: &Sender<(usize, Step<T>)>,
) {
    while !cancel.load(Ordering::Relaxed) {
        let index = next.fetch_add(1, Ordering::Relaxed);
        if index >= count {
            return;
        }
        // The receiver lives as long as this scope.
        let say = |step| drop(sender.send((index, step)));
        say(Step::Begun);
        say(Step::Done(work(index, &|part, of| say(Step::Part(part, of)))));
    }
}

/// How many were told as done.
fn in_order<T>(receiver: &Receiver<(usize, Step<T>)>, tell: &mut impl FnMut(usize, Step<T>)) -> usize {
    let mut waiting = BTreeMap::new();
    let mut turn = 0;
    for (index, step) in receiver {
        match step {
            Step::Done(result) => drop(waiting.insert(index, result)),
            step => tell(index, step),
        }
        while let Some(result) = waiting.remove(&turn) {
            tell(turn, Step::Done(result));
            turn += 1;
        }
    }
    turn
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order() {
        for count in [0, 1, 50] {
            let (mut begun, mut parts, mut done) = (0, 0, vec![]);
            let slow_at_first = |i: usize, tell: &dyn Fn(u32, u32)| {
                tell(1, 2);
                thread::sleep(Duration::from_millis(if i == 0 { 20 } else { 0 }));
                i * 2
            };
            run(count, None, &AtomicBool::new(false), slow_at_first, |i, step| match step {
                Step::Begun => begun += 1,
                Step::Part(part, of) => parts += usize::from((part, of) == (1, 2)),
                Step::Done(result) => done.push((i, result)),
                Step::Left => panic!("nobody stopped"),
            });
            assert_eq!((begun, parts, done), (count, count, (0..count).map(|i| (i, i * 2)).collect()));
        }
    }

    #[test]
    fn stopping_finishes_what_was_begun_and_tells_the_rest() {
        let cancel = AtomicBool::new(false);
        let (mut begun, mut done, mut left) = (0, 0, 0);
        run(
            100,
            Some(3),
            &cancel,
            |_, _| thread::sleep(Duration::from_millis(1)),
            |i, step| match step {
                Step::Begun => begun += 1,
                Step::Part(..) => {}
                Step::Done(()) => {
                    done += 1;
                    cancel.store(i >= 4, Ordering::Relaxed);
                }
                Step::Left => left += 1,
            },
        );
        assert_eq!((begun, done + left), (done, 100));
        assert!(done >= 5 && left > 0, "{done} done, {left} left");
    }
}
