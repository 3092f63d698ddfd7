//! A running city with people to log in.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;
use yinuo_casework::{Category, Directory, Duty, Evidence, Rules};
use yinuo_delivery::propose::{Duties, DutyLine};
use yinuo_journal::conformance::small_city;
use yinuo_journal::memory::MemoryStore;
use yinuo_journal::{Account, Engine, Keeping, Matter, Scope, World};
use yinuo_kernel::{Actor, Ids, ManualClock, Role};
use yinuo_web::advice::Advice;
use yinuo_web::http::{code, known::Known, limiter::Limiter, machine, password};
use yinuo_web::{App, Inner, Route, site};

pub struct City {
    pub app: App,
    pub clock: Arc<ManualClock>,
    pub router: Router,
    pub routes: Vec<Route>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("{e}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

struct Counter(AtomicU64);

impl Ids for Counter {
    fn uuid(&self) -> uuid::Uuid {
        uuid::Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
    }
}

/// Logins of the test city: role → (login, unit).
pub const PEOPLE: &[(&str, Role, &str)] = &[
    ("op", Role::Operator, "works"),
    ("send", Role::Dispatcher, "works"),
    ("lamp", Role::Unit, "lamps"),
    ("road", Role::Unit, "roads"),
    ("chase", Role::Supervisor, "works"),
    ("chase2", Role::Supervisor, "works"),
    ("root", Role::Admin, "works"),
];

pub fn city() -> City {
    city_of(small_city().world)
}

/// The same with a second case type, whose reports need a photo.
pub fn city_with_a_grid() -> City {
    let world = Arc::into_inner(small_city().world).unwrap();
    let main = world.main();
    let rules = Rules {
        case_type: "grid".parse().unwrap(),
        before: vec![Evidence { category: None, photos_min: 1 }],
        evidence: vec![Evidence { category: None, photos_min: 1 }],
        fallback: "things.lamp".parse().unwrap(),
        reply_first: false,
        ..main.rules.clone()
    };
    let category = |(id, name, en): (&str, &str, &str)| Category {
        id: id.parse().unwrap(),
        name: name.into(),
        en: en.into(),
        words: Vec::new(),
        weight: 1.0,
    };
    let tree = [("things", "部件", "Things"), ("things.lamp", "灯杆", "Lamp post"), ("things.rail", "护栏", "Rail")];
    let categories = tree.map(category);
    let unit = "lamps".parse().unwrap();
    let duty = Duty { category: "things".parse().unwrap(), cell: None, unit, basis: "clause".into() };
    let (kinds, units, cells) = (main.directory.kinds(), main.directory.units(), main.directory.cells());
    let directory = Directory::new(kinds.to_vec(), categories.to_vec(), units.to_vec(), cells.to_vec(), vec![duty]);
    city_of(Arc::new(world.with(Matter { rules, directory })))
}

pub fn city_of(world: Arc<World>) -> City {
    let (store, reader) = MemoryStore::new();
    let start = world.calendar().instant(jiff::civil::date(2026, 11, 24).at(10, 0, 0, 0));
    let clock = Arc::new(ManualClock::at(start));
    let engine = Engine::start(store, world.clone(), clock.clone()).unwrap();
    // One hash for all: the password is the same, and Argon2 is slow on purpose.
    let stored = password::hash("secret").unwrap();
    for (login, role, unit) in PEOPLE {
        let actor = Actor::staff(*role, unit.parse().unwrap(), login.parse().unwrap());
        let account = Account {
            login: (*login).into(),
            name: "某".into(),
            post: "岗位".into(),
            post_en: "Post".into(),
            actor,
            password: stored.clone(),
            scopes: None,
        };
        // Waiting is not allowed on the runtime's own thread.
        std::thread::scope(|scope| {
            scope.spawn(|| engine.keep_blocking(Keeping::Account(account)).unwrap()).join().unwrap();
        });
    }
    let app = App::new(Inner {
        engine,
        reader: Arc::new(reader),
        advice: Advice::new(&world, BTreeMap::new(), None).unwrap(),
        world,
        clock: clock.clone(),
        clock_apart: false,
        ids: Arc::new(Counter(AtomicU64::new(0))),
        secret: [5; 32],
        geojson: "{}".into(),
        hotline: "12345".into(),
        mail_site: Some("https://qingyu.example".into()),
        secure_cookies: false,
        limiter: Limiter::default(),
        known: Known::default(),
        register: yinuo_journal::Register::default(),
        fonts: Box::new(|| Err(yinuo_papers::Error::NoFont)),
        uploads: yinuo_web::import::Uploads::default(),
        duties: duties(),
    });
    let (router, routes) = site(app.clone());
    City { app, clock, router, routes }
}

/// Lamps answer for lamps, roads for roads.
fn duties() -> Duties {
    let line = |unit: &str, word: &str| DutyLine {
        id: unit.to_owned(),
        unit: unit.parse().unwrap(),
        name: unit.to_owned(),
        words: vec![word.to_owned()],
        weak: Vec::new(),
        not: Vec::new(),
        basis: "clause".to_owned(),
    };
    Duties::new(vec![line("lamps", "路灯"), line("roads", "道路")]).unwrap()
}

impl City {
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // A stream of events has no end to wait for.
        let endless = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if endless { Body::empty() } else { body };
        let bytes = axum::body::to_bytes(body, 16 * 1024 * 1024).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        self.send(request).await
    }

    /// What the API takes with photos: the JSON is a field beside them.
    pub async fn api_with_photos(&self, path: &str, headers: &[(&str, &str)], json: &str, photos: &[&[u8]]) -> Answer {
        let mut body = Vec::new();
        let part = |name: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.extend_from_slice(format!("{}\r\n\r\n{json}\r\n", part("json")).as_bytes());
        for photo in photos {
            body.extend_from_slice(format!("{}; filename=\"a.png\"\r\n\r\n", part("photos")).as_bytes());
            body.extend_from_slice(photo);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let mut request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    /// A form as a browser on our own page sends it.
    pub async fn form(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(serde_urlencoded::to_string(fields).unwrap().into())
            .unwrap();
        self.send(request).await
    }

    pub async fn api(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.to_owned().into()).unwrap()).await
    }

    /// Logs in through the page; gives the cookie and the token of its forms.
    pub async fn login(&self, login: &str) -> (String, String) {
        let answer = self.form("/login", "", &[("login", login), ("password", "secret")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        let token = cookie.strip_prefix("session=").unwrap();
        let session = self.app.reader.session(&code::token_hash(token)).unwrap().unwrap();
        (cookie, session.csrf)
    }

    pub async fn bearer(&self, login: &str) -> String {
        let body = format!(r#"{{"login":"{login}","password":"secret"}}"#);
        let answer = self.api("/api/session", &[], &body).await;
        format!("Bearer {}", answer.json()["token"].as_str().unwrap())
    }

    /// A machine's token, good until the end of 2027; a unit's is that of the lamps.
    pub async fn machine(&self, role: Role, scopes: &[Scope]) -> String {
        let unit = if role == Role::Unit { "lamps" } else { "works" };
        let name = format!("m{}", self.app.ids.uuid().as_u128());
        let until = self.app.world.calendar().instant(jiff::civil::date(2028, 1, 1).at(0, 0, 0, 0));
        let (secret, account, session) =
            machine::issue(&name, role, unit.parse().unwrap(), scopes.to_vec(), until).unwrap();
        self.app.engine.keep(Keeping::Account(account)).await.unwrap();
        self.app.engine.keep(Keeping::Session(session)).await.unwrap();
        secret
    }

    /// A case through the API: number and code.
    pub async fn case(&self, key: &str) -> (String, String) {
        let body = r#"{"kind":"help","category":"city.lamp","cell":"g1","title":"路灯","body":"路灯不亮三天了","name":"王小明","phone":"19900001234"}"#;
        let answer = self.api("/api/cases", &[("idempotency-key", key)], body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let json = answer.json();
        (json["number"].as_str().unwrap().into(), json["code"].as_str().unwrap().into())
    }
}

/// A small grey picture.
pub fn picture() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30).write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}
