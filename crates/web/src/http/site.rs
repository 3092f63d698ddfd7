//! The list of routes. Adding one means saying who may use it: the signature has no other way.

use super::access::{Access, guard};
use crate::app::App;
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;

/// One classified route.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub path: &'static str,
    pub access: Access,
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
    pub fn route(mut self, path: &'static str, access: Access, methods: MethodRouter<App>) -> Site {
        let guarded = methods.layer(from_fn_with_state((self.app.clone(), access), guard));
        self.router = self.router.route(path, guarded);
        self.routes.push(Route { path, access });
        self
    }

    /// The finished router and the list of its routes.
    pub fn finish(self) -> (Router, Vec<Route>) {
        (self.router.with_state(self.app), self.routes)
    }
}
