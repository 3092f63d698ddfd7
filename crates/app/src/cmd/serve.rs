//! `yinuo serve`: the city answers.

use crate::cli::Serve;
use crate::simulated::Hand;
use crate::{clock, data, notify, reckon};
use anyhow::Context;
use std::process::ExitCode;
use std::sync::Arc;
use yinuo_journal_sqlite::Options;
use yinuo_kernel::Clock;

pub fn run(args: &Serve) -> anyhow::Result<ExitCode> {
    let filter = tracing_subscriber::EnvFilter::try_from_env("YINUO_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let packs = data::packs_of(&args.data.data)?;
    let options = Options { max_mb: args.max_mb };
    let hand = args.simulated_clock.as_deref().map(|instant| Hand::new(instant, args.listen)).transpose()?;
    let clock: Arc<dyn Clock> = match &hand {
        Some(hand) => hand.clock.clone(),
        None => clock::of(&args.data.data)?,
    };
    let app = data::open(&args.data, &packs, &options, clock, args.secure_cookies)?;
    let moved = reckon::anew(&app)?;
    if moved > 0 {
        tracing::info!(cases = moved, "deadlines reckoned anew after a holiday notice");
    }
    let postman = notify::start(&app, notify::Ways::of(&args.data.data)?)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(args.listen).await.with_context(|| {
            format!("cannot listen on {}: is something else there? choose another --listen", args.listen)
        })?;
        let address = listener.local_addr()?;
        let (router, _) = yinuo_web::site(app.clone());
        let router = match hand {
            Some(hand) => hand.over(router, app.clone()),
            None => router,
        };
        // One line that scripts wait for.
        println!("listening on http://{address}");
        // Streams of events have no end of their own: a stop must end them, or it waits for ever.
        let closing = {
            let app = app.clone();
            async move {
                stopped().await;
                app.engine.hush();
            }
        };
        axum::serve(listener, router).with_graceful_shutdown(closing).await?;
        anyhow::Ok(())
    })?;
    drop(postman);
    app.engine.stop();
    Ok(ExitCode::SUCCESS)
}

/// Ctrl-C, or the service manager's SIGTERM.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
