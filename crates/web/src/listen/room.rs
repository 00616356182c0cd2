//! Places for connections, and who gives way when they run out.
//!
//! Closing newcomers at the door would let a flood win: it asks more often than anybody else. Letting them
//! wait would make everybody wait for the flood. So the newcomer gets a place, and the connection goes that
//! has waited longest for its client: first those without a request, then those whose client sends a body or
//! reads an answer too slowly. Two are never closed for another: a connection whose request is being worked
//! on, and one that has not had its grace, which is the time that a request takes from the other side of the
//! world. Without grace, newcomers would push each other out before any of them can speak.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// All places.
#[derive(Debug, Clone)]
pub(super) struct Room {
    free: Arc<Semaphore>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    opened: Instant,
    grace: Duration,
    /// Names places; counts up, never repeats.
    numbers: AtomicU64,
    taken: Mutex<HashMap<u64, Arc<Place>>>,
}

/// A taken place, free again when dropped.
#[derive(Debug)]
pub(super) struct Seat {
    place: Arc<Place>,
    number: u64,
    _permit: OwnedSemaphorePermit,
}

/// What a connection is doing.
#[derive(Debug)]
pub(super) struct Place {
    shared: Arc<Shared>,
    /// What it does, and since when: milliseconds * 4 + `WAITS`, `SENDS` or `WORKS`.
    state: AtomicU64,
    /// The client does not read what is ready for it.
    blocked: AtomicBool,
    leave: Notify,
}

const WAITS: u64 = 0;
const SENDS: u64 = 1;
const WORKS: u64 = 2;

impl Room {
    pub fn new(places: usize, grace: Duration) -> Self {
        let shared = Shared {
            opened: Instant::now(),
            grace,
            numbers: AtomicU64::new(0),
            taken: Mutex::new(HashMap::new()),
        };
        Self { free: Arc::new(Semaphore::new(places)), shared: Arc::new(shared) }
    }

    /// A place. Where none is free somebody gives way; where nobody can, this waits.
    pub async fn seat(&self) -> Seat {
        loop {
            if let Ok(permit) = Arc::clone(&self.free).try_acquire_owned() {
                return self.seat_with(permit);
            }
            self.make();
            // Who was asked needs a moment. Who could not be asked now may be waiting later.
            let soon = Duration::from_millis(50);
            if let Ok(Ok(permit)) = tokio::time::timeout(soon, Arc::clone(&self.free).acquire_owned()).await {
                return self.seat_with(permit);
            }
        }
    }

    fn seat_with(&self, permit: OwnedSemaphorePermit) -> Seat {
        let number = self.shared.numbers.fetch_add(1, Ordering::Relaxed);
        let place = Arc::new(Place {
            shared: Arc::clone(&self.shared),
            state: AtomicU64::new((self.shared.now() << 2) | WAITS),
            blocked: AtomicBool::new(false),
            leave: Notify::new(),
        });
        self.shared.taken().insert(number, Arc::clone(&place));
        Seat { place, number, _permit: permit }
    }

    /// Asks one connection to leave, if there is one that waits for its client.
    pub fn make(&self) {
        let before = u128::from(self.shared.now()).checked_sub(self.shared.grace.as_millis());
        let Some(before) = before.and_then(|it| u64::try_from(it).ok()) else { return };
        let mut taken = self.shared.taken();
        let first = taken
            .iter()
            .filter_map(|(number, place)| place.precedence(before).map(|it| (it, *number)))
            .min()
            .map(|(_, number)| number);
        if let Some(place) = first.and_then(|number| taken.remove(&number)) {
            place.leave.notify_one();
        }
    }
}

impl Shared {
    /// Milliseconds since the room was opened.
    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX >> 2)
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Arc<Place>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    pub fn place(&self) -> &Arc<Place> {
        &self.place
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.place.shared.taken().remove(&self.number);
    }
}

impl Place {
    /// Resolves when the place is needed for another.
    pub async fn needed(&self) {
        self.leave.notified().await;
    }

    /// It waits for the head of a request.
    pub fn waits(&self) {
        self.set(WAITS);
    }

    /// It has a head and waits for the body.
    pub fn sends(&self) {
        self.set(SENDS);
    }

    /// It has a whole request.
    pub fn works(&self) {
        self.set(WORKS);
    }

    /// Whether an answer stands still because the client does not read.
    pub fn blocked(&self, yes: bool) {
        if self.blocked.load(Ordering::Relaxed) != yes {
            self.blocked.store(yes, Ordering::Relaxed);
        }
    }

    fn set(&self, what: u64) {
        self.state.store((self.shared.now() << 2) | what, Ordering::Relaxed);
    }

    /// The smallest leaves first; nothing for one that must not leave. Who waits since later than `before` is
    /// left its grace.
    fn precedence(&self, before: u64) -> Option<(u8, u64)> {
        let state = self.state.load(Ordering::Relaxed);
        let blocked = self.blocked.load(Ordering::Relaxed);
        let since = state >> 2;
        match state & 3 {
            _ if since > before => None,
            WAITS if !blocked => Some((0, since)),
            WORKS if !blocked => None,
            _ => Some((1, since)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use std::task::Poll;

    async fn asked(seat: &Seat) -> bool {
        let mut needed = std::pin::pin!(seat.place().needed());
        poll_fn(|cx| Poll::Ready(needed.as_mut().poll(cx).is_ready())).await
    }

    /// Two that are asked in one millisecond have waited equally long.
    fn later() {
        std::thread::sleep(Duration::from_millis(3));
    }

    #[tokio::test]
    async fn who_waits_longest_gives_way_and_who_works_never() {
        let room = Room::new(4, Duration::ZERO);
        let mut seats = Vec::new();
        for _ in 0..4 {
            seats.push(room.seat().await);
            later();
        }
        let [slow, idle, younger, busy] = &seats[..] else { panic!("four places") };
        slow.place().works();
        slow.place().blocked(true);
        busy.place().works();
        for seat in [idle, younger, slow] {
            assert!(!asked(seat).await);
            room.make();
            assert!(asked(seat).await);
        }
        room.make();
        assert!(!asked(busy).await);
        busy.place().sends();
        room.make();
        assert!(asked(busy).await);
    }

    #[tokio::test]
    async fn a_kept_connection_starts_to_wait_when_its_answer_is_through() {
        let room = Room::new(2, Duration::ZERO);
        let (older, newer) = (room.seat().await, room.seat().await);
        later();
        older.place().works();
        older.place().waits();
        room.make();
        assert!(asked(&newer).await && !asked(&older).await);
    }

    #[tokio::test]
    async fn who_has_just_come_is_left_its_grace() {
        let room = Room::new(1, Duration::from_hours(1));
        let seat = room.seat().await;
        room.make();
        assert!(!asked(&seat).await);
    }

    #[tokio::test]
    async fn a_newcomer_waits_while_all_work_and_comes_in_when_one_does_not() {
        let room = Room::new(1, Duration::ZERO);
        let seat = room.seat().await;
        seat.place().works();
        let newcomer = tokio::spawn({
            let room = room.clone();
            async move { room.seat().await.number }
        });
        tokio::time::sleep(Duration::from_millis(120)).await;
        assert!(!newcomer.is_finished());
        seat.place().waits();
        seat.place().needed().await;
        drop(seat);
        newcomer.await.unwrap();
        assert!(room.shared.taken().is_empty());
    }
}
