//! The list of routes. Adding one means saying who may use it: the signature has no other way.

use super::access::{Access, Visit, guard};
use super::problem::Problem;
use crate::app::App;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;

/// One classified route.
#[derive(Clone, Debug)]
pub struct Route {
    pub path: &'static str,
    pub access: Access,
    /// The method the class is for, where a path has two classes; `None`: all it has.
    pub method: Option<Method>,
}

/// Routes under construction.
#[derive(Debug)]
pub struct Site {
    app: App,
    router: Router<App>,
    pub routes: Vec<Route>,
}

impl Site {
    pub fn new(app: App) -> Site {
        Site { app, router: Router::new(), routes: Vec::new() }
    }

    /// Adds a route behind its guard.
    #[must_use]
    pub fn route(self, path: &'static str, access: Access, methods: MethodRouter<App>) -> Site {
        self.add(Route { path, access, method: None }, methods)
    }

    /// Adds one method of a path whose methods differ in class; `methods` has just that one.
    #[must_use]
    pub fn one(self, method: Method, path: &'static str, access: Access, methods: MethodRouter<App>) -> Site {
        self.add(Route { path, access, method: Some(method) }, methods)
    }

    fn add(mut self, route: Route, methods: MethodRouter<App>) -> Site {
        let guarded = methods.layer(from_fn_with_state((self.app.clone(), route.access), guard));
        self.router = self.router.route(route.path, guarded);
        self.routes.push(route);
        self
    }

    /// The finished router and the list of its routes.
    pub fn finish(self) -> (Router, Vec<Route>) {
        let app = self.app.clone();
        let nowhere = |State(app): State<App>, uri: Uri, headers: HeaderMap| async move {
            Problem::not_found(&Visit::of(&app, uri.path(), &headers))
        };
        (self.router.fallback(nowhere).with_state(app), self.routes)
    }
}
