#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use super::awake::keep;

/// Counts promises that are held.
struct Promise(Arc<AtomicUsize>);

impl Promise {
    fn hold(held: &Arc<AtomicUsize>) -> Self {
        let _ = held.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(held))
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        let _ = self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What the thread is told.
fn wish(awake: bool) -> Option<String> {
    awake.then(|| "A talk is running".to_owned())
}

#[test]
fn a_promise_is_held_once_and_given_back() {
    let held = Arc::new(AtomicUsize::new(0));
    let (tell, wishes) = mpsc::channel();
    let (asked, asks) = mpsc::channel();
    let keeper = {
        let held = Arc::clone(&held);
        thread::spawn(move || {
            keep(&wishes, |_why| {
                asked.send(()).unwrap();
                Some(Promise::hold(&held))
            });
        })
    };
    tell.send(wish(true)).unwrap();
    asks.recv().unwrap();
    tell.send(wish(true)).unwrap();
    tell.send(wish(false)).unwrap();
    tell.send(wish(true)).unwrap();
    drop(tell);
    keeper.join().unwrap();
    assert_eq!(held.load(Ordering::SeqCst), 0, "nothing is held after the end");
}

#[test]
fn while_the_desktop_hangs_only_the_last_wish_waits() {
    let (tell, wishes) = mpsc::channel();
    let (asked, asks) = mpsc::channel();
    let (answer, answers) = mpsc::channel::<()>();
    let held = Arc::new(AtomicUsize::new(0));
    let keeper = {
        let held = Arc::clone(&held);
        thread::spawn(move || {
            keep(&wishes, |_why| {
                asked.send(()).unwrap();
                answers.recv().ok().map(|()| Promise::hold(&held))
            });
        })
    };
    tell.send(wish(true)).unwrap();
    asks.recv().unwrap();
    for awake in [false, true, false, true, false] {
        tell.send(wish(awake)).unwrap();
    }
    answer.send(()).unwrap();
    drop(tell);
    keeper.join().unwrap();
    assert_eq!(held.load(Ordering::SeqCst), 0);
    assert!(asks.try_recv().is_err(), "it isn't asked again for what nobody wants any more");
}

#[test]
fn a_desktop_that_goes_away_takes_nothing_with_it() {
    /// Can't be given back.
    struct Gone(mpsc::Sender<()>);
    impl Drop for Gone {
        fn drop(&mut self) {
            self.0.send(()).unwrap();
            panic!("the bus has gone");
        }
    }
    let (tell, wishes) = mpsc::channel();
    let (happen, happens) = mpsc::channel();
    let keeper = thread::spawn(move || {
        keep(&wishes, |_why| {
            happen.send(()).unwrap();
            Some(Gone(happen.clone()))
        });
    });
    for awake in [true, false, true] {
        tell.send(wish(awake)).unwrap();
        // It is asked for, or can't be given back: one after the other.
        happens.recv().unwrap();
    }
    drop(tell);
    keeper.join().unwrap();
}
