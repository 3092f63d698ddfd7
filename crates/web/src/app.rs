//! What every handler works with.

use crate::advice::Advice;
use crate::http::known::Known;
use crate::http::limiter::Limiter;
use crate::import::Uploads;
use std::sync::Arc;
use yinuo_journal::{Engine, Fault, Reader, Register, Rows, World};
use yinuo_kernel::{Clock, Ids};

/// The fonts of PDFs: looked for when the first one is asked for, and kept. The site itself reads no disk.
pub type FontSource = Box<dyn Fn() -> Result<Arc<yinuo_papers::Fonts>, yinuo_papers::Error> + Send + Sync>;

/// The running city, shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    pub engine: Engine,
    pub reader: Arc<dyn Reader>,
    pub world: Arc<World>,
    pub advice: Advice,
    pub clock: Arc<dyn Clock>,
    /// The clock is a sample's and not the real one: every page says so.
    pub clock_apart: bool,
    pub ids: Arc<dyn Ids>,
    /// From which citizens' codes are derived.
    pub secret: [u8; 32],
    /// The cells as GeoJSON, for the map.
    pub geojson: String,
    /// The number to call.
    pub hotline: String,
    /// What the links in mails begin with; `None`: this city sends no mail to its posts.
    pub mail_site: Option<String>,
    /// Cookies travel over TLS only.
    pub secure_cookies: bool,
    pub limiter: Limiter,
    pub known: Known,
    /// Sources, tasks, projects and votes, see [`Inner::rows`].
    pub register: Register,
    pub fonts: FontSource,
    /// Spreadsheets between their preview and their import.
    pub uploads: Uploads,
    /// Who is proposed to lead a task, by words.
    pub duties: yinuo_delivery::propose::Duties,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

// Not derived: the secret must never reach a log.
impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({})", self.world.place)
    }
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Inner {
    /// The register of dossiers as it is now. Reads the store when something has changed: off the
    /// async threads, as [`App::read`] does.
    ///
    /// # Errors
    /// What the read reports.
    pub fn rows(&self) -> Result<Arc<Rows>, Fault> {
        self.register.read(&self.engine, self.reader.as_ref(), self.world.place)
    }

    /// Today in the city.
    pub fn today(&self) -> jiff::civil::Date {
        self.world.calendar().local(self.clock.now()).date()
    }
}

impl App {
    pub fn new(inner: Inner) -> App {
        App(Arc::new(inner))
    }

    /// Runs a read off the async threads.
    ///
    /// # Errors
    /// What the read reports, or that the machine is stopping.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Inner) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let app = self.clone();
        tokio::task::spawn_blocking(move || read(&app.0))
            .await
            .map_err(|_| Fault::Busy("the machine is stopping".into()))?
    }
}
